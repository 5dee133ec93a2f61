// Time in the United Kingdom, by the rule that holds since 1996: summer time from the last Sunday in March to the last in
// October, changing at 01:00 UTC. Written out because decisions may not depend on what a machine knows of time zones.

const hour = 3_600_000;

/** Midnight at the beginning of a date (`YYYY-MM-DD`) in the United Kingdom, as RFC 3339 in UTC with milliseconds. */
export function ukMidnight(date: string): string {
  const utc = Date.parse(`${date}T00:00:00.000Z`);
  // At midnight of the day on which the clocks change they have not changed yet.
  const isSummer = date > lastSunday(date, 3) && date <= lastSunday(date, 10);
  return new Date(isSummer ? utc - hour : utc).toISOString();
}

/** The instant at which a date is over in the United Kingdom: what is good until then is good on that day. */
export function ukDayEnd(date: string): Date {
  return new Date(ukMidnight(plusDays(date, 1)));
}

/** The last date on which something is good that is good until this instant. */
export function lastUkDay(end: Date): string {
  return ukDate(new Date(end.getTime() - 1).toISOString());
}

/** The date of an instant in the United Kingdom. */
export function ukDate(instant: string): string {
  const year = instant.slice(0, 4);
  const isSummer =
    instant >= `${lastSunday(year, 3)}T01:00:00.000Z` && instant < `${lastSunday(year, 10)}T01:00:00.000Z`;
  return isSummer ? new Date(Date.parse(instant) + hour).toISOString().slice(0, 10) : instant.slice(0, 10);
}

/** The date so many days on. */
export function plusDays(date: string, days: number): string {
  return new Date(dayOf(date) + days * 24 * hour).toISOString().slice(0, 10);
}

/** How many days lie between two dates: positive when the second is the later one. */
export function daysBetween(from: string, to: string): number {
  return (dayOf(to) - dayOf(from)) / (24 * hour);
}

/** Midnight in UTC of a date, in milliseconds. */
function dayOf(date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
}

const sundays = new Map<string, string>();

/** The last Sunday in March or October (of 31 days both) of the year that the text begins with. */
function lastSunday(text: string, month: 3 | 10): string {
  const key = `${text.slice(0, 4)}-${String(month).padStart(2, '0')}`;
  let found = sundays.get(key);
  if (found === undefined) {
    const last = new Date(`${key}-31T00:00:00.000Z`);
    found = `${key}-${31 - last.getUTCDay()}`;
    sundays.set(key, found);
  }
  return found;
}
