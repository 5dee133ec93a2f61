import { publishedDecision } from '../awarding.js';
import { accepted, type Command, heldBy, refused, type Transaction, unchanged } from '../decision.js';
import type { Claim } from '../record.js';

export interface CloseLearnerAccount extends Command {
  readonly reason: string;
}

/** A learner has left. The record is kept, takes no more changes, and can be reopened. */
export const closeLearnerAccount: Transaction<CloseLearnerAccount> = {
  name: 'closeLearnerAccount',
  scope: 'learners:write',

  decide(before, command, circumstances) {
    const { record, verdict } = heldBy(before, command, 'openOrClosed');
    if (record === undefined) return verdict;
    if (record.account.status === 'closed') return unchanged(record, command.uln);
    // A Diploma that is awarded, and known to be, is done with. What is not published must not be told by this answer.
    const isOpen = (claim: Claim) =>
      claim.status === 'claimed' && publishedDecision(record, claim, circumstances.now)?.decision !== 'certificated';
    if (record.claims.some(isOpen)) return refused({ rule: 'account-claim-stands', pointer: '' });
    const closed = { status: 'closed', closedAt: circumstances.now, closedReason: command.reason } as const;
    return accepted(record, { account: { ...record.account, ...closed } }, command.uln, circumstances);
  },
};
