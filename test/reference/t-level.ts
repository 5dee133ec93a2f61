// The rules of award of T Levels a second time, as plain tables. Source: Department for Education,
// tl-results-and-certification (public repository): grade lookup data, and the strategies for the overall grade, for two
// specialisms, and for several results of one component.

export type TLevelTable = '2020-a' | '2020-b' | '2021-1' | '2021-2';

export const coreGrades = ['A*', 'A', 'B', 'C', 'D', 'E'] as const;
export const specialismGrades = ['Distinction', 'Merit', 'Pass'] as const;

export type Placement = 'none' | 'completed' | 'completedWithSpecialConsideration';

export interface TLevelLearner {
  table: TLevelTable;
  /** The results of the core over the series: grades, `U`, `X`, `Q`. */
  core: readonly string[];
  /** One or two specialisms, each with its results over the series. */
  specialisms: readonly (readonly string[])[];
  placement: Placement;
}

export interface TLevelAnswer {
  outcome: 'graded' | 'partialAchievement' | 'pending' | 'unclassified' | 'noResult';
  grade: string | null;
  document: 'certificate' | 'statementOfAchievement' | 'none';
}

// Rows are core grades from A* down; in a row: specialism at Distinction, Merit, Pass.
const tables: Record<TLevelTable, string[]> = {
  '2020-a': ['D* D D', 'D D M', 'D M M', 'M M P', 'M P P', 'P P P'],
  '2020-b': ['D* D M', 'D D M', 'D M M', 'D M P', 'M P P', 'P P P'],
  '2021-1': ['D* D D', 'D D M', 'D M M', 'D M P', 'M M P', 'M P P'],
  '2021-2': ['D* D M', 'D D M', 'D M M', 'D M P', 'D M P', 'M P P'],
};

const inFull: Record<string, string> = { 'D*': 'Distinction*', D: 'Distinction', M: 'Merit', P: 'Pass' };

// In either order.
const twoSpecialisms: Record<string, string> = {
  'Distinction Distinction': 'Distinction',
  'Distinction Merit': 'Distinction',
  'Distinction Pass': 'Merit',
  'Merit Merit': 'Merit',
  'Merit Pass': 'Pass',
  'Pass Pass': 'Pass',
};

/** Works out one learner's T Level from the tables alone. */
export function tLevelByTheTables(learner: TLevelLearner): TLevelAnswer {
  const core = best(learner.core, coreGrades);
  const each = learner.specialisms.map((results) => best(results, specialismGrades));
  const specialism = each.length === 2 ? together(each[0] ?? null, each[1] ?? null) : (each[0] ?? null);

  if (core === 'Q' || specialism === 'Q') return { outcome: 'pending', grade: null, document: 'none' };
  if (learner.placement !== 'none') {
    const cores: readonly (string | null)[] = coreGrades;
    const specialisms: readonly (string | null)[] = specialismGrades;
    const row = tables[learner.table][cores.indexOf(core)];
    const cell = row?.split(' ')[specialisms.indexOf(specialism)];
    if (cell) return { outcome: 'graded', grade: inFull[cell] ?? null, document: 'certificate' };
    return { outcome: 'partialAchievement', grade: null, document: 'statementOfAchievement' };
  }
  const pair = [core, specialism];
  const started2020 = learner.table.startsWith('2020');
  if (pair.every((one) => one === 'U')) return { outcome: 'unclassified', grade: null, document: 'none' };
  if (pair.every((one) => one === null || one === 'X' || one === 'U')) {
    const unclassified = started2020 && pair.includes('U');
    return { outcome: unclassified ? 'unclassified' : 'noResult', grade: null, document: 'none' };
  }
  return { outcome: 'partialAchievement', grade: null, document: 'statementOfAchievement' };
}

/** A pending result anywhere in the history stands; otherwise the best. Null: nothing received. */
function best(results: readonly string[], grades: readonly string[]): string | null {
  for (const one of ['Q', ...grades, 'U', 'X']) if (results.includes(one)) return one;
  return null;
}

function together(a: string | null, b: string | null): string | null {
  for (const one of ['Q', 'X', null, 'U']) if (a === one || b === one) return one;
  return twoSpecialisms[`${a} ${b}`] ?? twoSpecialisms[`${b} ${a}`] ?? null;
}
