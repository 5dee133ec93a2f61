import type { Delimiter } from './notes.js';

const delimiters: readonly Delimiter[] = [',', ';', '\t'];

/** What stands most often between the cells of a line, outside quotation marks. A comma when in doubt. */
export function delimiterOf(line: string): Delimiter {
  const outside = line.split('"').filter((_part, index) => index % 2 === 0);
  const counts = delimiters.map((delimiter) =>
    outside.reduce((count, part) => count + part.split(delimiter).length - 1, 0),
  );
  // The first of equals: the comma leads.
  return delimiters[counts.indexOf(Math.max(...counts))]!;
}
