import { accepted, type Command, heldBy, stamp, type Transaction, unchanged } from '../decision.js';
import { diplomaOf, replaceDiploma } from '../diplomas.js';
import { type Diploma, withPart } from '../record.js';

export interface WithdrawClaim extends Command {
  readonly claimId: string;
  readonly reason: string;
}

/** A centre takes a claim back. The registration stands again and can be claimed anew. */
export const withdrawClaim: Transaction<WithdrawClaim> = {
  name: 'withdrawClaim',
  scope: 'claims:write',

  decide(before, command, circumstances) {
    const { record, verdict } = heldBy(before, command);
    if (record === undefined) return verdict;
    const claim = record.claims.find((one) => one.id === command.claimId);
    if (claim === undefined) return { outcome: 'notFound' };
    if (claim.status === 'withdrawn') return unchanged(record, claim.id);

    const mark = stamp(record, circumstances);
    const withdrawn = { ...claim, status: 'withdrawn', withdrawnAt: circumstances.now, ...mark } as const;
    const claims = withPart(record.claims, withdrawn, (other) => other.id === claim.id);
    const diploma = { ...(diplomaOf(record, claim.diplomaId) as Diploma), status: 'registered', ...mark } as const;
    return accepted(record, { claims, ...replaceDiploma(record, diploma) }, claim.id, circumstances);
  },
};
