import type { Account, Claim, Diploma, Gender, LevelCode, Plts, Transfer, WorkExperience } from '../learners/record.js';
import { instantOf } from '../platform/database.js';
import type { DecisionRow, OutcomeRow, ResultRow } from './award-rows.js';

// How a part of a record stands in its table. Dates and instants are texts on both sides (see platform/database.ts);
// what is absent in code is NULL in a row.

/** A row of learner_account. */
export interface AccountRow {
  uln: string;
  centre_number: string;
  given_name: string;
  family_name: string;
  date_of_birth: string;
  gender: string;
  uci: string | null;
  upn: string | null;
  status: string;
  merged_into: string | null;
  opened_at: string;
  closed_at: string | null;
  closed_reason: string | null;
  changed_at: string;
  version: number;
}

export const accountColumns =
  'uln, centre_number, given_name, family_name, date_of_birth, gender, uci, upn, status, merged_into, opened_at, closed_at, closed_reason, changed_at, version';

export function accountOf(row: AccountRow): Account {
  return {
    uln: row.uln,
    centre: row.centre_number,
    givenName: row.given_name,
    familyName: row.family_name,
    dateOfBirth: row.date_of_birth,
    gender: row.gender as Gender,
    uci: row.uci ?? undefined,
    upn: row.upn ?? undefined,
    status: row.status as Account['status'],
    mergedInto: row.merged_into ?? undefined,
    openedAt: row.opened_at,
    closedAt: row.closed_at ?? undefined,
    closedReason: row.closed_reason ?? undefined,
  };
}

/** The parts that hang on an account, as one JSON value a part (see partsOf in load.ts). */
export interface PartsRow {
  diplomas: DiplomaRow[] | null;
  plts: PltsRow[] | null;
  work_experience: WorkExperienceRow[] | null;
  claims: ClaimRow[] | null;
  transfers: TransferRow[] | null;
  // Only where they are asked for.
  results?: ResultRow[] | null;
  outcomes?: OutcomeRow[] | null;
  decisions?: DecisionRow[] | null;
}

export interface DiplomaRow {
  id: string;
  line: string;
  level: string;
  awarding_body: string;
  status: string;
  programme_id: string | null;
  registered_at: string;
  withdrawn_at: string | null;
  changed_at: string;
  version: number;
}

export function diplomaOfRow(row: DiplomaRow): Diploma {
  return {
    id: row.id,
    line: row.line,
    level: row.level as LevelCode,
    awardingBody: row.awarding_body,
    status: row.status as Diploma['status'],
    programmeId: row.programme_id ?? undefined,
    registeredAt: instantOf(row.registered_at),
    withdrawnAt: maybeInstant(row.withdrawn_at),
    changedAt: instantOf(row.changed_at),
    version: row.version,
  };
}

interface PltsRow {
  level: number;
  independent_enquiry: boolean;
  creative_thinking: boolean;
  reflective_learning: boolean;
  team_working: boolean;
  self_management: boolean;
  effective_participation: boolean;
  completed_on: string | null;
  changed_at: string;
  version: number;
}

export function pltsOfRow(row: PltsRow): Plts {
  return {
    level: row.level,
    independentEnquiry: row.independent_enquiry,
    creativeThinking: row.creative_thinking,
    reflectiveLearning: row.reflective_learning,
    teamWorking: row.team_working,
    selfManagement: row.self_management,
    effectiveParticipation: row.effective_participation,
    completedOn: row.completed_on ?? undefined,
    changedAt: instantOf(row.changed_at),
    version: row.version,
  };
}

interface WorkExperienceRow {
  level: number;
  completed: boolean;
  days: number | null;
  from_date: string | null;
  to_date: string | null;
  changed_at: string;
  version: number;
}

export function workExperienceOfRow(row: WorkExperienceRow): WorkExperience {
  return {
    level: row.level,
    completed: row.completed,
    days: row.days ?? undefined,
    from: row.from_date ?? undefined,
    to: row.to_date ?? undefined,
    changedAt: instantOf(row.changed_at),
    version: row.version,
  };
}

export interface ClaimRow {
  id: string;
  diploma_id: string;
  status: string;
  award_state: string;
  claimed_at: string;
  withdrawn_at: string | null;
  changed_at: string;
  version: number;
}

export function claimOfRow(row: ClaimRow): Claim {
  return {
    id: row.id,
    diplomaId: row.diploma_id,
    status: row.status as Claim['status'],
    awardState: row.award_state as Claim['awardState'],
    claimedAt: instantOf(row.claimed_at),
    withdrawnAt: maybeInstant(row.withdrawn_at),
    changedAt: instantOf(row.changed_at),
    version: row.version,
  };
}

export interface TransferRow {
  id: string;
  from_centre: string;
  to_centre: string;
  status: string;
  reason: string | null;
  requested_at: string;
  decided_at: string | null;
  changed_at: string;
  version: number;
}

export function transferOfRow(row: TransferRow): Transfer {
  return {
    id: row.id,
    fromCentre: row.from_centre,
    toCentre: row.to_centre,
    status: row.status as Transfer['status'],
    reason: row.reason ?? undefined,
    requestedAt: instantOf(row.requested_at),
    decidedAt: maybeInstant(row.decided_at),
    changedAt: instantOf(row.changed_at),
    version: row.version,
  };
}

function maybeInstant(text: string | null): string | undefined {
  return text === null ? undefined : instantOf(text);
}
