/**
 * A learner's record: the account and all that hangs on it, as plain values. Dates are `YYYY-MM-DD`, instants RFC 3339
 * in UTC with milliseconds. Nothing here is ever changed in place: a transaction makes a new record.
 */
export interface LearnerRecord {
  /** Goes up by one with every change anywhere in the record. */
  readonly version: number;
  /** When anything in the record last changed. */
  readonly changedAt: string;
  readonly account: Account;
  readonly diplomas: readonly Diploma[];
  readonly plts: readonly Plts[];
  readonly workExperience: readonly WorkExperience[];
  readonly claims: readonly Claim[];
  readonly transfers: readonly Transfer[];
  // What awarding bodies add. It moves neither the record's version nor its time of change: before results are
  // published a centre must not be able to tell from them that there is something.
  readonly results: readonly ConstituentResult[];
  readonly outcomes: readonly Outcome[];
  readonly decisions: readonly Decision[];
}

/** When a part last changed, and the record version that the change made. The version is the part's ETag. */
export interface Stamp {
  readonly changedAt: string;
  readonly version: number;
}

export type Gender = 'female' | 'male' | 'notKnown' | 'notSpecified';

/** Who the learner is, as the home centre entered it. */
export interface Person {
  readonly givenName: string;
  readonly familyName: string;
  readonly dateOfBirth: string;
  readonly gender: Gender;
  readonly uci?: string | undefined;
  readonly upn?: string | undefined;
}

export interface Account extends Person {
  readonly uln: string;
  /** The home centre: the one centre that deals with the service for this learner. */
  readonly centre: string;
  readonly status: 'open' | 'closed' | 'merged';
  /** The ULN that was kept, when this one was merged into it. */
  readonly mergedInto?: string | undefined;
  readonly openedAt: string;
  readonly closedAt?: string | undefined;
  readonly closedReason?: string | undefined;
}

export type LevelCode = 'foundation' | 'higher' | 'progression' | 'advanced';

/** A registration for a line and level with a Diploma awarding body. */
export interface Diploma extends Stamp {
  readonly id: string;
  readonly line: string;
  readonly level: LevelCode;
  readonly awardingBody: string;
  readonly status: 'registered' | 'claimed' | 'withdrawn';
  readonly programmeId?: string | undefined;
  readonly registeredAt: string;
  readonly withdrawnAt?: string | undefined;
}

/** The six personal, learning and thinking skills, as the national framework names them. */
export const pltsSkills = [
  'independentEnquiry',
  'creativeThinking',
  'reflectiveLearning',
  'teamWorking',
  'selfManagement',
  'effectiveParticipation',
] as const;
export type PltsSkill = (typeof pltsSkills)[number];

/** PLTS are kept for a national level (1 to 3), not for a line. */
export interface Plts extends Stamp, Readonly<Record<PltsSkill, boolean>> {
  readonly level: number;
  readonly completedOn?: string | undefined;
}

