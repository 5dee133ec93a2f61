import { describe, expect, it } from 'vitest';
import type { InputOf } from '../../../../src/learners/transactions.js';
import { describeAccountStates } from '../../support/account-states.js';
import { aClaimedLearner, aLearner, person, uln } from '../../support/learner.js';
import { centre } from '../../support/reference.js';
import { brokenRules, decide, recordAfter, transactionOf } from '../../support/verdict.js';

type Change = InputOf<'amendLearnerAccount'>['change'];
const numbers = { uci: '681990012058G', upn: 'B801200005001' };

function amend(change: Change, record = aLearner()) {
  return decide('amendLearnerAccount', record, { uln, centre, change });
}

describe('amending an account', () => {
  it.each([
    { givenName: 'Zoe' },
    { familyName: 'Smith' },
    { dateOfBirth: '1994-05-18' },
    { gender: 'notSpecified' },
    numbers,
  ] as const)('changes what is said, and nothing else: %j', (change) => {
    const before = aClaimedLearner();
    const after = recordAfter(amend(change, before));
    expect(after).toEqual({
      ...before,
      version: 8,
      changedAt: '2010-10-04T08:00:00.000Z',
      account: { ...before.account, ...change },
    });
    // No part of the record is stamped: only the account was changed.
    for (const part of ['diplomas', 'plts', 'workExperience', 'claims', 'transfers'] as const)
      expect(after[part]).toBe(before[part]);
  });

  it('takes a UCI or a UPN away with null', () => {
    const { account } = recordAfter(amend({ uci: null, upn: null }, aLearner({ account: numbers })));
    expect(account.uci).toBeUndefined();
    expect(account.upn).toBeUndefined();
  });

  it.each([
    ['what stands there', { givenName: person.givenName, gender: person.gender }],
    ['taking away what is not there', { uci: null, upn: null }],
    ['nothing', {}],
  ])('to %s changes nothing', (_what, change) => {
    expect(amend(change)).toMatchObject({ outcome: 'unchanged', about: uln });
  });

  it('says everything that is wrong at once, and changes nothing of it', () => {
    const verdict = amend({
      givenName: 'x'.repeat(36),
      familyName: 'a@b',
      dateOfBirth: '1980-10-04',
      uci: 'x',
      upn: 'y',
    });
    expect(brokenRules(verdict)).toEqual([
      'name-length at /givenName',
      'name-characters at /familyName',
      'age-range at /dateOfBirth',
      'uci-check at /uci',
      'upn-check at /upn',
    ]);
  });

  it('judges only what changes: what is wrong already and said again is left alone', () => {
    const record = aLearner({ account: { familyName: 'Smith 2', dateOfBirth: '1970-01-01', uci: 'x' } });
    expect(amend({ givenName: 'Zoe' }, record).outcome).toBe('accepted');
    const again = { familyName: 'Smith 2', dateOfBirth: '1970-01-01', uci: 'x' };
    expect(amend(again, record).outcome).toBe('unchanged');
    expect(amend({ ...again, givenName: 'Zoe' }, record).outcome).toBe('accepted');
  });

  it('judges the age on the day on which the account was opened', () => {
    const record = aLearner({ account: { dateOfBirth: '1985-01-31' } });
    const change = { dateOfBirth: '1985-01-13' };
    // 25 when the account was opened, 26 by now: the slip can still be mended.
    const verdict = decide('amendLearnerAccount', record, { uln, centre, change }, { today: '2011-03-01' });
    expect(verdict.outcome).toBe('accepted');
  });

  it('never takes a name away, whichever door the change comes through', () => {
    const { outcome } = amend({ givenName: undefined });
    expect(outcome).toBe('unchanged');
  });

  it('replaces the whole account, so If-Match is about the record', () => {
    const record = aLearner();
    expect(transactionOf('amendLearnerAccount').replaces?.(record, { uln, centre })).toBe(record);
  });
});

describeAccountStates('amendLearnerAccount', aLearner(), { uln, centre, change: { givenName: 'Zoe' } });
