import { describe, expect, it } from 'vitest';
import type { InputOf } from '../../../../src/learners/transactions.js';
import { aLearner, aTransfer, keptUln, uln } from '../../support/learner.js';
import { centre, id, otherCentre } from '../../support/reference.js';
import { brokenRules, decide, recordAfter } from '../../support/verdict.js';

const known = { familyName: 'O’Brien-Smith', dateOfBirth: '1994-05-17' };

function ask(record: ReturnType<typeof aLearner> | undefined, over: Partial<InputOf<'requestTransfer'>> = {}) {
  return decide('requestTransfer', record, { uln, centre: otherCentre, ...known, ...over });
}

describe('asking for another centre’s learner', () => {
  it('waits for the home centre’s answer, and moves nobody', () => {
    const before = aLearner();
    const after = recordAfter(ask(before, { reason: 'Moved house' }));
    const now = '2010-10-04T08:00:00.000Z';
    const { fromCentre, toCentre } = { fromCentre: centre, toCentre: otherCentre };
    expect(after.transfers).toEqual([
      {
        id: id(900),
        fromCentre,
        toCentre,
        status: 'requested',
        reason: 'Moved house',
        requestedAt: now,
        changedAt: now,
        version: 8,
      },
    ]);
    expect(after.account).toBe(before.account);
  });

  it('needs no reason', () => expect(recordAfter(ask(aLearner())).transfers[0]?.reason).toBeUndefined());

  it.each(['O’Brien-Smith', "O'BRIEN SMITH", 'obrien-smith', ' O‘Brien  Smith', 'o.brien smith'])(
    'finds the learner by the family name as people type it: %s',
    (familyName) => expect(ask(aLearner(), { familyName }).outcome).toBe('accepted'),
  );

  it('finds the learner by the family name with or without accents', () => {
    const record = aLearner({ account: { familyName: 'Nuñez Łukaszewicz' } });
    for (const familyName of ['Nunez Lukaszewicz', 'NUÑEZ ŁUKASZEWICZ', 'nun\u0303ez łukaszewicz'])
      expect(ask(record, { familyName }).outcome).toBe('accepted');
  });

  it.each([
    ['no family name like it', { familyName: 'Smith' }],
    ['the beginning of the family name', { familyName: 'O’Brien' }],
    ['the given name added', { familyName: 'O’Brien-Smith Zoë' }],
    ['nothing that is a letter', { familyName: '-' }],
    ['another date of birth', { dateOfBirth: '1994-05-18' }],
  ])('finds nobody with %s', (_what, over) => {
    expect(ask(aLearner(), over)).toEqual({ outcome: 'notFound' });
  });

  it('finds nobody where there is no account', () => expect(ask(undefined)).toEqual({ outcome: 'notFound' }));

  it('tells of a merged number only whoever knows the learner', () => {
    const merged = aLearner({ account: { status: 'merged', mergedInto: keptUln } });
    expect(ask(merged)).toEqual({ outcome: 'merged', into: keptUln });
    expect(ask(merged, { familyName: 'Smith' })).toEqual({ outcome: 'notFound' });
  });

  it('is possible when the account is closed: the learner may start again elsewhere', () => {
    expect(ask(aLearner({ account: { status: 'closed' } })).outcome).toBe('accepted');
  });

  it('is refused to the home centre itself', () => {
    expect(brokenRules(ask(aLearner(), { centre }))).toEqual(['transfer-own at the whole']);
  });

  it('again changes nothing while the first request waits', () => {
    const record = aLearner({ transfers: [aTransfer()] });
    expect(ask(record, { reason: 'Asking again' })).toMatchObject({ outcome: 'unchanged', about: id(21) });
  });

  it('is refused while another centre’s request waits', () => {
    const record = aLearner({ transfers: [aTransfer({ toCentre: '90003' })] });
    expect(brokenRules(ask(record))).toEqual(['transfer-pending at the whole']);
  });

  it.each(['refused', 'released'] as const)('is possible again after a request that was %s', (status) => {
    const record = aLearner({ transfers: [aTransfer({ status })] });
    expect(recordAfter(ask(record)).transfers.map((transfer) => transfer.status)).toEqual([status, 'requested']);
  });
});
