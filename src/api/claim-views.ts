import type { ClaimAward, Claim as ClaimView } from '../contract/generated/schemas.js';
import type { OperationId } from '../contract/operation.js';
import { etagOfContent } from '../contract/register.js';
import { awardStateOf, awardStates, decisionsOn, isTold } from '../learners/award-states.js';
import { diplomaOf } from '../learners/diplomas.js';
import type { AwardState, Claim, Decision, Diploma, LearnerRecord, Outcome } from '../learners/record.js';
import type { Party } from '../ledger/actor.js';
import type { ClaimInFull } from '../ledger/claim-reads.js';
import { readRecords } from '../ledger/load.js';
import { readAwards } from '../ledger/outcome-reads.js';
import { publishedOutcomes } from '../ledger/published-outcome.js';
import { type Published, readPublished } from '../ledger/published-reads.js';
import { dateInUnitedKingdom } from '../platform/clock.js';
import { type ApiCall, type ApiParts, callerOf } from './context.js';
import type { Written } from './write.js';

/** How these claims look to a centre, on what is published, or to their Diploma awarding body, on all that is known. */
export async function claimViews(
  parts: ApiParts,
  call: ApiCall<'listClaims' | 'getClaim'>,
  of: Party,
  claims: readonly ClaimInFull[],
): Promise<(claim: ClaimInFull) => ClaimView> {
  const { principal, realmNow } = callerOf(call);
  const { pool } = parts.ledger.store;
  const realm = principal.realm.id;
  const ulns = [...new Set(claims.map(({ uln }) => uln))];
  if ('awardingBody' in of) {
    const { outcomes, decisions } = await readAwards(pool, realm, ulns);
    return (claim) => claimView(claim, awardKnown(claim, outcomes, decisions));
  }
  const [records, published, awards] = await Promise.all([
    readRecords(pool, realm, ulns),
    readPublished(pool, realm, ulns, realmNow.toISOString()),
    centresAwards(parts, call),
  ]);
  return (claim) => claimView(claim, awards(records.get(claim.uln) as LearnerRecord, claim, published(claim.uln)));
}

/** How an award looks to a home centre now. */
export async function centresAwards(parts: ApiParts, call: ApiCall<OperationId>) {
  const { principal, realmNow } = callerOf(call);
  const catalogue = await parts.reference.catalogue(parts.ledger.store.pool, principal.realm.id);
  const time = { now: realmNow.toISOString(), today: dateInUnitedKingdom(realmNow) };
  const outcomes = publishedOutcomes(parts.reference, catalogue, time);
  return (record: LearnerRecord, claim: Claim, published: Published): AwardShown => {
    const diploma = diplomaOf(record, claim.diplomaId) as Diploma;
    return outcomes.award(claim, outcomes.evaluation(record, diploma, published), published);
  };
}

/** The answer to a change of a claim by a centre. Of what the record holds it is told what is published. */
export function claimAnswer(
  { done: { record, about }, receipt }: Written,
  awards: Awaited<ReturnType<typeof centresAwards>>,
  now: string,
) {
  const claim = record.claims.find((one) => one.id === about) as Claim;
  const decisions = record.decisions.filter((decision) => isTold(decision, now));
  const results = record.results.filter((result) => result.publishAt <= now);
  const body = claimView(inFull(record, claim), awards(record, claim, { results, decisions }));
  return { body, headers: { etag: etagOfContent(body), ...receipt } };
}

/** The answer to a decision on a claim by its Diploma awarding body. */
export function awardAnswer({ done: { record, about }, receipt }: Written) {
  const claim = record.claims.find((one) => one.id === about) as Claim;
  const decisions = decisionsOn(record.decisions, claim);
  const outcome = record.outcomes.find(({ diplomaId }) => diplomaId === claim.diplomaId);
  // The record is as the decision left it: where the award stands follows from it.
  const decided = { ...claim, awardState: awardStateOf(decisions, outcome) };
  const body = claimView(inFull(record, decided), awardKnown(decided, record.outcomes, decisions));
  return { status: 200 as const, body, headers: receipt };
}

function inFull(record: LearnerRecord, claim: Claim): ClaimInFull {
  const { line, level, awardingBody } = diplomaOf(record, claim.diplomaId) as Diploma;
  const { uln, centre } = record.account;
  return { ...claim, uln, centre, line, level, awardingBody, recordVersion: record.version };
}

function awardKnown(claim: Claim, outcomes: readonly Outcome[], decisions: readonly Decision[]): AwardShown {
  const decision = decisionsOn(decisions, claim).at(-1);
  const outcome = outcomes.find(({ diplomaId }) => diplomaId === claim.diplomaId);
  const { awardState: state } = claim;
  return { state, grade: state === 'ready' ? outcome?.grade : decision?.grade, decision };
}

interface AwardShown {
  readonly state: AwardState;
  readonly grade?: string | undefined;
  readonly decision?: Decision | undefined;
}

function claimView(claim: ClaimInFull, award: AwardShown | undefined): ClaimView {
  const { version: _version, changedAt: _changedAt, recordVersion: _record, awardState: _state, ...rest } = claim;
  const shown = claim.status === 'withdrawn' || award === undefined ? {} : { award: awardView(award) };
  return { ...rest, ...shown } as ClaimView;
}

/** Where an award stands, in the words of the contract. */
export function awardView({ state, grade, decision }: AwardShown): ClaimAward {
  const { reason, decidedAt, certificateNumber } = decision ?? {};
  return {
    state,
    says: awardStates[state].says,
    ...(grade === undefined ? {} : { grade }),
    ...(reason === undefined ? {} : { reason }),
    ...(decidedAt === undefined ? {} : { decidedAt }),
    ...(certificateNumber === undefined ? {} : { certificateNumber }),
  };
}
