import { accepted, type Command, heldBy, refused, stamp, type Transaction, unchanged } from '../decision.js';
import { diplomaMeant, replaceDiploma, type WhichDiploma } from '../diplomas.js';
import type { Claim } from '../record.js';

export interface CreateClaim extends Command, WhichDiploma {}

/** A centre claims a Diploma on the learner's behalf. Results, PLTS and work experience may follow the claim. */
export const createClaim: Transaction<CreateClaim> = {
  name: 'createClaim',
  scope: 'claims:write',

  decide(before, command, circumstances) {
    const { record, verdict } = heldBy(before, command);
    if (record === undefined) return verdict;
    const pointer = '/diplomaId';
    const diploma = diplomaMeant(record, command);
    if (diploma === undefined) return refused({ rule: 'claim-registration-unknown', pointer });
    if (diploma.status === 'withdrawn') return refused({ rule: 'claim-registration-stands', pointer });
    const standing = record.claims.find((claim) => claim.diplomaId === diploma.id && claim.status === 'claimed');
    if (standing !== undefined) return unchanged(record, standing.id);
    const lastAward = circumstances.reference.lines.get(diploma.line)?.lastAward;
    if (lastAward !== undefined && circumstances.today > lastAward)
      return refused({ rule: 'award-period-over', pointer, parameters: { date: lastAward } });

    const { id, now } = circumstances;
    const mark = stamp(record, circumstances);
    const claim: Claim = {
      id,
      diplomaId: diploma.id,
      status: 'claimed',
      claimedAt: now,
      awardState: 'awaiting',
      ...mark,
    };
    const claimed = { ...diploma, status: 'claimed', ...mark } as const;
    return accepted(
      record,
      { claims: [...record.claims, claim], ...replaceDiploma(record, claimed) },
      id,
      circumstances,
    );
  },
};
