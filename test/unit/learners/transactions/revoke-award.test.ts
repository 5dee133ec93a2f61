import { describe, expect, it } from 'vitest';
import type { AwardState, Decision } from '../../../../src/learners/record.js';
import { describeClaimInHand } from '../../support/claim-in-hand.js';
import { aClaimedLearner, aDecision, anOutcome, aResult, uln } from '../../support/learner.js';
import { id } from '../../support/reference.js';
import { brokenRules, decide, recordAfter } from '../../support/verdict.js';

const around = { now: '2010-10-04T08:00:00.000Z', today: '2010-10-04' };
const input = { uln, awardingBody: 'NDA', claimId: id(11), reason: 'Results were another learner’s' };

function learner(awardState: AwardState, decisions: readonly Decision[]) {
  return aClaimedLearner({ awardState }, { results: [aResult()], outcomes: [anOutcome()], decisions });
}
const confirmed = learner('confirmed', [aDecision()]);
const revoked = aDecision({ id: id(42), decision: 'revoked', grade: undefined, reason: input.reason });

describe('revoking an award', () => {
  it('adds the decision, with the reason and without a grade, and keeps what was decided', () => {
    const { decisions } = recordAfter(decide('revokeAward', confirmed, input));
    expect(decisions).toEqual([aDecision(), { ...revoked, id: id(900), decidedAt: around.now, publishAt: around.now }]);
  });

  it('takes a certificate back, too', () => {
    const certificated = aDecision({ id: id(42), decision: 'certificated', certificateNumber: 'NDA-1' });
    const record = learner('certificated', [aDecision(), certificated]);
    expect(recordAfter(decide('revokeAward', record, input)).decisions).toHaveLength(3);
  });

  it('again changes nothing', () => {
    const record = learner('revoked', [aDecision(), revoked]);
    expect(decide('revokeAward', record, input)).toMatchObject({ outcome: 'unchanged', about: id(11) });
  });

  it('is refused where there is no award', () => {
    expect(brokenRules(decide('revokeAward', learner('ready', []), input))).toEqual(['award-state at the whole']);
  });
});

describeClaimInHand('revokeAward', confirmed, { uln, awardingBody: 'NDA', reason: 'Results were wrong' }, around);
