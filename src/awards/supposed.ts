import type { Result } from './evidence.js';
import { fewestPointsFor } from './grading.js';
import { writePoints } from './points.js';
import type { PlannedQualification } from './programme.js';
import { type Award, scaleOf } from './scheme.js';

/** A result that someone supposes: what if it stood? */
export interface Supposed {
  readonly grade?: string | undefined;
  /** Weighted points, a decimal number in text. */
  readonly points?: string | undefined;
  readonly units?:
    | readonly { readonly code: string; readonly grade?: string | undefined; readonly points: string }[]
    | undefined;
}

/** True when the award's scale for this component has the grade, or the component has no scale. */
export function hasGrade(award: Award, component: string, grade: string): boolean {
  const scale = scaleOf(award, component);
  return scale === null || fewestPointsFor(scale, grade) !== null;
}

/** The supposed result of a qualification on a day. A grade without points is taken at the fewest points that give it. */
export function supposedResult(
  award: Award,
  qualification: PlannedQualification,
  supposed: Supposed,
  day: string,
): Result {
  const { qan, title, component, subject, level, gradeLevels, glh, barringCode, lines, minimumAge } = qualification;
  const { grade, units } = supposed;
  const planned = qualification.units ?? [];
  return {
    ...{ qan, title, component, subject, level, gradeLevels, glh, barringCode, lines, minimumAge },
    grade,
    points: supposed.points ?? fewestPoints(award, component, grade),
    state: grade === 'U' || grade === 'X' || grade === 'Q' ? grade : 'graded',
    awardDate: day,
    expectedUnits: planned.map((unit) => unit.code),
    units:
      units?.map((unit) => ({
        ...unit,
        title: planned.find((known) => known.code === unit.code)?.title ?? unit.code,
        // Units have small letters.
        state: unit.grade === 'u' ? 'U' : 'graded',
      })) ?? null,
  };
}

function fewestPoints(award: Award, component: string, grade: string | undefined): string | null {
  const scale = scaleOf(award, component);
  const points = scale === null || grade === undefined ? null : fewestPointsFor(scale, grade);
  return points === null ? null : writePoints(points);
}
