import { claimInHand, decide, isDecided, moveFaults, type WhichClaim } from '../awarding.js';
import { refused, type Transaction, unchanged } from '../decision.js';

export interface RevokeAward extends WhichClaim {
  readonly reason: string;
}

/** The Diploma awarding body takes an award back, with its certificate if there is one. */
export const revokeAward: Transaction<RevokeAward> = {
  name: 'revokeAward',
  scope: 'awards:write',
  readsOutcomes: true,

  decide(before, command, circumstances) {
    const hand = claimInHand(before, command);
    if ('verdict' in hand) return hand.verdict;
    const said = { decision: 'revoked', reason: command.reason } as const;
    if (isDecided(hand, said)) return unchanged(hand.record, hand.claim.id);
    const faults = moveFaults(hand, 'revokeAward');
    return faults.length > 0 ? refused(...faults) : decide(hand, said, circumstances);
  },
};
