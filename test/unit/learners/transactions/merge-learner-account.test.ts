import { describe, expect, it } from 'vitest';
import { aClaimedLearner, aLearner, keptUln, uln } from '../../support/learner.js';
import { centre, otherCentre } from '../../support/reference.js';
import { brokenRules, decide, recordAfter } from '../../support/verdict.js';

function merge(record: ReturnType<typeof aLearner> | undefined, into = keptUln, by = centre) {
  return decide('mergeLearnerAccount', record, { uln, centre: by, into });
}

describe('merging an account', () => {
  it('leaves everything as it was, and says which number was kept', () => {
    const before = aClaimedLearner();
    expect(recordAfter(merge(before))).toEqual({
      ...before,
      version: 8,
      changedAt: '2010-10-04T08:00:00.000Z',
      account: { ...before.account, status: 'merged', mergedInto: keptUln },
    });
  });

  it('is done by service management, whichever the home centre is', () => {
    expect(merge(aLearner(), keptUln, otherCentre).outcome).toBe('accepted');
  });

  it('is done when the account is closed, too', () => {
    expect(recordAfter(merge(aLearner({ account: { status: 'closed' } }))).account.status).toBe('merged');
  });

  it('again changes nothing', () => {
    const record = aLearner({ account: { status: 'merged', mergedInto: keptUln } });
    expect(merge(record)).toMatchObject({ outcome: 'unchanged', about: uln });
  });

  it('goes on to another number when that one was kept in the end', () => {
    const record = aLearner({ account: { status: 'merged', mergedInto: keptUln } });
    expect(recordAfter(merge(record, '5555555554')).account.mergedInto).toBe('5555555554');
  });

  it('finds nothing where there is no account', () => {
    expect(merge(undefined)).toEqual({ outcome: 'notFound' });
  });

  it.each([
    ['123', 'uln-form'],
    ['1234567898', 'uln-check-digit'],
    ['9999999999', 'uln-placeholder'],
  ])('into the number %s is refused: %s', (into, rule) => {
    expect(brokenRules(merge(aLearner(), into))).toEqual([`${rule} at /into`]);
  });

  it('into itself is refused: whoever asks would be sent round for ever', () => {
    expect(brokenRules(merge(aLearner(), uln))).toEqual(['merge-itself at /into']);
  });
});
