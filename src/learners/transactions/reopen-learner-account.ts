import { accepted, type Command, heldBy, type Transaction, unchanged } from '../decision.js';

export interface ReopenLearnerAccount extends Command {
  readonly reason: string;
}

/** A learner has come back: the record goes on from where it was. The reason stands in the history. */
export const reopenLearnerAccount: Transaction<ReopenLearnerAccount> = {
  name: 'reopenLearnerAccount',
  scope: 'learners:write',

  decide(before, command, circumstances) {
    const { record, verdict } = heldBy(before, command, 'openOrClosed');
    if (record === undefined) return verdict;
    if (record.account.status === 'open') return unchanged(record, command.uln);
    const open = { status: 'open', closedAt: undefined, closedReason: undefined } as const;
    return accepted(record, { account: { ...record.account, ...open } }, command.uln, circumstances);
  },
};
