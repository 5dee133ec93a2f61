import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/awards/evaluate.js';
import type { Evidence, Result, ResultState } from '../../../src/awards/evidence.js';
import { explain } from '../../../src/awards/explain.js';
import { readPoints } from '../../../src/awards/points.js';
import {
  additional,
  complete,
  diplomaAward,
  functionalSkill,
  plts,
  principalLearning,
  project,
  sizes,
  workExperience,
} from './learner.js';

const codes = Object.keys(sizes) as (keyof typeof sizes)[];
const state = fc.constantFrom<ResultState>(
  'graded',
  'graded',
  'graded',
  'U',
  'absent',
  'X',
  'Q',
  'withdrawn',
  'awaited',
);
const dates = fc.constantFrom('2004-06-01', '2009-08-20', '2010-01-21', '2010-08-19');
const points = fc.tuple(fc.nat(130), fc.nat(99)).map(([whole, part]) => `${whole}.${part}`);
const grade = fc.constantFrom('A*', 'A', 'B', 'C', 'E');
const units = fc.option(
  fc
    .array(fc.record({ code: fc.constantFrom('U1', 'U2', 'U3'), state, points: fc.option(points) }), { maxLength: 4 })
    .map((list) => list.map((unit) => ({ ...unit, title: unit.code, grade: unit.state === 'graded' ? 'b' : null }))),
);

const anyResult: fc.Arbitrary<Result> = fc.oneof(
  fc
    .tuple(points, fc.record({ state, grade, awardDate: dates, units, level: fc.constantFrom(2, 3, 3) }))
    .map(([p, over]) => principalLearning(3, p, over)),
  fc.tuple(points, fc.record({ state, grade, awardDate: dates })).map(([p, over]) => project(3, p, over)),
  fc
    .tuple(
      fc.constantFrom('english', 'mathematics', 'ict'),
      fc.constantFrom(1, 2),
      fc.record({ state, awardDate: dates }),
    )
    .map(([subject, level, over]) => functionalSkill(subject, level, over)),
  // Hours and barring code belong to the qualification, so they are the same in all of its results.
  fc
    .tuple(fc.nat(5), fc.record({ state, awardDate: dates }))
    .map(([i, over]) =>
      additional(`9000003${i}`, 3, [60, 180, 360][i % 3] ?? 0, { ...over, barringCode: i < 3 ? 'ZZZZ' : 'JC7' }),
    ),
);
const anyEvidence: fc.Arbitrary<Evidence> = fc.record({
  line: fc.constantFrom('engineering', 'hospitality', undefined),
  results: fc.array(anyResult, { maxLength: 12 }),
  confirmations: fc.constantFrom({}, { plts }, { plts, workExperience }),
});

/** Higher is better: no grade, then unclassified, then the grades. */
function merit(grades: readonly string[], value: string | null): number {
  if (value === null) return -1;
  return value === 'U' ? 0 : grades.length - grades.indexOf(value);
}

describe('an evaluation', () => {
  it('does not depend on the order of the results', () => {
    const shuffled = anyEvidence.chain((evidence) =>
      fc.tuple(
        fc.constant(evidence),
        fc.shuffledSubarray([...evidence.results], { minLength: evidence.results.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([evidence, results]) => {
        const award = diplomaAward('advanced');
        expect(evaluate(award, { ...evidence, results })).toEqual(evaluate(award, evidence));
      }),
      { numRuns: 1000 },
    );
  });

  it('never gets worse by one more final result', () => {
    const final = anyResult.filter(
      (result) => result.state !== 'Q' && !result.units?.some((unit) => unit.state === 'Q'),
    );
    fc.assert(
      fc.property(anyEvidence, final, (evidence, more) => {
        const award = diplomaAward('advanced');
        const before = evaluate(award, evidence);
        const after = evaluate(award, { ...evidence, results: [...evidence.results, more] });
        expect(merit(award.grades, after.gradeSoFar)).toBeGreaterThanOrEqual(merit(award.grades, before.gradeSoFar));
        before.conditions.forEach((condition, i) => {
          if (condition.met) expect(after.conditions[i]?.met).toBe(true);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it.each(codes)('%s: more points never give a lower grade', (code) => {
    const award = diplomaAward(code);
    fc.assert(
      fc.property(points, points, points, (a, b, projectPoints) => {
        const [less, more] = [a, b].sort((x, y) => (readPoints(x) ?? 0) - (readPoints(y) ?? 0)) as [string, string];
        const low = evaluate(award, complete(code, less, projectPoints)).gradeSoFar;
        const high = evaluate(award, complete(code, more, projectPoints)).gradeSoFar;
        if (low !== 'U') expect(award.grades.indexOf(high ?? '')).toBeLessThanOrEqual(award.grades.indexOf(low ?? ''));
      }),
    );
  });

  it('awards exactly when every condition is met, and explains exactly what is not', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        const evaluation = evaluate(diplomaAward('advanced'), evidence);
        const open = evaluation.conditions.filter(({ met }) => !met);
        expect(evaluation.awarded).toBe(open.length === 0 && evaluation.gradeSoFar !== 'U');
        expect(evaluation.outcome === 'achieved').toBe(evaluation.awarded);
        expect(evaluation.grade).toBe(evaluation.awarded ? evaluation.gradeSoFar : null);
        for (const { met, pending, missing, actor } of evaluation.conditions) {
          expect(met && pending).toBe(false);
          expect(missing.length === 0).toBe(met);
          expect(actor === null).toBe(met);
        }
        const { lines } = explain(evaluation);
        expect(new Set(lines.map(({ condition }) => condition))).toEqual(new Set(open.map(({ id }) => id)));
        for (const { text } of lines) expect(text).toMatch(/^[A-Z].*[^.]\.$/);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves the evidence as it was', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        const before = structuredClone(evidence);
        evaluate(diplomaAward('advanced'), evidence);
        expect(evidence).toEqual(before);
      }),
    );
  });
});
