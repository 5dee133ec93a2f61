import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeAt } from '../../../src/awards/grading.js';
import { readPoints, writePoints } from '../../../src/awards/points.js';
import { pointsMisfit, unitScale } from '../../../src/awards/points-fit.js';
import { type PointsScale, scaleOf } from '../../../src/awards/scheme.js';
import { diplomaAward } from './learner.js';

const codes = ['foundation', 'higher', 'progression', 'advanced'] as const;
const scaleFor = (code: (typeof codes)[number], component: string) =>
  scaleOf(diplomaAward(code), component) as PointsScale;
const scales = codes.flatMap((code) => ['principalLearning', 'project'].map((part) => scaleFor(code, part)));

describe('points that are said with a grade', () => {
  it('fit exactly the grade that the scale gives them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...scales), fc.nat(200_000_000), (scale, value) => {
        const points = writePoints(value);
        const fitting = [...scale.boundaries.map(({ grade }) => grade), scale.below].filter(
          (grade) => pointsMisfit(scale, grade, points) === undefined,
        );
        expect(fitting).toEqual(value > scale.maximum ? [] : [gradeAt(scale, value)]);
      }),
      { seed: 20101004, numRuns: 1000 },
    );
  });

  it('that do not fit come back with the range that does, from the best grade to none', () => {
    const scale = scaleFor('higher', 'principalLearning');
    const ranges = ['A*', 'A', 'B', 'C', 'U'].map((grade) => pointsMisfit(scale, grade, '71'));
    expect(ranges).toEqual([
      { least: 'at least 56', most: 'at most 70' },
      { least: 'at least 42', most: 'less than 56' },
      { least: 'at least 28', most: 'less than 42' },
      { least: 'at least 14', most: 'less than 28' },
      { least: 'at least 0', most: 'less than 14' },
    ]);
  });

  it('are not looked at for a grade that the scale does not have', () => {
    expect(pointsMisfit(scaleFor('higher', 'project'), 'E', '71')).toBeUndefined();
  });

  it('fit nothing when they are no number', () => {
    expect(pointsMisfit(scaleFor('higher', 'project'), 'B', 'five')).toEqual({
      ...{ least: 'at least 4', most: 'less than 6' },
    });
  });
});

describe('the scale of a unit', () => {
  it('of 60 and of 90 hours at level 3 is what was published', () => {
    // Edexcel, June 2013, principal learning level 3.
    const boundariesOf = (glh: number) => {
      const { boundaries, maximum } = unitScale(scaleFor('advanced', 'principalLearning'), glh);
      return [maximum, ...boundaries.map(({ from }) => from)].map(writePoints);
    };
    expect(boundariesOf(60)).toEqual(['14', '12', '10', '8', '6', '4', '2']);
    expect(boundariesOf(90)).toEqual(['21', '18', '15', '12', '9', '6', '3']);
  });

  it.each([
    ['foundation', [60, 60, 60, 60]],
    ['higher', [60, 60, 60, 60, 60, 60, 60]],
    ['advanced', [90, 90, 60, 90, 60, 90, 60]],
  ] as const)('of each unit of a qualification (%s) adds up to that of the whole', (code, hours) => {
    const whole = scaleFor(code, 'principalLearning');
    const units = hours.map((glh) => unitScale(whole, glh));
    const sum = (of: (scale: PointsScale) => number) => units.reduce((total, scale) => total + of(scale), 0);
    expect(sum(({ maximum }) => maximum)).toBe(whole.maximum);
    whole.boundaries.forEach(({ from }, at) => {
      expect(sum(({ boundaries }) => boundaries[at]?.from ?? 0)).toBe(from);
    });
  });

  it('has the grades of the whole, and boundaries that fall, of hours that do not divide by 30 too', () => {
    const whole = scaleFor('higher', 'principalLearning');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), (glh) => {
        const { boundaries, below, maximum } = unitScale(whole, glh);
        expect(boundaries.map(({ grade }) => grade)).toEqual(['A*', 'A', 'B', 'C']);
        expect(below).toBe('U');
        const falling = [maximum, ...boundaries.map(({ from }) => from), 0];
        for (const [at, points] of falling.entries())
          if (at > 0) expect(points).toBeLessThan(falling[at - 1] as number);
        // What is written can be read again: no more than six decimals.
        for (const points of falling) expect(readPoints(writePoints(points))).toBe(points);
      }),
      { seed: 20101004 },
    );
  });
});
