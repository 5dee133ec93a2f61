import type { Result } from '../evidence.js';
import { inOrder } from '../finding.js';

/** A set of results that may count together, and the hours they come to. */
export interface HoursChoice {
  results: Result[];
  glh: number;
  reached: boolean;
}

/**
 * Chooses which results count towards a minimum of guided learning hours. Two with the same barring code cannot both
 * count, nor can one qualification count twice; the free code bars nothing.
 *
 * How the original service chose among several valid sets is not known. This one takes the fewest qualifications that
 * reach the minimum; of such sets the one whose qualifications were awarded earliest (their dates and QANs compared one
 * after the other). Where no set reaches it, it takes the set with the most hours. The choice cannot change a grade.
 */
export function chooseForHours(results: readonly Result[], minimum: number, freeCode: string): HoursChoice {
  const ordered = eachOnce([...results].sort(inOrder));
  const keys = ordered.map((result) => barringKey(result, freeCode));
  const most = largestPerKey(ordered, keys);
  const sizes = most.map((result) => result.glh).sort((a, b) => b - a);

  let count = 0;
  let glh = 0;
  while (glh < minimum && count < sizes.length) {
    glh += sizes[count] as number;
    count += 1;
  }
  if (glh < minimum) return { results: most, glh, reached: false };

  const chosen: Result[] = [];
  const used = new Set<string>();
  let needed = minimum;
  for (let i = 0; i < ordered.length && chosen.length < count; i += 1) {
    const result = ordered[i] as Result;
    const key = keys[i] as string;
    if (used.has(key)) continue;
    used.add(key);
    // The earliest result is taken whenever what comes after it can still make up the rest.
    if (result.glh + largestSum(ordered, keys, i + 1, count - chosen.length - 1, used) >= needed) {
      chosen.push(result);
      needed -= result.glh;
    } else used.delete(key);
  }
  return { results: chosen, glh: minimum - needed, reached: true };
}

/** What a result shares with those it bars: its barring code, or only itself. */
export function barringKey(result: Result, freeCode: string): string {
  const code = result.barringCode;
  return !code || code === freeCode ? `qan ${result.qan}` : code;
}

function eachOnce(ordered: Result[]): Result[] {
  return ordered.filter((result, i) => ordered.findIndex((other) => other.qan === result.qan) === i);
}

function largestPerKey(ordered: readonly Result[], keys: readonly string[]): Result[] {
  const largest = new Map<string, Result>();
  ordered.forEach((result, i) => {
    const key = keys[i] as string;
    const held = largest.get(key);
    if (!held || result.glh > held.glh) largest.set(key, result);
  });
  return [...largest.values()];
}

function largestSum(
  ordered: readonly Result[],
  keys: readonly string[],
  from: number,
  count: number,
  used: ReadonlySet<string>,
): number {
  if (count === 0) return 0;
  const largest = new Map<string, number>();
  for (let i = from; i < ordered.length; i += 1) {
    const key = keys[i] as string;
    const glh = (ordered[i] as Result).glh;
    if (!used.has(key) && glh > (largest.get(key) ?? -1)) largest.set(key, glh);
  }
  const sizes = [...largest.values()].sort((a, b) => b - a);
  let sum = 0;
  for (let i = 0; i < count && i < sizes.length; i += 1) sum += sizes[i] as number;
  return sizes.length < count ? Number.NEGATIVE_INFINITY : sum;
}
