import { describe, expect, it } from 'vitest';
import { describeAccountStates } from '../../support/account-states.js';
import { aDiploma, aLearner, somePlts, uln } from '../../support/learner.js';
import { centre } from '../../support/reference.js';
import { decide, recordAfter } from '../../support/verdict.js';

const closed = { status: 'closed', closedAt: '2010-09-30T15:00:00.000Z', closedReason: 'Left' } as const;
const aClosedLearner = () => aLearner({ account: closed, diplomas: [aDiploma()], plts: [somePlts()] });
const input = { uln, centre, reason: 'Came back' };

describe('reopening an account', () => {
  it('goes on from where the record was', () => {
    const before = aClosedLearner();
    const after = recordAfter(decide('reopenLearnerAccount', before, input));
    expect(after).toEqual({
      ...before,
      version: 8,
      changedAt: '2010-10-04T08:00:00.000Z',
      account: { ...before.account, status: 'open', closedAt: undefined, closedReason: undefined },
    });
    expect(after.diplomas).toBe(before.diplomas);
    expect(after.plts).toBe(before.plts);
  });

  it('changes nothing when it is open', () => {
    expect(decide('reopenLearnerAccount', aLearner(), input)).toMatchObject({ outcome: 'unchanged', about: uln });
  });
});

describeAccountStates('reopenLearnerAccount', aClosedLearner(), input, { closed: 'taken' });
