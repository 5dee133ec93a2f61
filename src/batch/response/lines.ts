import type { Outcome } from '../definitions/definition.js';
import type { RowError } from '../rows/read-row.js';

/**
 * A record of a response: what was sent, and what became of it. The header, the headings and the trailer have no
 * outcome. Responses are kept as JSON lines, a line a record; the CSV is made from them.
 */
export interface ResponseLine {
  /** Where the record stands in the file that was sent. */
  readonly line: number;
  /** Its type, `headings`, or nothing where all records are of one type. */
  readonly record: string;
  readonly cells: readonly string[];
  readonly outcome?: Outcome;
  /** The ids of what was done, as they stand in the learner's history. */
  readonly transactions?: readonly string[];
  readonly errors?: readonly RowError[];
  readonly repairs?: readonly string[];
}

export function jsonLines(lines: readonly ResponseLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** The records of kept JSON lines. All at once, as one value, which is faster than one at a time. */
export function linesOf(content: string): ResponseLine[] {
  return JSON.parse(`[${content.trimEnd().replaceAll('\n', ',')}]`) as ResponseLine[];
}
