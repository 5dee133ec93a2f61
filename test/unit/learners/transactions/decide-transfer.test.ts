import { describe, expect, it } from 'vitest';
import { describeAccountStates } from '../../support/account-states.js';
import { aDiploma, aLearner, aTransfer, keptUln, somePlts, uln } from '../../support/learner.js';
import { centre, id, otherCentre } from '../../support/reference.js';
import { brokenRules, decide, recordAfter } from '../../support/verdict.js';

const anAskedForLearner = (transfer: Parameters<typeof aTransfer>[0] = {}, account = {}) =>
  aLearner({ account, diplomas: [aDiploma()], plts: [somePlts()], transfers: [aTransfer(transfer)] });
const release = { uln, centre, transferId: id(21) };
const refuse = { ...release, reason: 'Still here' };
const now = '2010-10-04T08:00:00.000Z';

describe('releasing a learner', () => {
  it('makes the asking centre the home centre at once, with everything on the record', () => {
    const before = anAskedForLearner();
    const after = recordAfter(decide('releaseTransfer', before, release));
    expect(after).toEqual({
      ...before,
      version: 8,
      changedAt: now,
      account: { ...before.account, centre: otherCentre },
      transfers: [aTransfer({ status: 'released', decidedAt: now, changedAt: now, version: 8 })],
    });
    expect(after.diplomas).toBe(before.diplomas);
    expect(after.plts).toBe(before.plts);
  });

  it('again changes nothing, though the learner is another centre’s by now', () => {
    const released = anAskedForLearner({ status: 'released' }, { centre: otherCentre });
    expect(decide('releaseTransfer', released, release)).toMatchObject({ outcome: 'unchanged', about: id(21) });
  });

  it('is refused once the request was refused', () => {
    const verdict = decide('releaseTransfer', anAskedForLearner({ status: 'refused' }), release);
    expect(brokenRules(verdict)).toEqual(['transfer-decided at the whole']);
    expect(verdict).toMatchObject({ faults: [{ parameters: { status: 'refused' } }] });
  });

  it('leaves a closed account closed', () => {
    const closed = anAskedForLearner({}, { status: 'closed' });
    expect(recordAfter(decide('releaseTransfer', closed, release)).account).toMatchObject({
      status: 'closed',
      centre: otherCentre,
    });
  });
});

describe('refusing a transfer', () => {
  it('keeps the learner, and says why', () => {
    const before = anAskedForLearner({ reason: 'Moved house' });
    const after = recordAfter(decide('refuseTransfer', before, refuse));
    const answered = { status: 'refused', reason: 'Still here', decidedAt: now, changedAt: now, version: 8 } as const;
    expect(after.transfers).toEqual([aTransfer(answered)]);
    expect(after.account).toBe(before.account);
  });

  it('again changes nothing, and the first reason stands', () => {
    const refused = anAskedForLearner({ status: 'refused', reason: 'Still here' });
    const verdict = decide('refuseTransfer', refused, { ...refuse, reason: 'Another' });
    expect(verdict).toMatchObject({ outcome: 'unchanged', about: id(21) });
  });

  it('is not found once the learner was released, and refused if the learner came back since', () => {
    const released = anAskedForLearner({ status: 'released' }, { centre: otherCentre });
    expect(decide('refuseTransfer', released, refuse)).toEqual({ outcome: 'notFound' });
    const back = anAskedForLearner({ status: 'released' });
    expect(brokenRules(decide('refuseTransfer', back, refuse))).toEqual(['transfer-decided at the whole']);
  });
});

describe.each(['releaseTransfer', 'refuseTransfer'] as const)('%s', (name) => {
  const input = { ...refuse };

  it('answers the one request, and leaves the others', () => {
    const old = aTransfer({ id: id(20), toCentre: '90003', status: 'refused' });
    const record = aLearner({ transfers: [old, aTransfer()] });
    const after = recordAfter(decide(name, record, input));
    expect(after.transfers[0]).toBe(old);
    expect(after.transfers[1]?.status).not.toBe('requested');
  });

  it('finds no request that is not there, and none of another centre', () => {
    const record = anAskedForLearner();
    expect(decide(name, record, { ...input, transferId: id(22) })).toEqual({ outcome: 'notFound' });
    // The asking centre cannot answer its own request.
    expect(decide(name, record, { ...input, centre: otherCentre })).toEqual({ outcome: 'notFound' });
  });

  it('sends to the kept number when the account was merged while the request waited', () => {
    const merged = anAskedForLearner({}, { status: 'merged', mergedInto: keptUln });
    expect(decide(name, merged, input)).toEqual({ outcome: 'merged', into: keptUln });
  });
});

describeAccountStates('releaseTransfer', anAskedForLearner(), release, { closed: 'taken' });
describeAccountStates('refuseTransfer', anAskedForLearner(), refuse, { closed: 'taken' });
