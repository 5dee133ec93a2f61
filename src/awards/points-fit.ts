import { gradeAt } from './grading.js';
import { type Points, readPoints, writePoints } from './points.js';
import type { PointsScale } from './scheme.js';

/** From and to which points a grade goes, in words: `at least 4`, `less than 6`, `at most 10`. */
export interface PointsRange {
  readonly least: string;
  readonly most: string;
}

/**
 * The range of a grade on a scale, when the points are not in it; undefined when they are. What stands below the lowest
 * boundary is a range too. A grade that the scale does not have fits nothing, and is not looked at here.
 */
export function pointsMisfit(scale: PointsScale, grade: string, points: string): PointsRange | undefined {
  const value = readPoints(points);
  if (value !== null && value <= scale.maximum && gradeAt(scale, value) === grade) return undefined;
  const at = scale.boundaries.findIndex((boundary) => boundary.grade === grade);
  if (at === -1 && grade !== scale.below) return undefined;
  const least = scale.boundaries[at]?.from ?? 0;
  const next = at === -1 ? scale.boundaries.at(-1) : scale.boundaries[at - 1];
  const most = next === undefined ? `at most ${writePoints(scale.maximum)}` : `less than ${writePoints(next.from)}`;
  return { least: `at least ${writePoints(least)}`, most };
}

/**
 * The scale of a unit of so many guided learning hours, from that of its qualification: as many bands, all of one size,
 * and one point more a band for 30 hours. At level 3 this fits every published boundary (Edexcel, June 2013); at the
 * other levels it is the same reconstruction that the qualification's own scale is.
 */
export function unitScale({ boundaries, below }: PointsScale, glh: number): PointsScale {
  const band: Points = (1_000_000 * glh) / 30;
  const bands = boundaries.length;
  return {
    maximum: Math.ceil(band * (bands + 1)),
    // A boundary between two millionths is reached by the higher one.
    boundaries: boundaries.map(({ grade }, index) => ({ grade, from: Math.ceil(band * (bands - index)) })),
    below,
  };
}
