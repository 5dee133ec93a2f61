import { describe, expect, it } from 'vitest';
import type { Changes } from '../../../src/learners/changes.js';
import { changesBetween, logged } from '../../../src/learners/changes.js';
import {
  aClaim,
  aClaimedLearner,
  aDecision,
  aDiploma,
  aLearner,
  anOutcome,
  aRegisteredLearner,
  aResult,
  aTransfer,
  somePlts,
  someWorkExperience,
} from '../support/learner.js';
import { centre, id, otherCentre } from '../support/reference.js';
import { decide, recordAfter } from '../support/verdict.js';

const nothing: Changes = {
  ...{ account: [], diplomas: [], plts: [], workExperience: [], claims: [], transfers: [] },
  ...{ results: [], outcomes: [], decisions: [] },
};
const full = () =>
  aLearner({
    diplomas: [aDiploma(), aDiploma({ id: id(2), level: 'advanced' })],
    plts: [somePlts(), somePlts({ level: 3 })],
    workExperience: [someWorkExperience(), someWorkExperience({ level: 3 })],
    claims: [aClaim(), aClaim({ id: id(12) })],
    transfers: [aTransfer({ status: 'refused' }), aTransfer({ id: id(22) })],
    results: [aResult(), aResult({ id: id(32) })],
    outcomes: [anOutcome(), anOutcome({ diplomaId: id(2) })],
    decisions: [aDecision(), aDecision({ id: id(42) })],
  });

describe('the changes of a record', () => {
  it('are none between a record and itself, whatever its version', () => {
    const record = full();
    expect(changesBetween(record, record)).toEqual(nothing);
    expect(changesBetween(record, { ...record, version: 8, changedAt: '2011-01-01T00:00:00.000Z' })).toEqual(nothing);
  });

  it('are everything when there was no record', () => {
    const { account, diplomas } = aRegisteredLearner();
    expect(changesBetween(undefined, aRegisteredLearner())).toEqual({
      ...nothing,
      account: [{ before: undefined, after: account }],
      diplomas: [{ before: undefined, after: diplomas[0] }],
    });
  });

  it.each(['diplomas', 'plts', 'workExperience', 'claims', 'transfers', 'results', 'decisions'] as const)(
    'pair each of the %s with what it was, by its key',
    (name) => {
      const before = full();
      const [first, second] = before[name];
      const changed = { ...second, version: 8 };
      const added = { ...second, id: id(99), level: 1 };
      const after = { ...before, [name]: [first, changed, added] };
      expect(changesBetween(before, after)).toEqual({
        ...nothing,
        [name]: [
          { before: second, after: changed },
          { before: undefined, after: added },
        ],
      });
    },
  );

  it('hold a claim and its registration, when both change', () => {
    const before = aRegisteredLearner();
    const after = recordAfter(decide('createClaim', before, { uln: before.account.uln, centre, diplomaId: id(1) }));
    const { diplomas, claims, ...others } = changesBetween(before, after);
    expect(diplomas).toEqual([{ before: before.diplomas[0], after: after.diplomas[0] }]);
    expect(claims).toEqual([{ before: undefined, after: after.claims[0] }]);
    expect(Object.values(others).flat()).toEqual([]);
  });
});

describe('what the log keeps of the changes', () => {
  it('is each part under its own name, without its stamp', () => {
    const before = aRegisteredLearner();
    const after = recordAfter(decide('createClaim', before, { uln: before.account.uln, centre, diplomaId: id(1) }));
    const changes = changesBetween(before, after);
    const { version: _version, changedAt: _changedAt, ...diploma } = aDiploma();
    expect(logged(changes, 'before')).toEqual({ diploma });
    expect(logged(changes, 'after')).toEqual({
      diploma: { ...diploma, status: 'claimed' },
      claim: { id: id(900), diplomaId: id(1), status: 'claimed', claimedAt: '2010-10-04T08:00:00.000Z' },
    });
  });

  it('names every kind of part but outcomes, which follow from the rest', () => {
    const changes = changesBetween(undefined, full());
    const names = ['account', 'diploma', 'plts', 'workExperience', 'claim', 'transfer', 'result', 'decision'];
    expect(Object.keys(logged(changes, 'after') ?? {})).toEqual(names);
  });

  it('is nothing where nothing was, and nothing when nothing changed', () => {
    expect(logged(changesBetween(undefined, aLearner()), 'before')).toBeUndefined();
    expect(logged(nothing, 'after')).toBeUndefined();
  });

  it('holds the whole account before and after it moved', () => {
    const before = aLearner({ transfers: [aTransfer()] });
    const command = { uln: before.account.uln, centre, transferId: id(21) };
    const changes = changesBetween(before, recordAfter(decide('releaseTransfer', before, command)));
    expect(logged(changes, 'before')).toMatchObject({ account: { centre }, transfer: { status: 'requested' } });
    expect(logged(changes, 'after')).toMatchObject({
      account: { ...before.account, centre: otherCentre },
      transfer: { status: 'released' },
    });
  });

  it('can be told of a claimed learner in full', () => {
    const { account } = aClaimedLearner();
    expect(logged(changesBetween(undefined, aClaimedLearner()), 'after')).toMatchObject({ account });
  });
});
