import { type AwardMove, awardStates, decisionsOn, isTold } from './award-states.js';
import {
  type AwardingBodyCommand,
  acceptedAside,
  type Circumstances,
  type Fault,
  refused,
  type Verdict,
} from './decision.js';
import { diplomaMeant, diplomaOf } from './diplomas.js';
import type { Claim, Decision, Diploma, LearnerRecord, Outcome } from './record.js';
import type { Registration } from './registration.js';

/** Which claim: by its id, or that on the learner's registration for a line and level. */
export interface WhichClaim extends AwardingBodyCommand {
  readonly claimId?: string | undefined;
  readonly registration?: Pick<Registration, 'line' | 'level'> | undefined;
}

/** A claim on a registration with the awarding body that acts, and all that a decision on it rests on. */
export interface ClaimInHand {
  readonly record: LearnerRecord;
  readonly claim: Claim;
  readonly diploma: Diploma;
  readonly outcome: Outcome | undefined;
  readonly last: Decision | undefined;
}

/** The claim, or what is answered instead: another body's claim as if there were none. */
export function claimInHand(
  record: LearnerRecord | undefined,
  { awardingBody, claimId, registration }: WhichClaim,
): ClaimInHand | { readonly verdict: Verdict } {
  if (record?.account.status === 'merged')
    return { verdict: { outcome: 'merged', into: record.account.mergedInto as string } };
  const meant = record && claimId === undefined ? diplomaMeant(record, { registration }) : undefined;
  const claim =
    claimId === undefined
      ? record?.claims.findLast(({ diplomaId }) => diplomaId === meant?.id)
      : record?.claims.find(({ id }) => id === claimId);
  const diploma = record && claim && diplomaOf(record, claim.diplomaId);
  if (record === undefined || claim === undefined || diploma?.awardingBody !== awardingBody) {
    const unknown = refused({ rule: 'award-claim-unknown', pointer: '/uln' });
    return { verdict: claimId === undefined ? unknown : { outcome: 'notFound' } };
  }
  if (claim.status === 'withdrawn') return { verdict: refused({ rule: 'award-claim-withdrawn', pointer: '' }) };
  const last = decisionsOn(record.decisions, claim).at(-1);
  const outcome = record.outcomes.find(({ diplomaId }) => diplomaId === diploma.id);
  return { record, claim, diploma, outcome, last };
}

type Said = Pick<Decision, 'decision' | 'grade' | 'reason'>;

/** True when this is what was decided last, and stands: the sender may have lost the first answer. */
export function isDecided({ claim, last }: ClaimInHand, { decision, grade, reason }: Said): boolean {
  if (last === undefined || claim.awardState !== decision || last.decision !== decision) return false;
  return (grade === undefined || last.grade === grade) && (reason === undefined || last.reason === reason);
}

/** The fault of a move that is not one in the state that the award is in. */
export function moveFaults({ claim }: ClaimInHand, move: AwardMove): Fault[] {
  if (awardStates[claim.awardState].moves.includes(move)) return [];
  return [{ rule: 'award-state', pointer: '', parameters: { state: claim.awardState } }];
}

/** The record with one more decision on the claim. The home centre knows of it when all is published that it rests on. */
export function decide(
  { record, claim, outcome }: ClaimInHand,
  said: Said & Pick<Decision, 'certificateNumber'>,
  { id, now }: Circumstances,
): Verdict {
  const publishAt = outcome?.publishAt !== undefined && outcome.publishAt > now ? outcome.publishAt : now;
  const added: Decision = {
    ...{ id, claimId: claim.id, ...said, outcomeVersion: outcome?.version ?? 0 },
    ...{ decidedAt: now, publishAt },
  };
  return acceptedAside(record, { decisions: [...record.decisions, added] }, claim.id);
}

/** The last decision on a claim that the home centre may know of. */
export function publishedDecision(record: LearnerRecord, claim: Claim, now: string): Decision | undefined {
  return decisionsOn(record.decisions, claim).findLast((decision) => isTold(decision, now));
}
