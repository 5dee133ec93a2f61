import type { Finding } from './finding.js';
import type { Points } from './points.js';
import type { Grading, PointsScale } from './scheme.js';

/** The overall grade, and the points behind it where points were added. Null: no grade can be given yet. */
export interface Graded {
  grade: string | null;
  points: Points | null;
}

const NOT_GRADED: Graded = { grade: null, points: null };

/** Works out the overall grade from what stands for the conditions that bring grades. All of these must be met. */
export function gradeOverall(grading: Grading, findings: readonly Finding[]): Graded {
  if (grading.kind === 'table') {
    const row = findings[grading.rows];
    const column = findings[grading.columns];
    if (row?.state !== 'met' || column?.state !== 'met') return NOT_GRADED;
    return { grade: grading.table.get(row.grade ?? '')?.get(column.grade ?? '') ?? null, points: null };
  }
  let points = 0;
  for (const index of grading.sum) {
    const finding = findings[index];
    if (finding?.state !== 'met' || finding.points === null) return NOT_GRADED;
    points += finding.points;
  }
  return { grade: gradeAt(grading.scale, points), points };
}

/** The grade for so many points: the highest boundary reached, or what stands below the lowest. */
export function gradeAt(scale: PointsScale, points: Points): string {
  for (const boundary of scale.boundaries) if (points >= boundary.from) return boundary.grade;
  return scale.below;
}

/** The fewest points that give a grade, for supposing a result of which only the grade is named. Null: no such grade. */
export function fewestPointsFor(scale: PointsScale, grade: string): Points | null {
  if (grade === scale.below) return 0;
  return scale.boundaries.find((boundary) => boundary.grade === grade)?.from ?? null;
}