/** Work experience is kept for a national level (1 to 3), not for a line. */
export interface WorkExperience extends Stamp {
  readonly level: number;
  readonly completed: boolean;
  readonly days?: number | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface Claim extends Stamp {
  readonly id: string;
  readonly diplomaId: string;
  readonly status: 'claimed' | 'withdrawn';
  readonly claimedAt: string;
  readonly withdrawnAt?: string | undefined;
  /** Where the award stands, on everything that is known: for awarding bodies. It follows from outcome and decisions. */
  readonly awardState: AwardState;
}

/** Where the award of a claim stands (see award-states.ts). */
export type AwardState = 'awaiting' | 'ready' | 'referred' | 'confirmed' | 'changed' | 'certificated' | 'revoked';

/** A centre's request to become the home centre of another centre's learner. */
export interface Transfer extends Stamp {
  readonly id: string;
  readonly fromCentre: string;
  readonly toCentre: string;
  readonly status: 'requested' | 'released' | 'refused';
  readonly reason?: string | undefined;
  readonly requestedAt: string;
  readonly decidedAt?: string | undefined;
}

/**
 * How a constituent result stands. `graded`: with a grade. `U`: unclassified. `absent`: entered, did not attend. `X`: no
 * result. `Q`: pending, not final.
 */
export type ResultState = 'graded' | 'U' | 'absent' | 'X' | 'Q';

/** The result of a qualification, or of one unit of it, as its awarding body posted it. */
export interface ConstituentResult extends Stamp {
  readonly id: string;
  readonly awardingBody: string;
  readonly qan: string;
  /** The code of the unit. Absent: the result of the whole qualification. */
  readonly unit?: string | undefined;
  readonly state: ResultState;
  /** Capital letters for a qualification, small ones for a unit. */
  readonly grade?: string | undefined;
  /** Absent from a part of the assessment: a flag beside the grade. */
  readonly partialAbsence: boolean;
  /** Weighted points, a decimal number in text, in its shortest form. */
  readonly points?: string | undefined;
  readonly awardDate: string;
  /** From this date on, at midnight in the United Kingdom, the home centre may see it. */
  readonly publishDate: string;
  /** The same as an instant. */
  readonly publishAt: string;
  /** An enquiry or an appeal is open: no certificate is issued meanwhile. */
  readonly enquiry: boolean;
  /** For what is not in the catalogue: principal learning and projects may be posted all the same. */
  readonly qualification?: UnlistedQualification | undefined;
  /** Replaced and withdrawn ones are kept. */
  readonly status: 'posted' | 'replaced' | 'withdrawn';
  readonly postedAt: string;
  /** From this instant on the home centre sees it no longer: it was withdrawn, or that which replaced it is published. */
  readonly endsAt?: string | undefined;
}

/** What a catalogue entry would say of a qualification that has none. */
export interface UnlistedQualification {
  readonly component: 'principalLearning' | 'project';
  readonly title: string;
  readonly level: number;
  /** Guided learning hours. */
  readonly glh: number;
  readonly line?: string | undefined;
}

/**
 * What the service worked out for a Diploma from everything that was known, published or not. A new version for each
 * change; the older ones are kept in the table, with their explanations and what they rest on.
 */
export interface Outcome {
  readonly diplomaId: string;
  readonly version: number;
  /** A digest of the whole outcome: another one, another outcome. */
  readonly digest: string;
  readonly outcome: string;
  readonly awarded: boolean;
  readonly grade?: string | undefined;
  /** `unconfirmed`: its grading table is a reconstruction. */
  readonly schemeStatus: 'confirmed' | 'unconfirmed';
  /** Before this instant the home centre must not know of it. Absent: it rests on no result. */
  readonly publishAt?: string | undefined;
  readonly workedOutAt: string;
  /** The evaluation, and what it rests on: as it goes into the table. Only on an outcome that is new. */
  readonly detail?: OutcomeDetail | undefined;
  /** Another new one that came before it in the same list of commands, and on which a decision rests: kept too. */
  readonly behind?: Outcome | undefined;
}

/** The explanation of an outcome and its exact inputs, plain JSON. */
export interface OutcomeDetail {
  readonly explanation: unknown;
  readonly inputs: unknown;
}

/** What a Diploma awarding body decided on a claim. Decisions are added, and change in nothing but when they are told. */
export interface Decision {
  readonly id: string;
  readonly claimId: string;
  readonly decision: 'confirmed' | 'referred' | 'certificated' | 'revoked';
  /** The outcome that it rests on. */
  readonly outcomeVersion: number;
  readonly grade?: string | undefined;
  readonly reason?: string | undefined;
  readonly certificateNumber?: string | undefined;
  readonly decidedAt: string;
  /** Before this instant the home centre must not know of it. Absent: it was overtaken before that. */
  readonly publishAt?: string | undefined;
}

/** True when all six skills are met. */
export function pltsCompleted(plts: Readonly<Record<PltsSkill, boolean>>): boolean {
  return pltsSkills.every((skill) => plts[skill]);
}

/** The list with the one of the same key replaced, or with it added at the end. */
export function withPart<T>(parts: readonly T[], part: T, same: (other: T) => boolean): readonly T[] {
  const at = parts.findIndex(same);
  return at === -1 ? [...parts, part] : parts.with(at, part);
}
