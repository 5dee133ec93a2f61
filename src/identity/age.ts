/**
 * How long ago, in milliseconds, something was learned that may only be used for a time.
 * A clock that was set back says nothing about it, so something from the future counts as infinitely old.
 */
export function ageOf(learnedAt: number, now: Date): number {
  const elapsed = now.getTime() - learnedAt;
  return elapsed < 0 ? Number.POSITIVE_INFINITY : elapsed;
}
