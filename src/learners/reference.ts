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
