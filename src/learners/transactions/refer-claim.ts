import { claimInHand, decide, isDecided, moveFaults, type WhichClaim } from '../awarding.js';
import { refused, type Transaction, unchanged } from '../decision.js';

export interface ReferClaim extends WhichClaim {
  readonly reason: string;
}

/** The Diploma awarding body sends a claim back to the centre, with the reason. */
export const referClaim: Transaction<ReferClaim> = {
  name: 'referClaim',
  scope: 'awards:write',
  readsOutcomes: true,

  decide(before, command, circumstances) {
    const hand = claimInHand(before, command);
    if ('verdict' in hand) return hand.verdict;
    const said = { decision: 'referred', reason: command.reason } as const;
    if (isDecided(hand, said)) return unchanged(hand.record, hand.claim.id);
    const faults = moveFaults(hand, 'referClaim');
    return faults.length > 0 ? refused(...faults) : decide(hand, said, circumstances);
  },
};
