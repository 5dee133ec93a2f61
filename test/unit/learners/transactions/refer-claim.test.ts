import { describe, expect, it } from 'vitest';
import type { AwardState, Decision } from '../../../../src/learners/record.js';
import { describeClaimInHand } from '../../support/claim-in-hand.js';
import { aClaimedLearner, aDecision, anOutcome, aResult, uln } from '../../support/learner.js';
import { id } from '../../support/reference.js';
import { brokenRules, decide, recordAfter } from '../../support/verdict.js';

const around = { now: '2010-10-04T08:00:00.000Z', today: '2010-10-04' };
const input = { uln, awardingBody: 'NDA', claimId: id(11), reason: 'Work experience is not believable' };

function learner(awardState: AwardState, decisions: readonly Decision[] = []) {
  return aClaimedLearner({ awardState }, { results: [aResult()], outcomes: [anOutcome()], decisions });
}
const referred = aDecision({ decision: 'referred', grade: undefined, reason: input.reason });

describe('referring a claim', () => {
  it('adds the decision, with the reason and without a grade', () => {
    const before = learner('ready');
    const { decisions } = recordAfter(decide('referClaim', before, input));
    expect(decisions).toEqual([{ ...referred, id: id(900), decidedAt: around.now, publishAt: around.now }]);
  });

  it('again changes nothing, and with another reason is refused while it is referred', () => {
    const record = learner('referred', [referred]);
    expect(decide('referClaim', record, input)).toMatchObject({ outcome: 'unchanged', about: id(11) });
    const other = { ...input, reason: 'Another' };
    expect(brokenRules(decide('referClaim', record, other))).toEqual(['award-state at the whole']);
  });

  it('is possible anew with the same reason, when the claim has come back', () => {
    expect(recordAfter(decide('referClaim', learner('ready', [referred]), input)).decisions).toHaveLength(2);
  });

  it('is possible before any result, and rests on no outcome', () => {
    const { decisions } = recordAfter(decide('referClaim', aClaimedLearner(), input));
    expect(decisions).toMatchObject([{ outcomeVersion: 0, publishAt: around.now }]);
  });
});

describeClaimInHand('referClaim', learner('ready'), { uln, awardingBody: 'NDA', reason: 'Not complete' }, around);
