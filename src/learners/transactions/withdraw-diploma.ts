import { accepted, type Command, heldBy, refused, stamp, type Transaction, unchanged } from '../decision.js';
import { diplomaMeant, replaceDiploma, type WhichDiploma } from '../diplomas.js';

export interface WithdrawDiploma extends Command, WhichDiploma {
  readonly reason: string;
}

/** A learner gives a Diploma up. The registration is kept as withdrawn, and its place is free. */
export const withdrawDiploma: Transaction<WithdrawDiploma> = {
  name: 'withdrawDiploma',
  scope: 'learners:write',

  decide(before, command, circumstances) {
    const { record, verdict } = heldBy(before, command);
    if (record === undefined) return verdict;
    const diploma = diplomaMeant(record, command);
    if (diploma === undefined) return { outcome: 'notFound' };
    if (diploma.status === 'withdrawn') return unchanged(record, diploma.id);
    if (diploma.status === 'claimed') return refused({ rule: 'diploma-claimed', pointer: '' });
    const withdrawn = {
      ...diploma,
      status: 'withdrawn',
      withdrawnAt: circumstances.now,
      ...stamp(record, circumstances),
    } as const;
    return accepted(record, replaceDiploma(record, withdrawn), diploma.id, circumstances);
  },
};
