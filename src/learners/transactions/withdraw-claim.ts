import { publishedDecision } from '../awarding.js';
import { accepted, type Command, heldBy, refused, stamp, type Transaction, unchanged } from '../decision.js';
import { diplomaMeant, diplomaOf, replaceDiploma, type WhichDiploma } from '../diplomas.js';
import { type Claim, type Diploma, type LearnerRecord, withPart } from '../record.js';

/** Which claim: by its id, or that on one of the learner's registrations. */
export interface WithdrawClaim extends Command, WhichDiploma {
  readonly claimId?: string | undefined;
  readonly reason: string;
}

/** A centre takes a claim back. The registration stands again and can be claimed anew. */
export const withdrawClaim: Transaction<WithdrawClaim> = {
  name: 'withdrawClaim',
  scope: 'claims:write',

  decide(before, command, circumstances) {
    const { record, verdict } = heldBy(before, command);
    if (record === undefined) return verdict;
    const { claimId } = command;
    const diploma = claimId === undefined ? diplomaMeant(record, command) : undefined;
    const claim =
      diploma === undefined ? record.claims.find((one) => one.id === claimId) : lastClaimOn(record, diploma);
    if (claim === undefined) {
      // What was never claimed is as not claimed as it should be.
      return diploma === undefined ? { outcome: 'notFound' } : unchanged(record, diploma.id);
    }
    if (claim.status === 'withdrawn') return unchanged(record, claim.id);

    // A decision that is not published must not be told by a refusal. The claim is withdrawn, and the award falls with it.
    const decision = publishedDecision(record, claim, circumstances.now)?.decision;
    if (decision === 'confirmed' || decision === 'certificated') return refused({ rule: 'claim-awarded', pointer: '' });

    const mark = stamp(record, circumstances);
    const withdrawn = { ...claim, status: 'withdrawn', withdrawnAt: circumstances.now, ...mark } as const;
    const claims = withPart(record.claims, withdrawn, (other) => other.id === claim.id);
    const claimed = diplomaOf(record, claim.diplomaId) as Diploma;
    const registered = { ...claimed, status: 'registered', ...mark } as const;
    return accepted(record, { claims, ...replaceDiploma(record, registered) }, claim.id, circumstances);
  },
};

function lastClaimOn(record: LearnerRecord, diploma: Diploma): Claim | undefined {
  return record.claims.findLast((claim) => claim.diplomaId === diploma.id);
}
