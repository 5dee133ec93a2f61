const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A date `YYYY-MM-DD` as people write it: `24 August 2010`. Throws RangeError where there is no such day. */
export function writtenDate(date: string): string {
  const day = instantOf(date);
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

/** The start of a date `YYYY-MM-DD`, in UTC. Throws RangeError where there is no such day. */
export function instantOf(date: string): Date {
  const instant = new Date(`${date}T00:00:00Z`);
  // The engine takes 31 February for 3 March.
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== date) {
    throw new RangeError(`Not a date as YYYY-MM-DD: ${date}`);
  }
  return instant;
}
