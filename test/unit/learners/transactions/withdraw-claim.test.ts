import { describe, expect, it } from 'vitest';
import { describeAccountStates } from '../../support/account-states.js';
import { aClaim, aClaimedLearner, aDecision, aDiploma, aLearner, anOutcome, uln } from '../../support/learner.js';
import { centre, id } from '../../support/reference.js';
import { brokenRules, decide, recordAfter } from '../../support/verdict.js';

const input = { uln, centre, claimId: id(11), reason: 'Another year' };

describe('withdrawing a claim', () => {
  it('keeps the claim, and the registration stands again', () => {
    const before = aClaimedLearner();
    const after = recordAfter(decide('withdrawClaim', before, input));
    const now = '2010-10-04T08:00:00.000Z';
    const stamp = { changedAt: now, version: 8 };
    expect(after.claims).toMatchObject([aClaim({ status: 'withdrawn', withdrawnAt: now, ...stamp })]);
    expect(after.diplomas).toEqual([aDiploma({ status: 'registered', ...stamp })]);
  });

  it('leaves other claims and registrations alone', () => {
    const old = aClaim({ id: id(10), status: 'withdrawn' });
    const other = aClaim({ id: id(12), diplomaId: id(2) });
    const diplomas = [aDiploma({ status: 'claimed' }), aDiploma({ id: id(2), level: 'advanced', status: 'claimed' })];
    const before = aLearner({ diplomas, claims: [old, aClaim(), other] });
    const after = recordAfter(decide('withdrawClaim', before, input));
    expect([after.claims[0], after.claims[2]]).toEqual([old, other]);
    expect(after.diplomas[1]).toBe(before.diplomas[1]);
  });

  it('again changes nothing', () => {
    const record = aLearner({ diplomas: [aDiploma()], claims: [aClaim({ status: 'withdrawn' })] });
    expect(decide('withdrawClaim', record, input)).toMatchObject({ outcome: 'unchanged', about: id(11) });
  });

  it('of a claim that was withdrawn leaves the claim that was made since', () => {
    const claims = [aClaim({ status: 'withdrawn' }), aClaim({ id: id(12) })];
    const record = aLearner({ diplomas: [aDiploma({ status: 'claimed' })], claims });
    expect(decide('withdrawClaim', record, input).outcome).toBe('unchanged');
  });

  it('finds the claim by line and level, the last one where there were several', () => {
    const named = {
      uln,
      centre,
      registration: { line: 'engineering', level: 'higher' },
      reason: 'Another year',
    } as const;
    const claims = [aClaim({ id: id(10), status: 'withdrawn' }), aClaim()];
    const record = aLearner({ diplomas: [aDiploma({ status: 'claimed' })], claims });
    const after = recordAfter(decide('withdrawClaim', record, named));
    expect(after.claims.map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn']);
    expect(decide('withdrawClaim', after, named)).toMatchObject({ outcome: 'unchanged', about: id(11) });
    // What was never claimed is as not claimed as it should be.
    const never = aLearner({ diplomas: [aDiploma()] });
    expect(decide('withdrawClaim', never, named)).toMatchObject({ outcome: 'unchanged', about: id(1) });
    const other = { ...named, registration: { line: 'engineering', level: 'advanced' } } as const;
    expect(decide('withdrawClaim', record, other)).toEqual({ outcome: 'notFound' });
  });

  it('finds no claim that is not there', () => {
    expect(decide('withdrawClaim', aClaimedLearner(), { ...input, claimId: id(12) })).toEqual({ outcome: 'notFound' });
  });
});

describe('withdrawing a claim whose award was decided', () => {
  const future = '2010-12-24T00:00:00.000Z';
  const decided = (...decisions: Parameters<typeof aDecision>[0][]) =>
    aClaimedLearner({}, { outcomes: [anOutcome()], decisions: decisions.map((one) => aDecision(one)) });

  it.each(['confirmed', 'certificated'] as const)('is refused once it is published that it was %s', (decision) => {
    const verdict = decide('withdrawClaim', decided({ decision }), input);
    expect(brokenRules(verdict)).toEqual(['claim-awarded at the whole']);
  });

  it.each(['referred', 'revoked'] as const)('is possible once it was %s', (decision) => {
    const record = decided({}, { id: id(42), decision });
    expect(decide('withdrawClaim', record, input).outcome).toBe('accepted');
  });

  it('is possible before the decision is published: a refusal would tell it', () => {
    const record = decided({ publishAt: future });
    const after = recordAfter(decide('withdrawClaim', record, input));
    expect(after.claims).toMatchObject([{ status: 'withdrawn' }]);
    expect(after.decisions).toBe(record.decisions);
  });

  it('changes at the instant of publication', () => {
    const record = decided({ publishAt: future });
    expect(decide('withdrawClaim', record, input, { now: '2010-12-23T23:59:59.999Z' }).outcome).toBe('accepted');
    expect(decide('withdrawClaim', record, input, { now: future }).outcome).toBe('refused');
  });

  it('goes by what is published, whatever was decided since', () => {
    const revokedUnseen = decided({}, { id: id(42), decision: 'revoked', publishAt: future });
    expect(brokenRules(decide('withdrawClaim', revokedUnseen, input))).toEqual(['claim-awarded at the whole']);
    const confirmedUnseen = decided({ decision: 'referred' }, { id: id(42), publishAt: future });
    expect(decide('withdrawClaim', confirmedUnseen, input).outcome).toBe('accepted');
  });

  it('goes by the decisions on the claim itself', () => {
    expect(decide('withdrawClaim', decided({ claimId: id(10) }), input).outcome).toBe('accepted');
  });
});

describeAccountStates('withdrawClaim', aClaimedLearner(), input);
