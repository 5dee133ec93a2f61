import type { RowError } from '../rows/read-row.js';
import type { ResponseLine } from './lines.js';

/** Records that were refused for one and the same reason. */
export interface Cause extends RowError {
  readonly count: number;
  /** The lines of the first of them. */
  readonly lines: readonly number[];
}

/** As many lines as are named of one cause. */
const mostLines = 1000;

/** Thousands of errors as the few causes behind them, the most frequent first. */
export function causesOf(lines: readonly ResponseLine[]): Cause[] {
  return fold(lines.flatMap(({ line, errors = [] }) => errors.map((error) => ({ ...error, count: 1, lines: [line] }))));
}

/** The same causes of several lists as one. */
export function fold(causes: readonly Cause[]): Cause[] {
  const folded = new Map<string, Cause & { count: number; lines: number[] }>();
  for (const cause of causes) {
    const key = JSON.stringify([cause.rule, cause.column, cause.message]);
    const known = folded.get(key);
    if (known === undefined) folded.set(key, { ...cause, lines: [...cause.lines] });
    else {
      known.count += cause.count;
      if (known.lines.length < mostLines) known.lines.push(...cause.lines.slice(0, mostLines - known.lines.length));
    }
  }
  return [...folded.values()].sort((one, other) => other.count - one.count);
}
