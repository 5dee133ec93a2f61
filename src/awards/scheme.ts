import type { Points } from './points.js';

/** Who has to act for something missing to come about. */
export type Actor = 'centre' | 'componentAwardingBody' | 'diplomaAwardingBody' | 'service';

/** How a condition stands. `pending`: all that is missing is a result that is not final. */
export type ConditionState = 'met' | 'notMet' | 'pending';

/** How the result behind a component stands, in the words that the outcome rules of a scheme use. */
export type Standing = 'graded' | 'U' | 'absent' | 'X' | 'Q' | 'awaited' | 'missing';

/** The paper that follows from an outcome. */
export type AwardDocument = 'certificate' | 'statementOfAchievement' | 'none';

/**
 * One version of a scheme of award. `unconfirmed`: something in it is a reconstruction, so no certificate may rest on it.
 * Dates are `YYYY-MM-DD`, both inclusive; `validTo` null: no end known.
 */
export interface Scheme {
  scheme: string;
  version: number;
  status: 'confirmed' | 'unconfirmed';
  validFrom: string;
  validTo: string | null;
  awards: readonly Award[];
}

/** An award of a scheme: the conditions to meet, the grading, and what the whole comes to. */
export interface Award {
  code: string;
  title: string;
  level: number;
  /** The pathways it is for, where a scheme has an award per group of pathways. */
  pathways: readonly string[];
  /** Best first. */
  grades: readonly string[];
  /** Results awarded before this date never count. */
  earliestResult: string | null;
  conditions: readonly Condition[];
  grading: Grading;
  /** In order of precedence: the first that fits is the outcome. The last fits always. */
  outcomes: readonly OutcomeRule[];
}

/** Any condition of an award. The kind says what it asks for; everything else about it is data. */
export type Condition = ComponentCondition | SubjectsCondition | HoursCondition | ConfirmationCondition;

interface ConditionBase {
  id: string;
  title: string;
  /** Who acts when nothing has come in yet. */
  actor: Actor;
}

/** The level that a qualification must be at. */
export type LevelDemand = { exactly: number } | { atLeast: number };

/** One component achieved, at one of the grades. */
export interface ComponentCondition extends ConditionBase {
  kind: 'component';
  component: string;
  level: LevelDemand | null;
  /** The guided learning hours that the qualification itself must have. */
  leastGlh: number | null;
  /** Grades that achieve it, best first. */
  grades: readonly string[];
  /** Which of several results counts: the one with the most points, the best grade, or the latest. */
  choose: 'points' | 'grade' | 'latest';
  /** True: a pending result holds the component pending, whatever other results there are. */
  pendingStands: boolean;
  /** True: every unit must have been attempted. A unit that was attempted and not classified may be made up by others. */
  unitsAttempted: boolean;
  /** Points to grades. With a scale the result must come with points. */
  scale: PointsScale | null;
  /** For a component taken in several parts, each a qualification of its own. */
  parts: Parts | null;
}

/** How the parts of a component make one grade. */
export interface Parts {
  /** The most parts the table can combine. */
  most: number;
  /** Standings other than graded: the first that any part has is the standing of the whole. */
  precedence: readonly Standing[];
  /** Grade of one part, then of the other: the grade of both. */
  table: GradeTable;
}

/** Each of a set of subjects passed. */
export interface SubjectsCondition extends ConditionBase {
  kind: 'subjects';
  component: string;
  level: LevelDemand;
  subjects: readonly { subject: string; title: string }[];
  /** Grades that are reported and yet are no pass. */
  failingGrades: readonly string[];
}

/** Enough guided learning hours of qualifications that may count together. */
export interface HoursCondition extends ConditionBase {
  kind: 'hours';
  component: string;
  level: LevelDemand;
  minimumGlh: number;
  /** The barring code that bars nothing. */
  freeCode: string;
}

/** Something confirmed by the centre: flags, and numbers of at least so much. */
export interface ConfirmationCondition extends ConditionBase {
  kind: 'confirmation';
  confirmation: string;
  allOf: readonly Flag[];
  anyOf: readonly Flag[];
  numbers: readonly { number: string; title: string; atLeast: number }[];
}

/** A flag of a confirmation, and its name for people. */
export interface Flag {
  flag: string;
  title: string;
}

/** Points to grades: the first boundary reached, from the top, gives the grade. */
export interface PointsScale {
  maximum: Points;
  /** Best first, each lower than the one before. */
  boundaries: readonly { grade: string; from: Points }[];
  /** What stands below the lowest boundary. */
  below: string;
}

/** A grade looked up by two others, row then column. */
export type GradeTable = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** How the overall grade follows from the components. Numbers point into the award's conditions. */
export type Grading =
  | { kind: 'points'; sum: readonly number[]; scale: PointsScale }
  | { kind: 'table'; rows: number; columns: number; table: GradeTable };

/** A test on the conditions and the grade. Numbers point into the award's conditions. */
export type When =
  | { test: 'always' }
  | { test: 'condition'; index: number; is: ReadonlySet<string> }
  | { test: 'some'; is: ReadonlySet<string> }
  | { test: 'every'; is: ReadonlySet<string> }
  | { test: 'grade'; is: ReadonlySet<string> }
  | { test: 'all'; of: readonly When[] }
  | { test: 'any'; of: readonly When[] }
  | { test: 'not'; of: When };

/** What the whole comes to, when its test holds and no rule before it did. */
export interface OutcomeRule {
  outcome: string;
  when: When;
  /** True: the award is made, with its grade. */
  awarded: boolean;
  document: AwardDocument;
  /** The words for people; `{award}` and `{grade}` stand for themselves. */
  says: string;
}

/**
 * The version of a scheme that is in force on a date (`YYYY-MM-DD`), or undefined when none is. Of several, the highest
 * version.
 */
export function schemeInForce(schemes: readonly Scheme[], scheme: string, date: string): Scheme | undefined {
  let found: Scheme | undefined;
  for (const candidate of schemes) {
    if (candidate.scheme !== scheme || candidate.validFrom > date) continue;
    if (candidate.validTo !== null && candidate.validTo < date) continue;
    if (!found || candidate.version > found.version) found = candidate;
  }
  return found;
}

/** The award of a scheme with this code, or undefined. */
export function awardOf(scheme: Scheme, code: string): Award | undefined {
  return scheme.awards.find((award) => award.code === code);
}

/** The points scale of a component of an award, or null where the award has none. */
export function scaleOf(award: Award, component: string): PointsScale | null {
  for (const condition of award.conditions) {
    if (condition.kind === 'component' && condition.component === component) return condition.scale;
  }
  return null;
}
