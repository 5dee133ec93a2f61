import type { ConstituentResult, Decision, Outcome } from '../learners/record.js';
import { instantOf } from '../platform/database.js';

// How results, outcomes and decisions stand in their tables (see rows.ts).

export const resultColumns =
  'id, awarding_body, qan, unit, state, grade, partial_absence, points, award_date, publish_date, publish_at, ends_at, enquiry, qualification, status, posted_at, changed_at, version';

export interface ResultRow {
  id: string;
  awarding_body: string;
  qan: string;
  unit: string | null;
  state: string;
  grade: string | null;
  partial_absence: boolean;
  points: string | null;
  award_date: string;
  publish_date: string;
  publish_at: string;
  ends_at: string | null;
  enquiry: boolean;
  qualification: ConstituentResult['qualification'] | null;
  status: string;
  posted_at: string;
  changed_at: string;
  version: number;
}

export function resultOfRow(row: ResultRow): ConstituentResult {
  return {
    id: row.id,
    awardingBody: row.awarding_body,
    qan: row.qan,
    unit: row.unit ?? undefined,
    state: row.state as ConstituentResult['state'],
    grade: row.grade ?? undefined,
    partialAbsence: row.partial_absence,
    points: row.points ?? undefined,
    awardDate: row.award_date,
    publishDate: row.publish_date,
    publishAt: instantOf(row.publish_at),
    endsAt: row.ends_at === null ? undefined : instantOf(row.ends_at),
    enquiry: row.enquiry,
    qualification: row.qualification ?? undefined,
    status: row.status as ConstituentResult['status'],
    postedAt: instantOf(row.posted_at),
    changedAt: instantOf(row.changed_at),
    version: row.version,
  };
}

/** What a decision needs to know of an outcome: not its explanation. */
export const outcomeColumns =
  'diploma_id, version, digest, outcome, awarded, grade, scheme_status, publish_at, worked_out_at';

export interface OutcomeRow {
  diploma_id: string;
  version: number;
  digest: string;
  outcome: string;
  awarded: boolean;
  grade: string | null;
  scheme_status: string;
  publish_at: string | null;
  worked_out_at: string;
}

export function outcomeOfRow(row: OutcomeRow): Outcome {
  return {
    diplomaId: row.diploma_id,
    version: row.version,
    digest: row.digest,
    outcome: row.outcome,
    awarded: row.awarded,
    grade: row.grade ?? undefined,
    schemeStatus: row.scheme_status as Outcome['schemeStatus'],
    publishAt: row.publish_at === null ? undefined : instantOf(row.publish_at),
    workedOutAt: instantOf(row.worked_out_at),
  };
}

export interface DecisionRow {
  id: string;
  claim_id: string;
  decision: string;
  outcome_version: number;
  grade: string | null;
  reason: string | null;
  certificate_number: string | null;
  decided_at: string;
  publish_at: string | null;
}

export function decisionOfRow(row: DecisionRow): Decision {
  return {
    id: row.id,
    claimId: row.claim_id,
    decision: row.decision as Decision['decision'],
    outcomeVersion: row.outcome_version,
    grade: row.grade ?? undefined,
    reason: row.reason ?? undefined,
    certificateNumber: row.certificate_number ?? undefined,
    decidedAt: instantOf(row.decided_at),
    publishAt: row.publish_at === null ? undefined : instantOf(row.publish_at),
  };
}
