import {
  accepted,
  type Circumstances,
  type Command,
  heldBy,
  refused,
  stamp,
  type Transaction,
  unchanged,
  type Verdict,
} from '../decision.js';
import { type LearnerRecord, type Transfer, withPart } from '../record.js';

export interface ReleaseTransfer extends Command {
  readonly transferId: string;
}

export interface RefuseTransfer extends Command {
  readonly transferId: string;
  readonly reason: string;
}

/** The home centre lets the learner go: the asking centre is the home centre at once, and everything goes with the learner. */
export const releaseTransfer: Transaction<ReleaseTransfer> = {
  name: 'releaseTransfer',
  scope: 'learners:write',

  decide(before, command, circumstances) {
    return answerTransfer(before, command, circumstances, 'released', (transfer) => transfer);
  },
};

/** The home centre keeps the learner, and says why. */
export const refuseTransfer: Transaction<RefuseTransfer> = {
  name: 'refuseTransfer',
  scope: 'learners:write',

  decide(before, command, circumstances) {
    return answerTransfer(before, command, circumstances, 'refused', (transfer) => ({
      ...transfer,
      reason: command.reason,
    }));
  },
};

function answerTransfer(
  before: LearnerRecord | undefined,
  command: ReleaseTransfer,
  circumstances: Circumstances,
  status: 'released' | 'refused',
  word: (transfer: Transfer) => Transfer,
): Verdict {
  const transfer = before?.transfers.find((one) => one.id === command.transferId && one.fromCentre === command.centre);
  if (before === undefined || transfer === undefined) return { outcome: 'notFound' };
  // Released once, the learner is another centre's: only the repeated answer is looked at here, nothing else of the record.
  if (transfer.status === status) return unchanged(before, transfer.id);
  const { record, verdict } = heldBy(before, command, 'openOrClosed');
  if (record === undefined) return verdict;
  if (transfer.status !== 'requested')
    return refused({ rule: 'transfer-decided', pointer: '', parameters: { status: transfer.status } });

  const mark = stamp(record, circumstances);
  const answered = { ...word(transfer), status, decidedAt: circumstances.now, ...mark };
  const transfers = withPart(record.transfers, answered, (other) => other.id === transfer.id);
  const account = status === 'released' ? { account: { ...record.account, centre: transfer.toCentre } } : {};
  return accepted(record, { transfers, ...account }, transfer.id, circumstances);
}
