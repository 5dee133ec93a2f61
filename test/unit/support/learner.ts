import type {
  Account,
  Claim,
  ConstituentResult,
  Decision,
  Diploma,
  LearnerRecord,
  Outcome,
  Person,
  Plts,
  PltsSkill,
  Transfer,
  WorkExperience,
} from '../../../src/learners/record.js';
import type { SaidResult } from '../../../src/learners/results.js';
import { centre, id, otherCentre } from './reference.js';

/** ULNs that are right: the learner's, and one that was kept when the learner's was merged. */
export const uln = '1000000051';
export const keptUln = '1234567899';

/** Sixteen years old on 4 October 2010. */
export const person: Person = {
  givenName: 'Zoë',
  familyName: 'O’Brien-Smith',
  dateOfBirth: '1994-05-17',
  gender: 'female',
};

const openedAt = '2010-09-06T09:00:00.000Z';
const stamped = { changedAt: '2010-09-20T10:15:00.000Z', version: 2 };

type Parts = Partial<Omit<LearnerRecord, 'account'>> & { readonly account?: Partial<Account> };

/** The record of an open account with nothing on it, unless said otherwise. */
export function aLearner({ account, ...parts }: Parts = {}): LearnerRecord {
  return {
    version: 7,
    changedAt: '2010-09-21T11:00:00.000Z',
    account: { uln, centre, ...person, status: 'open', openedAt, ...account },
    ...{ diplomas: [], plts: [], workExperience: [], claims: [], transfers: [] },
    ...{ results: [], outcomes: [], decisions: [] },
    ...parts,
  };
}

/** A registration for the Higher Diploma in engineering with NDA. */
export function aDiploma(over: Partial<Diploma> = {}): Diploma {
  const stands = {
    id: id(1),
    line: 'engineering',
    level: 'higher',
    awardingBody: 'NDA',
    status: 'registered',
  } as const;
  return { ...stands, registeredAt: openedAt, ...stamped, ...over };
}

/** The same registration, withdrawn. */
export function aWithdrawnDiploma(over: Partial<Diploma> = {}): Diploma {
  return aDiploma({ status: 'withdrawn', withdrawnAt: stamped.changedAt, ...over });
}

export function aClaim(over: Partial<Claim> = {}): Claim {
  const stands = { id: id(11), diplomaId: id(1), status: 'claimed', awardState: 'awaiting' } as const;
  return { ...stands, claimedAt: stamped.changedAt, ...stamped, ...over };
}

/** A learner who is registered for one Diploma. */
export function aRegisteredLearner(diploma: Partial<Diploma> = {}): LearnerRecord {
  return aLearner({ diplomas: [aDiploma(diploma)] });
}

/** A learner for whom the one Diploma is claimed. */
export function aClaimedLearner(claim: Partial<Claim> = {}, parts: Parts = {}): LearnerRecord {
  return aLearner({ diplomas: [aDiploma({ status: 'claimed' })], claims: [aClaim(claim)], ...parts });
}

export const noSkills: Readonly<Record<PltsSkill, boolean>> = {
  independentEnquiry: false,
  creativeThinking: false,
  reflectiveLearning: false,
  teamWorking: false,
  selfManagement: false,
  effectiveParticipation: false,
};

export const allSkills: Readonly<Record<PltsSkill, boolean>> = {
  independentEnquiry: true,
  creativeThinking: true,
  reflectiveLearning: true,
  teamWorking: true,
  selfManagement: true,
  effectiveParticipation: true,
};

export function somePlts(over: Partial<Plts> = {}): Plts {
  return { level: 2, ...noSkills, teamWorking: true, ...stamped, ...over };
}

/** Ten days in two weeks, completed. */
export function someWorkExperience(over: Partial<WorkExperience> = {}): WorkExperience {
  return { level: 2, completed: true, days: 10, from: '2010-06-07', to: '2010-06-18', ...stamped, ...over };
}

/** The other centre's request for the learner, which waits for an answer. */
export function aTransfer(over: Partial<Transfer> = {}): Transfer {
  const asks = { id: id(21), fromCentre: centre, toCentre: otherCentre, status: 'requested' } as const;
  return { ...asks, requestedAt: stamped.changedAt, ...stamped, ...over };
}

/** NDA's Higher Project, graded B, awarded and published before the account's last change. */
export function aResult(over: Partial<ConstituentResult> = {}): ConstituentResult {
  const graded = {
    id: id(31),
    awardingBody: 'NDA',
    qan: '90000171',
    state: 'graded',
    grade: 'B',
    points: '5',
  } as const;
  const postedAt = '2010-09-20T10:15:00.000Z';
  return {
    ...{ ...graded, partialAbsence: false, enquiry: false, status: 'posted', postedAt },
    ...{ awardDate: '2010-09-20', publishDate: '2010-09-20', publishAt: '2010-09-19T23:00:00.000Z' },
    ...{ changedAt: postedAt, version: 1, ...over },
  };
}

/** What NDA says to post that result. */
export function saidResult(over: Partial<SaidResult> = {}): SaidResult {
  const { givenName, familyName, dateOfBirth } = person;
  const said = { awardingBody: 'NDA', qan: '90000171', grade: 'B', points: '5', awardDate: '2010-09-20' };
  return { uln, givenName, familyName, dateOfBirth, ...said, ...over };
}

/** The outcome of the one Diploma: awarded, with a grade. */
export function anOutcome(over: Partial<Outcome> = {}): Outcome {
  const comesTo = { outcome: 'achieved', awarded: true, grade: 'B', schemeStatus: 'unconfirmed' } as const;
  const workedOutAt = '2010-09-20T10:15:00.000Z';
  return {
    ...{ diplomaId: id(1), version: 3, digest: 'digest', ...comesTo, workedOutAt },
    ...{ publishAt: '2010-09-19T23:00:00.000Z', ...over },
  };
}

/** The decision on the one claim: confirmed, and published. */
export function aDecision(over: Partial<Decision> = {}): Decision {
  const confirmed = { id: id(41), claimId: id(11), decision: 'confirmed', outcomeVersion: 3, grade: 'B' } as const;
  return { ...confirmed, decidedAt: '2010-09-21T11:00:00.000Z', publishAt: '2010-09-21T11:00:00.000Z', ...over };
}
