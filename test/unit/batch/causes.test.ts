import { describe, expect, it } from 'vitest';
import { causesOf, fold } from '../../../src/batch/response/causes.js';
import type { ResponseLine } from '../../../src/batch/response/lines.js';

const refused = (line: number, rule: string, message: string, column?: string): ResponseLine => ({
  ...{ line, record: 'A', cells: [], outcome: 'REFUSED' },
  errors: [{ rule, message, fix: 'Mend it.', actor: 'centre', ...(column === undefined ? {} : { column }) }],
});

describe('causes', () => {
  it('are the same where rule, column and words are, the most frequent first, with their lines', () => {
    const lines = [
      refused(2, 'line-unknown', 'There is no line xx.', 'LineOfLearning'),
      refused(3, 'age-range', 'Too old.', 'DateOfBirth'),
      refused(4, 'line-unknown', 'There is no line xx.', 'LineOfLearning'),
      refused(5, 'line-unknown', 'There is no line yy.', 'LineOfLearning'),
    ];
    expect(causesOf(lines).map(({ message, count, lines: at }) => [message, count, at])).toEqual([
      ['There is no line xx.', 2, [2, 4]],
      ['Too old.', 1, [3]],
      ['There is no line yy.', 1, [5]],
    ]);
  });

  it('name the first 1,000 lines, and count all', () => {
    const lists = Array.from({ length: 3 }, (_, list) =>
      causesOf(Array.from({ length: 800 }, (_one, n) => refused(list * 800 + n, 'age-range', 'Too old.'))),
    );
    expect(fold(lists.flat())).toMatchObject([{ count: 2400 }]);
    expect(fold(lists.flat())[0]?.lines).toHaveLength(1000);
  });

  it('are few, even where every row names something else: no refusal is left out of the count', () => {
    const lines = Array.from({ length: 5000 }, (_, n) =>
      refused(n, 'row-type-unknown', `There is no record type ${n}.`),
    );
    const causes = [lines.slice(0, 2500), lines.slice(2500)].reduce<ReturnType<typeof fold>>(
      (folded, list) => fold(folded.concat(causesOf(list))),
      [],
    );
    expect(causes.length).toBeLessThan(110);
    expect(causes.reduce((sum, { count }) => sum + count, 0)).toBe(5000);
    expect(causes[0]).toMatchObject({ message: 'Every record is of a type that there is.' });
  });
});
