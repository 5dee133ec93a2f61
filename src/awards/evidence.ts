/**
 * How a result stands. `graded`: a grade that achieves the qualification. `U`: unclassified. `absent`: entered, did not
 * attend. `X`: no result. `Q`: pending, not final. `withdrawn`: sent and taken back. `awaited`: units are known, the
 * result of the whole is not. Partial absence (`#`) is a flag beside the grade, never a state.
 * Source: Ofqual operating rules, sections 4 and 5, and the awarding bodies' notes to results slips.
 */
export type ResultState = 'graded' | 'U' | 'absent' | 'X' | 'Q' | 'withdrawn' | 'awaited';

/** The result of one unit of a qualification. `points` is a decimal number in text. */
export interface UnitResult {
  code: string;
  title: string;
  grade?: string | null;
  state: ResultState;
  points?: string | null;
}

/** The result of one qualification, as its awarding body posted it, with what the catalogue says of the qualification. */
export interface Result {
  /** The part of the award it counts towards, such as `principalLearning`. */
  component: string;
  /** The subject of a functional skill, such as `english`. */
  subject?: string | null;
  qan: string;
  title: string;
  level: number;
  /** The level each grade reaches, for a qualification whose level depends on it (a GCSE, for one). Others leave it out. */
  gradeLevels?: Readonly<Record<string, number>> | null;
  /** As reported. Left out, where the award has a scale for the component, it follows from the points. */
  grade?: string | null;
  state: ResultState;
  partialAbsence?: boolean;
  /** Weighted points of the whole qualification, a decimal number in text. */
  points?: string | null;
  /** Guided learning hours. */
  glh: number;
  /** Two results with one code cannot both count towards hours, unless the scheme calls the code free. */
  barringCode?: string | null;
  /** The lines of learning it counts for. Empty or left out: all of them. */
  lines?: readonly string[] | null;
  /** The age that a learner must have reached when it is awarded. */
  minimumAge?: number | null;
  /** `YYYY-MM-DD`. */
  awardDate: string;
  units?: readonly UnitResult[] | null;
  /** Codes of the units the qualification is made of. Left out: the units that have results are taken for all. */
  expectedUnits?: readonly string[] | null;
  /** The series of examinations it came from, such as `2010-06`. */
  series?: string | null;
}

/** Something a centre confirms that is not a qualification: named flags, and named numbers such as days. */
export interface Confirmation {
  flags: Readonly<Record<string, boolean>>;
  numbers?: Readonly<Record<string, number | null | undefined>>;
}

/** Everything known of one learner that bears on one award. */
export interface Evidence {
  results: readonly Result[];
  confirmations: Readonly<Record<string, Confirmation | undefined>>;
  /** The line of learning of the award. Left out: lines are not checked. */
  line?: string | null;
  /** `YYYY-MM-DD`. Left out: ages are not checked. */
  dateOfBirth?: string | null;
  /** The QANs the learner is entered for, by component. Named components take only these, and miss those without result. */
  entered?: Readonly<Record<string, readonly string[] | undefined>>;
}
