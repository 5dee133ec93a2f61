import { claimInHand, decide, isDecided, moveFaults, type WhichClaim } from '../awarding.js';
import { type Fault, refused, type Transaction, unchanged } from '../decision.js';

export interface ConfirmAward extends WhichClaim {
  /** The grade that the body confirms: it must be the one that was worked out. */
  readonly grade: string;
}

/** The Diploma awarding body confirms the award that the service worked out. */
export const confirmAward: Transaction<ConfirmAward> = {
  name: 'confirmAward',
  scope: 'awards:write',
  readsOutcomes: true,

  decide(before, command, circumstances) {
    const hand = claimInHand(before, command);
    if ('verdict' in hand) return hand.verdict;
    const { record, claim, outcome } = hand;
    const said = { decision: 'confirmed', grade: command.grade } as const;
    if (isDecided(hand, said)) return unchanged(record, claim.id);
    const faults: Fault[] = moveFaults(hand, 'confirmAward');
    if (faults.length > 0) return refused(...faults);
    if (outcome?.awarded !== true) return refused({ rule: 'award-not-ready', pointer: '' });
    if (outcome.grade !== command.grade)
      return refused({ rule: 'award-grade', pointer: '/grade', parameters: { grade: outcome.grade as string } });
    // A young person's certificate may not rest on a guess.
    if (circumstances.live && outcome.schemeStatus === 'unconfirmed')
      return refused({ rule: 'award-scheme-unconfirmed', pointer: '' });
    return decide(hand, said, circumstances);
  },
};
