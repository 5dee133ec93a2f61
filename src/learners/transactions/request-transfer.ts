import { accepted, type Command, refused, stamp, type Transaction, unchanged } from '../decision.js';
import { foldName } from '../names.js';
import type { Transfer } from '../record.js';

export interface RequestTransfer extends Command {
  readonly familyName: string;
  readonly dateOfBirth: string;
  readonly reason?: string | undefined;
}

/**
 * A centre asks to become a learner's home centre. It must know the learner's family name and date of birth: a ULN
 * alone finds nobody, so nobody's whereabouts can be fished for.
 */
export const requestTransfer: Transaction<RequestTransfer> = {
  name: 'requestTransfer',
  scope: 'learners:write',

  decide(record, command, circumstances) {
    if (record === undefined) return { outcome: 'notFound' };
    const { account } = record;
    const known =
      foldName(account.familyName, '') === foldName(command.familyName, '') &&
      account.dateOfBirth === command.dateOfBirth;
    if (!known) return { outcome: 'notFound' };
    if (account.status === 'merged') return { outcome: 'merged', into: account.mergedInto as string };
    if (account.centre === command.centre) return refused({ rule: 'transfer-own', pointer: '' });

    const waiting = record.transfers.find((transfer) => transfer.status === 'requested');
    if (waiting?.toCentre === command.centre) return unchanged(record, waiting.id);
    if (waiting !== undefined) return refused({ rule: 'transfer-pending', pointer: '' });
    const { id, now } = circumstances;
    const transfer: Transfer = {
      id,
      fromCentre: account.centre,
      toCentre: command.centre,
      status: 'requested',
      reason: command.reason,
      requestedAt: now,
      ...stamp(record, circumstances),
    };
    return accepted(record, { transfers: [...record.transfers, transfer] }, id, circumstances);
  },
};
