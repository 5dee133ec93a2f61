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
}

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

/** True when all six skills are met. */
export function pltsCompleted(plts: Readonly<Record<PltsSkill, boolean>>): boolean {
  return pltsSkills.every((skill) => plts[skill]);
}

/** The list with the one of the same key replaced, or with it added at the end. */
export function withPart<T>(parts: readonly T[], part: T, same: (other: T) => boolean): readonly T[] {
  const at = parts.findIndex(same);
  return at === -1 ? [...parts, part] : parts.with(at, part);
}
