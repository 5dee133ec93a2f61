import { createHash } from 'node:crypto';
import { evaluate } from '../awards/evaluate.js';
import type { Award, Scheme } from '../awards/scheme.js';
import { awardStateOf, decisionsOn, isTold, toldWhen } from '../learners/award-states.js';
import type {
  Claim,
  ConstituentResult,
  Decision,
  Diploma,
  LearnerRecord,
  LevelCode,
  Outcome,
} from '../learners/record.js';
import type { Reference } from '../learners/reference.js';
import { evidenceOf, standingResults } from './evidence.js';

/** What outcomes are worked out with. */
export interface Aggregation {
  readonly reference: Pick<Reference, 'levels' | 'qualification'>;
  readonly catalogueVersion: number;
  readonly award: (level: LevelCode) => { scheme: Scheme; award: Award };
  readonly now: string;
}

/**
 * The record with the outcome of each of its Diplomas, the states of its claims, and when its decisions are told, as they
 * follow from the rest. What
 * comes out the same stays the same object, so that doing it again changes nothing. A Diploma has an outcome from the
 * learner's first result on.
 */
export function aggregated(record: LearnerRecord, aggregation: Aggregation): LearnerRecord {
  const outcomes = outcomesOf(record, aggregation);
  const claims = statesOf(record, outcomes);
  const decisions = toldOf({ ...record, outcomes, claims }, aggregation.now);
  const isSame = outcomes === record.outcomes && claims === record.claims && decisions === record.decisions;
  return isSame ? record : { ...record, outcomes, claims, decisions };
}

/** True when a change between two states of a record bears on what its Diplomas come to. */
export function bearsOnAward(before: LearnerRecord | undefined, after: LearnerRecord): boolean {
  return (
    before === undefined ||
    before.results !== after.results ||
    before.decisions !== after.decisions ||
    before.diplomas !== after.diplomas ||
    before.plts !== after.plts ||
    before.workExperience !== after.workExperience ||
    before.claims !== after.claims ||
    before.account.dateOfBirth !== after.account.dateOfBirth
  );
}

function outcomesOf(record: LearnerRecord, aggregation: Aggregation): readonly Outcome[] {
  if (record.results.length === 0) return record.outcomes;
  let changed = false;
  const outcomes = [...record.outcomes];
  for (const diploma of record.diplomas) {
    if (diploma.status === 'withdrawn') continue;
    const at = outcomes.findIndex(({ diplomaId }) => diplomaId === diploma.id);
    const before = outcomes[at];
    const outcome = outcomeOf(record, diploma, before, aggregation);
    if (outcome === before) continue;
    changed = true;
    if (at === -1) outcomes.push(outcome);
    else outcomes[at] = outcome;
  }
  return changed ? outcomes : record.outcomes;
}

function outcomeOf(
  record: LearnerRecord,
  diploma: Diploma,
  before: Outcome | undefined,
  { reference, catalogueVersion, award: awardOf, now }: Aggregation,
): Outcome {
  const { scheme, award } = awardOf(diploma.level);
  const results = standingResults(record);
  const evidence = evidenceOf(record, diploma, results, reference);
  const { choices, conditions, outcome, awarded, grade, says } = evaluate(award, evidence);
  const explanation = { says, conditions, choices };
  const inputs = {
    scheme: { code: scheme.scheme, version: scheme.version, status: scheme.status },
    line: diploma.line,
    level: diploma.level,
    results: results.map(({ id, version, status }) => ({ id, version, status })),
    confirmations: evidence.confirmations,
    dateOfBirth: evidence.dateOfBirth,
  };
  const digest = createHash('sha1')
    .update(JSON.stringify([explanation, inputs]))
    .digest('base64url');
  if (before?.digest === digest) return before;
  // One that is not in the table yet, and on which nothing was decided, need never be there.
  const isPassing = before?.detail !== undefined && !isDecidedOn(record, before);
  return {
    diplomaId: diploma.id,
    version: isPassing ? before.version : (before?.version ?? 0) + 1,
    behind: before?.detail === undefined ? undefined : isPassing ? before.behind : before,
    digest,
    outcome,
    awarded,
    grade: grade ?? undefined,
    schemeStatus: scheme.status,
    publishAt: lastPublished(results),
    workedOutAt: now,
    detail: { explanation, inputs: { ...inputs, catalogueVersion } },
  };
}

/** When the last of the results that stand is published. */
function lastPublished(results: readonly ConstituentResult[]): string | undefined {
  let last: string | undefined;
  for (const { status, publishAt } of results)
    if (status === 'posted' && (last === undefined || publishAt > last)) last = publishAt;
  return last;
}

function isDecidedOn({ claims, decisions }: LearnerRecord, { diplomaId, version }: Outcome): boolean {
  return decisions.some(
    ({ claimId, outcomeVersion }) =>
      outcomeVersion === version && claims.some(({ id, diplomaId: of }) => id === claimId && of === diplomaId),
  );
}

function statesOf(record: LearnerRecord, outcomes: readonly Outcome[]): readonly Claim[] {
  let changed = false;
  const claims = record.claims.map((claim) => {
    if (claim.status === 'withdrawn') return claim;
    const outcome = outcomes.find(({ diplomaId }) => diplomaId === claim.diplomaId);
    const awardState = awardStateOf(decisionsOn(record.decisions, claim), outcome);
    if (awardState === claim.awardState) return claim;
    changed = true;
    return { ...claim, awardState };
  });
  return changed ? claims : record.claims;
}

/** Decisions that the home centre does not know of yet wait for what they rest on now. */
function toldOf({ claims, decisions, outcomes }: LearnerRecord, now: string): readonly Decision[] {
  if (decisions.every((decision) => isTold(decision, now))) return decisions;
  const told = claims.flatMap((claim) => {
    const outcome = outcomes.find(({ diplomaId }) => diplomaId === claim.diplomaId);
    return toldWhen(decisionsOn(decisions, claim), { state: claim.awardState, outcome, now });
  });
  if (told.every((decision) => decisions.includes(decision))) return decisions;
  return decisions.map(({ id }) => told.find((one) => one.id === id) as Decision);
}
