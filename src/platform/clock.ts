/** The wall's clock. Everything that asks the time takes one, so that tests can move it. */
export type Clock = () => Date;

export const wallClock: Clock = () => new Date();

const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** An instant by a realm's clock, as RFC 3339 in UTC, and the date of it in the United Kingdom. */
export function realmTime(clock: Clock, offsetMs: number): { now: string; today: string } {
  const instant = new Date(clock().getTime() + offsetMs);
  return { now: instant.toISOString(), today: dateInUnitedKingdom(instant) };
}

/** The date of an instant in the United Kingdom, `YYYY-MM-DD`. */
export function dateInUnitedKingdom(instant: Date): string {
  return london.format(instant);
}
