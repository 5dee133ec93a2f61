import { type Count, type Dimension, type Measure, notKnown, ofGroup, regions, sexes } from './dimensions.js';
import type { Figures } from './rounding.js';

/** What is asked of the figures. */
export interface Question {
  readonly by: readonly Dimension[];
  readonly only: Readonly<Partial<Record<Dimension, string | undefined>>>;
}

export interface Row {
  readonly place: Readonly<Partial<Record<Dimension, string>>>;
  readonly count: number;
}

/** The values that there are to break down by, in their order. */
export interface Values {
  readonly academicYear: readonly string[];
  readonly line: readonly string[];
  /** The grades of each level, best first. */
  readonly grades: ReadonlyMap<string, readonly string[]>;
}

/**
 * The total of what is asked for, and a row for every value that there can be, whether anybody is there or not: which
 * rows there are tells nothing. Years, lines and levels are told by groups, everything else by parts.
 */
export function tableOf(figures: Figures, { by, only }: Question, values: Values): { total: number; rows: Row[] } {
  const asked = ({ place }: Count) =>
    Object.entries(only).every(([name, value]) => value === undefined || place[name as Dimension] === value);
  const groups = figures.groups.filter(asked);
  const counts = by.every((dimension) => ofGroup.includes(dimension)) ? groups : figures.parts.filter(asked);
  const sums = new Map<string, number>();
  for (const { place, count } of counts) {
    const key = keyOf(by, place);
    sums.set(key, (sums.get(key) ?? 0) + count);
  }
  return {
    total: groups.reduce((sum, { count }) => sum + count, 0),
    rows:
      by.length === 0
        ? []
        : placesOf(by, only, values).map((place) => ({ place, count: sums.get(keyOf(by, place)) ?? 0 })),
  };
}

/** How many parts a group has, in which there is anybody or not. */
export function partsOf(measure: Measure, level: string | undefined, { grades }: Pick<Values, 'grades'>): number {
  const parts = sexes.length * (regions.length + 1);
  return measure === 'awards' ? parts * (grades.get(level ?? '')?.length ?? 0) : parts;
}

/** Every combination of values, but for grades that a level does not have. */
function placesOf(by: readonly Dimension[], only: Question['only'], values: Values): Row['place'][] {
  let places: Row['place'][] = [{}];
  for (const dimension of by) {
    places = places.flatMap((place) =>
      valuesOf(dimension, values)
        .filter((value) => only[dimension] === undefined || only[dimension] === value)
        .map((value) => ({ ...place, [dimension]: value })),
    );
  }
  return places.filter(({ level = only.level, grade }) => {
    const known = level === undefined ? undefined : values.grades.get(level);
    return grade === undefined || known === undefined || known.includes(grade);
  });
}

function valuesOf(dimension: Dimension, { academicYear, line, grades }: Values): readonly string[] {
  switch (dimension) {
    case 'academicYear':
      return academicYear;
    case 'line':
      return line;
    case 'level':
      return [...grades.keys()];
    case 'grade': {
      // The level with the most has them all, in their order.
      const all = [...grades.values()].toSorted((a, b) => b.length - a.length);
      return [...new Set(all.flat())];
    }
    case 'sex':
      return sexes;
    case 'region':
      return [...regions, notKnown];
  }
}

function keyOf(by: readonly Dimension[], place: Row['place']): string {
  return by.map((dimension) => place[dimension]).join(' ');
}

/** The dimensions of a table, in the order asked for, each once. */
export function askedBy(...by: readonly (Dimension | undefined)[]): Dimension[] {
  return [...new Set(by)].filter((one) => one !== undefined);
}
