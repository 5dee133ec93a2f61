import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Count, Place } from '../../../src/statistics/dimensions.js';
import { type Figures, rounded, roundedPart } from '../../../src/statistics/rounding.js';

const draws = [0, 1, 2, 3, 4];
const group = { academicYear: '2009/10', line: 'engineering', level: 'higher' };
const parts = ['north-east', 'london', 'south-west'] as const;

/** The counts of a group's parts, and those with nobody in them left out: the statement does not find them. */
function counted(counts: readonly number[], regions: readonly string[] = parts): Count[] {
  return counts
    .map((count, index) => ({ place: { ...group, sex: 'female', region: regions[index] as string }, count }))
    .filter(({ count }) => count > 0);
}

/** What is shown of a group: the parts in their order, and the group. */
function shown(figures: Figures, regions: readonly string[] = parts): number[] {
  const of = (region: string) => figures.parts.find(({ place }) => place.region === region)?.count ?? 0;
  return [...regions.map(of), figures.groups[0]?.count ?? 0];
}

const drawsOf =
  (given: readonly number[], regions: readonly string[] = parts) =>
  (place: Place) =>
    given[regions.indexOf(place.region as string)] as number;

describe('a part', () => {
  it('is shown as a multiple of 5 that is less than 5 away', () => {
    for (let count = 0; count <= 30; count++) {
      for (const draw of draws) {
        const figure = roundedPart(count, draw);
        expect(figure % 5).toBe(0);
        expect(Math.abs(figure - count)).toBeLessThan(5);
      }
    }
  });

  it('is on average shown as it is', () => {
    for (let count = 0; count <= 30; count++)
      expect(draws.reduce((sum, draw) => sum + roundedPart(count, draw), 0)).toBe(count * draws.length);
  });

  it('with nobody in it is shown as one with a few', () => {
    expect(draws.map((draw) => roundedPart(0, draw))).toEqual([0, 0, 0, 0, 0]);
    expect(draws.map((draw) => roundedPart(4, draw))).toEqual([0, 5, 5, 5, 5]);
  });

  it('grows only with those in it', () => {
    for (const draw of draws)
      for (let count = 0; count < 30; count++)
        expect(roundedPart(count + 1, draw)).toBeGreaterThanOrEqual(roundedPart(count, draw));
  });
});

describe('a group', () => {
  it.each([
    [0, 0],
    [2, 0],
    [3, 5],
    [7, 5],
    [8, 10],
    [112, 110],
  ])('of %i is shown as %i, the nearest multiple of 5', (count, figure) => {
    expect(
      shown(
        rounded(
          counted([count]),
          () => 2,
          () => 30,
        ),
      ).at(-1),
    ).toBe(figure);
  });

  it('is not shown where all its parts would have to be at their extremes', () => {
    // Each part is 6 at least, as it is shown: with 15 for the group, no part could be anything else.
    expect(shown(rounded(counted([6, 6, 0]), drawsOf([4, 4, 0]), () => 3))).toEqual([10, 10, 0, 15]);
    // And with all at their most.
    expect(
      shown(
        rounded(
          counted([4, 4, 4]),
          () => 0,
          () => 3,
        ),
      ),
    ).toEqual([0, 0, 0, 10]);
  });

  it('is told apart from other years, lines and levels', () => {
    const others = counted([8]).map(({ place, count }) => ({ place: { ...place, line: 'society' }, count }));
    const { groups } = rounded(
      [...counted([3]), ...others],
      () => 0,
      () => 30,
    );
    expect(groups).toEqual([
      { place: group, count: 5 },
      { place: { ...group, line: 'society' }, count: 10 },
    ]);
  });
});

/** Draws that round down, and up. */
const downOrUp = [0, 4];

/** Which counts of three parts lead to the same figures, whatever chance did. Counts up to 9 are all that 5 can stand for. */
function byFigures(): Map<string, number[][]> {
  const found = new Map<string, number[][]>();
  const upTo = Array.from({ length: 10 }, (_, count) => count);
  for (const a of upTo)
    for (const b of upTo)
      for (const c of upTo)
        for (const one of downOrUp)
          for (const two of downOrUp)
            for (const three of downOrUp) {
              const figures = shown(rounded(counted([a, b, c]), drawsOf([one, two, three]), () => 3));
              if (figures.slice(0, 3).some((figure) => figure > 5)) continue;
              const key = figures.join(' ');
              const all = found.get(key) ?? [];
              all.push([a, b, c]);
              found.set(key, all);
            }
  return found;
}

describe('all figures of a group together', () => {
  it('leave at least three counts possible, of every part and of all that parts come to', () => {
    const all = byFigures();
    expect(all.size).toBeGreaterThan(20);
    for (const [figures, counts] of all) {
      for (let some = 1; some < 8; some++) {
        const sums = new Set(
          counts.map((one) => one.reduce((sum, count, index) => sum + (some & (1 << index) ? count : 0), 0)),
        );
        expect(sums.size, `${figures}, parts ${some.toString(2)}`).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('cannot be told from neighbours, however many parts there are', () => {
    const aGroup = fc.array(fc.record({ count: fc.nat({ max: 40 }), draw: fc.nat({ max: 4 }) }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(aGroup, fc.nat(), (members, which) => {
        const regions = members.map((_, index) => `part ${index}`);
        const counts = members.map(({ count }) => count);
        const figures = shown(
          rounded(
            counted(counts, regions),
            drawsOf(
              members.map(({ draw }) => draw),
              regions,
            ),
            () => members.length,
          ),
          regions,
        );
        const range = knowable(
          figures.at(-1) as number,
          figures.slice(0, -1),
          (index) => index === which % members.length,
        );
        const count = counts[which % members.length] as number;
        expect(range.least).toBeLessThanOrEqual(count);
        expect(range.most).toBeGreaterThanOrEqual(count);
        expect(range.most - range.least).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 500 },
    );
  });

  it('leave four threes open, of which figures to the nearest 5 would tell', () => {
    // Four parts shown as 5 would be 3 at least each, and a group shown as 10 would be 12 at most.
    const regions = [...parts, 'south-east'];
    const figures = shown(
      rounded(
        counted([3, 3, 3, 3], regions),
        () => 4,
        () => 30,
      ),
      regions,
    );
    expect(figures).toEqual([5, 5, 5, 5, 10]);
    expect(knowable(10, figures.slice(0, -1), (index) => index === 0)).toEqual({ least: 1, most: 9 });
  });
});

/** What a count can be, for whoever puts together all that is shown of a group. */
function knowable(
  figure: number,
  figures: readonly number[],
  isMeant: (index: number) => boolean,
): { least: number; most: number } {
  const within = { least: 0, most: 0 };
  const without = { least: 0, most: 0 };
  for (const [index, one] of figures.entries()) {
    const side = isMeant(index) ? within : without;
    side.least += Math.max(0, one - 4);
    side.most += one + 4;
  }
  const least = within.least + without.least;
  const most = within.most + without.most;
  // The nearest multiple was shown, or the one that the parts left open.
  const ofGroup = {
    least: least > figure - 5 ? Math.min(figure - 2, least) : figure - 2,
    most: most < figure + 5 ? Math.max(figure + 2, most) : figure + 2,
  };
  return {
    least: Math.max(within.least, ofGroup.least - without.most),
    most: Math.min(within.most, ofGroup.most - without.least),
  };
}
