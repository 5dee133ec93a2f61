import type { LevelCode } from './record.js';

/** What a decision may look up: facts of the realm as they stand at that moment. */
export interface Reference {
  readonly lines: ReadonlyMap<string, LineOfLearning>;
  readonly levels: ReadonlyMap<string, Level>;
  readonly awardingBodies: ReadonlyMap<string, AwardingBody>;
  /** Is the centre associated with this Diploma awarding body? */
  associated(centre: string, awardingBody: string): boolean;
  /** A planned programme of study of the centre. */
  programme(centre: string, id: string): Programme | undefined;
  /** The same, by its name. */
  programmeNamed(centre: string, name: string): Programme | undefined;
  /** The catalogue's entry of this number, current or expired. */
  qualification(qan: string): CatalogueQualification | undefined;
  /**
   * The points that the grade of a principal learning qualification, of a unit of it, or of a project can have, in words,
   * when these points are not among them. Undefined too where nothing is known of such points.
   */
  pointsMisfit(said: SaidPoints): { least: string; most: string } | undefined;
}

/** A qualification of a realm's catalogue. Dates are `YYYY-MM-DD`. */
export interface CatalogueQualification {
  readonly qan: string;
  readonly title: string;
  readonly awardingBody: string;
  readonly component: string;
  readonly subject?: string | undefined;
  /** Empty: it counts for every line. */
  readonly lines: readonly string[];
  readonly level: number;
  /** The level that each grade reaches, where the level depends on the grade. */
  readonly gradeLevels?: Readonly<Record<string, number>> | undefined;
  /** Guided learning hours. */
  readonly glh: number;
  readonly barringCode: string;
  readonly minimumAge?: number | undefined;
  readonly units: readonly { readonly code: string; readonly title: string; readonly glh: number }[];
  readonly validFrom: string;
  readonly validTo?: string | undefined;
}

/** A grade and the points that are said to go with it. */
export interface SaidPoints {
  readonly component: string;
  /** 1 to 3. */
  readonly level: number;
  /** In capital letters; `U` too. */
  readonly grade: string;
  /** The guided learning hours of the unit, if it is one. */
  readonly unitGlh?: number | undefined;
  /** A decimal number in text. */
  readonly points: string;
}

export interface LineOfLearning {
  readonly code: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly phase: number;
  readonly firstStart: string;
  readonly lastStart: string;
  readonly lastAward: string;
  readonly cancelled: boolean;
}

export interface Level {
  readonly code: LevelCode;
  readonly title: string;
  readonly level: number;
  readonly grades: readonly string[];
}

export interface AwardingBody {
  readonly code: string;
  readonly name: string;
  readonly diploma: boolean;
  readonly component: boolean;
}

/** A planned programme of study: a named set of qualifications for a line and level. */
export interface Programme {
  readonly id: string;
  readonly centre: string;
  readonly name: string;
  readonly line: string;
  readonly level: LevelCode;
  readonly qualifications: readonly string[];
  readonly createdAt: string;
}
