import { describe, expect, it } from 'vitest';
import type { AwardState, Decision, Outcome } from '../../../../src/learners/record.js';
import { describeClaimInHand } from '../../support/claim-in-hand.js';
import { aClaimedLearner, aDecision, anOutcome, aResult, uln } from '../../support/learner.js';
import { id } from '../../support/reference.js';
import { brokenRules, decide, recordAfter } from '../../support/verdict.js';

const around = { now: '2010-10-04T08:00:00.000Z', today: '2010-10-04' };
const input = { uln, awardingBody: 'NDA', claimId: id(11), grade: 'B' };

function learner(awardState: AwardState, outcome: Partial<Outcome> = {}, decisions: readonly Decision[] = []) {
  return aClaimedLearner({ awardState }, { results: [aResult()], outcomes: [anOutcome(outcome)], decisions });
}

describe('confirming an award', () => {
  it('adds the decision, with the grade and the outcome that it rests on', () => {
    const before = learner('ready');
    const made = aDecision({ id: id(900), decidedAt: around.now, publishAt: around.now });
    expect(recordAfter(decide('confirmAward', before, input))).toEqual({ ...before, decisions: [made] });
  });

  it('again changes nothing', () => {
    const record = learner('confirmed', {}, [aDecision()]);
    expect(decide('confirmAward', record, input)).toMatchObject({ outcome: 'unchanged', about: id(11) });
    expect(brokenRules(decide('confirmAward', record, { ...input, grade: 'A' }))).toEqual(['award-state at the whole']);
  });

  it('that has changed takes the new grade', () => {
    const record = learner('changed', { grade: 'A', version: 4 }, [aDecision()]);
    const after = recordAfter(decide('confirmAward', record, { ...input, grade: 'A' }));
    expect(after.decisions).toMatchObject([
      { grade: 'B', outcomeVersion: 3 },
      { grade: 'A', outcomeVersion: 4 },
    ]);
    expect(brokenRules(decide('confirmAward', record, input))).toEqual(['award-grade at /grade']);
  });

  it('is refused where the award was not worked out', () => {
    const missing = { awarded: false, grade: undefined };
    expect(brokenRules(decide('confirmAward', learner('awaiting', missing), input))).toEqual([
      'award-state at the whole',
    ]);
    for (const state of ['referred', 'changed', 'revoked'] as const)
      expect(brokenRules(decide('confirmAward', learner(state, missing), input))).toEqual([
        'award-not-ready at the whole',
      ]);
    const unknown = aClaimedLearner({ awardState: 'referred' });
    expect(brokenRules(decide('confirmAward', unknown, input))).toEqual(['award-not-ready at the whole']);
  });

  it('is refused with another grade than was worked out, and told that one', () => {
    const verdict = decide('confirmAward', learner('ready'), { ...input, grade: 'A' });
    expect(brokenRules(verdict)).toEqual(['award-grade at /grade']);
    expect(verdict).toMatchObject({ faults: [{ parameters: { grade: 'B' } }] });
  });

  it('of a real learner needs a scheme that is confirmed, and a sandbox’s does not', () => {
    const unconfirmed = learner('ready');
    const confirmed = learner('ready', { schemeStatus: 'confirmed' });
    expect(brokenRules(decide('confirmAward', unconfirmed, input, { live: true }))).toEqual([
      'award-scheme-unconfirmed at the whole',
    ]);
    expect(decide('confirmAward', unconfirmed, input, { live: false }).outcome).toBe('accepted');
    expect(decide('confirmAward', confirmed, input, { live: true }).outcome).toBe('accepted');
  });
});

describeClaimInHand('confirmAward', learner('ready'), { uln, awardingBody: 'NDA', grade: 'B' }, around);
