import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseForHours } from '../../../src/awards/conditions/hours-choice.js';
import type { Result } from '../../../src/awards/evidence.js';
import { additional } from './learner.js';

const qualifications = Array.from({ length: 7 }, (_, i) => ({ qan: `9000010${i}` }));

/** Up to eight results of seven qualifications; what belongs to the qualification is the same in all of its results. */
const someResults = fc
  .tuple(
    fc.array(
      fc.record({ glh: fc.constantFrom(30, 60, 60, 90, 120, 180, 360), code: fc.constantFrom('ZZZZ', 'JC7', 'JL7') }),
      {
        ...{ minLength: 7, maxLength: 7 },
      },
    ),
    fc.array(fc.record({ which: fc.nat(6), date: fc.constantFrom('2009-08-20', '2010-01-21', '2010-08-19') }), {
      maxLength: 8,
    }),
  )
  .map(([kinds, taken]) =>
    taken.map(({ which, date }): Result => {
      const kind = kinds[which] ?? { glh: 0, code: 'ZZZZ' };
      return additional(qualifications[which]?.qan ?? '', 3, kind.glh, { barringCode: kind.code, awardDate: date });
    }),
  );

function everySet(results: readonly Result[]): Result[][] {
  let sets: Result[][] = [[]];
  for (const result of results) sets = sets.concat(sets.map((set) => [...set, result]));
  return sets.filter((set) => {
    const codes = set.map((one) => one.barringCode).filter((code) => code !== 'ZZZZ');
    const qans = set.map((one) => one.qan);
    return new Set(codes).size === codes.length && new Set(qans).size === qans.length;
  });
}

const hoursOf = (set: readonly Result[]) => set.reduce((sum, one) => sum + one.glh, 0);
const inWords = (set: readonly Result[]) => set.map((one) => `${one.awardDate} ${one.qan}`).sort();

/** The rule as it is written down, by trying every set. */
function byHand(results: readonly Result[], minimum: number): { set: string[] | null; most: number } {
  const sets = everySet(results);
  const reaching = sets.filter((set) => hoursOf(set) >= minimum);
  const fewest = Math.min(...reaching.map((set) => set.length));
  const best = reaching
    .filter((set) => set.length === fewest)
    .map(inWords)
    .sort((a, b) => (a.join() < b.join() ? -1 : 1));
  return { set: best[0] ?? null, most: Math.max(...sets.map(hoursOf)) };
}

describe('the choice of additional and specialist learning', () => {
  it('is the fewest qualifications that reach the hours, of these the earliest awarded, as trying every set finds', () => {
    fc.assert(
      fc.property(someResults, fc.constantFrom(0, 60, 120, 180, 360), (results, minimum) => {
        const choice = chooseForHours(results, minimum, 'ZZZZ');
        const { set, most } = byHand(results, minimum);
        expect(choice.reached).toBe(set !== null);
        expect(choice.glh).toBe(hoursOf(choice.results));
        if (set) expect(inWords(choice.results)).toEqual(set);
        else expect(choice.glh).toBe(most);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not depend on the order of the results', () => {
    fc.assert(
      fc.property(
        someResults.chain((results) =>
          fc.tuple(fc.constant(results), fc.shuffledSubarray(results, { minLength: results.length })),
        ),
        ([results, shuffled]) => {
          expect(chooseForHours(shuffled, 180, 'ZZZZ')).toEqual(chooseForHours(results, 180, 'ZZZZ'));
        },
      ),
    );
  });

  it('prefers one large qualification to several small ones that came earlier', () => {
    const small = [0, 1].map((i) => additional(`9000011${i}`, 3, 180, { awardDate: '2009-08-20' }));
    const large = additional('90000120', 3, 360);
    expect(chooseForHours([...small, large], 360, 'ZZZZ').results).toEqual([large]);
  });
});
