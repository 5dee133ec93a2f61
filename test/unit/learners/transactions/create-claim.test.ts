import { describe, expect, it } from 'vitest';
import { describeAccountStates } from '../../support/account-states.js';
import { aClaim, aClaimedLearner, aDiploma, aLearner, aRegisteredLearner, uln } from '../../support/learner.js';
import { centre, id, reference } from '../../support/reference.js';
import { brokenRules, decide, recordAfter } from '../../support/verdict.js';

const input = { uln, centre, diplomaId: id(1) };

describe('claiming a Diploma', () => {
  it('makes a claim that stands, and the registration claimed, in one step', () => {
    const before = aLearner({ diplomas: [aDiploma(), aDiploma({ id: id(2), level: 'advanced' })] });
    const verdict = decide('createClaim', before, input);
    const now = '2010-10-04T08:00:00.000Z';
    const stamp = { changedAt: now, version: 8 };
    expect(verdict).toMatchObject({ about: id(900) });
    const after = recordAfter(verdict);
    const made = { id: id(900), diplomaId: id(1), status: 'claimed', awardState: 'awaiting', claimedAt: now };
    expect(after.claims).toEqual([{ ...made, ...stamp }]);
    expect(after.diplomas[0]).toEqual(aDiploma({ status: 'claimed', ...stamp }));
    expect(after.diplomas[1]).toBe(before.diplomas[1]);
  });

  it('needs no results, no PLTS and no work experience: they may follow', () => {
    expect(decide('createClaim', aRegisteredLearner(), input).outcome).toBe('accepted');
  });

  it('again changes nothing, and the first claim stands', () => {
    expect(decide('createClaim', aClaimedLearner(), input)).toMatchObject({ outcome: 'unchanged', about: id(11) });
  });

  it('again changes nothing when the last awards are over', () => {
    expect(decide('createClaim', aClaimedLearner(), input, { today: '2015-01-01' }).outcome).toBe('unchanged');
  });

  it('is possible anew after a claim was withdrawn, beside it', () => {
    const before = aLearner({ diplomas: [aDiploma()], claims: [aClaim({ status: 'withdrawn' })] });
    const after = recordAfter(decide('createClaim', before, input));
    expect(after.claims.map(({ id: one, status }) => [one, status])).toEqual([
      [id(11), 'withdrawn'],
      [id(900), 'claimed'],
    ]);
    expect(after.claims[0]).toBe(before.claims[0]);
  });

  it('is refused without a registration that stands', () => {
    expect(brokenRules(decide('createClaim', aRegisteredLearner(), { ...input, diplomaId: id(2) }))).toEqual([
      'claim-registration-unknown at /diplomaId',
    ]);
    const withdrawn = aRegisteredLearner({ status: 'withdrawn' });
    expect(brokenRules(decide('createClaim', withdrawn, input))).toEqual(['claim-registration-stands at /diplomaId']);
  });

  it.each([
    ['2014-08-30', 'accepted'],
    ['2014-08-31', 'accepted'],
    ['2014-09-01', 'refused'],
  ])('on %s, when the last awards are on 31 August 2014, is %s', (today, outcome) => {
    const verdict = decide('createClaim', aRegisteredLearner(), input, { today });
    expect(verdict.outcome).toBe(outcome);
    if (outcome === 'refused') expect(brokenRules(verdict)).toEqual(['award-period-over at /diplomaId']);
  });

  it('is possible for a line that has left the list', () => {
    const verdict = decide('createClaim', aRegisteredLearner(), input, { reference: reference({ lines: [] }) });
    expect(verdict.outcome).toBe('accepted');
  });
});

describeAccountStates('createClaim', aRegisteredLearner(), input);
