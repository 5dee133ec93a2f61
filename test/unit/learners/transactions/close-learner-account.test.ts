import { describe, expect, it } from 'vitest';
import { describeAccountStates } from '../../support/account-states.js';
import { aClaim, aClaimedLearner, aDiploma, aLearner, aRegisteredLearner, uln } from '../../support/learner.js';
import { centre } from '../../support/reference.js';
import { brokenRules, decide, recordAfter } from '../../support/verdict.js';

function close(record: ReturnType<typeof aLearner>, reason = 'Left the school') {
  return decide('closeLearnerAccount', record, { uln, centre, reason });
}

const closed = { status: 'closed', closedAt: '2010-09-30T15:00:00.000Z', closedReason: 'Left' } as const;

describe('closing an account', () => {
  it('keeps the record, the time and the reason', () => {
    const before = aRegisteredLearner();
    expect(recordAfter(close(before))).toEqual({
      ...before,
      version: 8,
      changedAt: '2010-10-04T08:00:00.000Z',
      account: {
        ...before.account,
        status: 'closed',
        closedAt: '2010-10-04T08:00:00.000Z',
        closedReason: 'Left the school',
      },
    });
  });

  it('again changes nothing, and the first reason stands', () => {
    expect(close(aLearner({ account: closed }), 'Another reason')).toMatchObject({ outcome: 'unchanged', about: uln });
  });

  it('waits until no claim stands', () => {
    expect(brokenRules(close(aClaimedLearner()))).toEqual(['account-claim-stands at the whole']);
    const withdrawn = aLearner({ diplomas: [aDiploma()], claims: [aClaim({ status: 'withdrawn' })] });
    expect(close(withdrawn).outcome).toBe('accepted');
  });

  it('is refused when one claim of several stands', () => {
    const claims = [aClaim({ status: 'withdrawn' }), aClaim()];
    const record = aLearner({ diplomas: [aDiploma({ status: 'claimed' })], claims });
    expect(brokenRules(close(record))).toEqual(['account-claim-stands at the whole']);
  });
});

describeAccountStates('closeLearnerAccount', aLearner(), { uln, centre, reason: 'Left' }, { closed: 'taken' });
