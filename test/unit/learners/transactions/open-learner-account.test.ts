import { describe, expect, it } from 'vitest';
import type { InputOf } from '../../../../src/learners/transactions.js';
import {
  aClaimedLearner,
  aDiploma,
  aLearner,
  aRegisteredLearner,
  keptUln,
  person,
  uln,
} from '../../support/learner.js';
import { centre, id, otherCentre } from '../../support/reference.js';
import { brokenRules, decide, recordAfter } from '../../support/verdict.js';

const opening = { uln, centre, ...person };
const registration = { line: 'engineering', level: 'higher', awardingBody: 'NDA' } as const;

function open(
  input: Partial<InputOf<'openLearnerAccount'>> = {},
  record = undefined as ReturnType<typeof aLearner> | undefined,
) {
  return decide('openLearnerAccount', record, { ...opening, ...input });
}

describe('an account is opened', () => {
  it('with what the centre said, and nothing else', () => {
    expect(recordAfter(open())).toEqual({
      version: 1,
      changedAt: '2010-10-04T08:00:00.000Z',
      account: { uln, centre, ...person, status: 'open', openedAt: '2010-10-04T08:00:00.000Z' },
      ...{ diplomas: [], plts: [], workExperience: [], claims: [], transfers: [] },
      ...{ results: [], outcomes: [], decisions: [] },
    });
  });

  it('with the first line and level, in the same transaction', () => {
    const { version, diplomas } = recordAfter(open({ diploma: registration }));
    expect(version).toBe(1);
    const at = '2010-10-04T08:00:00.000Z';
    expect(diplomas).toEqual([
      { id: id(900), ...registration, status: 'registered', registeredAt: at, changedAt: at, version: 1 },
    ]);
  });

  it('with a UCI and a UPN, when the centre has them', () => {
    const numbers = { uci: '681990012058G', upn: 'B801200005001' };
    expect(recordAfter(open(numbers)).account).toMatchObject(numbers);
  });

  it('about its ULN', () => expect(open()).toMatchObject({ outcome: 'accepted', about: uln }));
});

describe('an account is not opened', () => {
  it.each([
    ['12345', 'uln-form'],
    ['0123456789', 'uln-form'],
    ['1000000052', 'uln-check-digit'],
    ['9999999999', 'uln-placeholder'],
  ])('for the ULN %s: %s', (wrong, rule) => expect(brokenRules(open({ uln: wrong }))).toEqual([`${rule} at /uln`]));

  it('while anything is wrong, and everything that is wrong is said at once', () => {
    const verdict = open({
      ...{ uln: '1000000052', givenName: 'Ann1', familyName: '-', dateOfBirth: '2010-10-05', uci: 'x', upn: 'x' },
      diploma: { line: 'alchemy', level: 'higher', awardingBody: 'PEN' },
    });
    expect(brokenRules(verdict)).toEqual([
      'uln-check-digit at /uln',
      'name-characters at /givenName',
      'name-letter at /familyName',
      'birth-date-past at /dateOfBirth',
      'uci-check at /uci',
      'upn-check at /upn',
      'line-unknown at /diploma/line',
      'awarding-body-not-diploma at /diploma/awardingBody',
    ]);
  });

  it('with a body that the centre does not work with', () => {
    const verdict = open({ diploma: { ...registration, awardingBody: 'SVE' } });
    expect(brokenRules(verdict)).toEqual(['centre-not-associated at /diploma/awardingBody']);
  });

  it.each([
    ['open', {}],
    ['closed', { status: 'closed' }],
    ['merged', { status: 'merged', mergedInto: keptUln }],
  ] as const)('by one centre while another has it, %s: the answer is the same', (_status, account) => {
    const verdict = open({}, aLearner({ account: { centre: otherCentre, ...account } }));
    expect(brokenRules(verdict)).toEqual(['account-elsewhere at /uln']);
  });

  it('again once it is closed: it is reopened', () => {
    expect(brokenRules(open({}, aLearner({ account: { status: 'closed' } })))).toEqual(['account-closed at /uln']);
  });

  it('under a number that was merged: the number that was kept is told', () => {
    const verdict = open({}, aLearner({ account: { status: 'merged', mergedInto: keptUln } }));
    expect(verdict).toEqual({ outcome: 'merged', into: keptUln });
  });
});

describe('an account that the centre has already', () => {
  it.each([
    ['the same again', {}, aLearner()],
    ['the same, and registered since', {}, aRegisteredLearner()],
    ['the same with its registration', { diploma: registration }, aRegisteredLearner()],
    ['the same with its registration, claimed since', { diploma: registration }, aClaimedLearner()],
    ['the same, with a UCI since', {}, aLearner({ account: { uci: '681990012058G' } })],
  ])('is unchanged by %s', (_what, input, record) => {
    expect(open(input, record)).toMatchObject({ outcome: 'unchanged', about: uln });
  });

  it('is unchanged by the same again when it could not be opened any more', () => {
    const today = '2031-01-01';
    const verdict = decide(
      'openLearnerAccount',
      aRegisteredLearner(),
      { ...opening, diploma: registration },
      { today },
    );
    expect(verdict.outcome).toBe('unchanged');
  });

  it.each([
    ['another given name', { givenName: 'Zoe' }],
    ['another family name', { familyName: 'OBrien Smith' }],
    ['another date of birth', { dateOfBirth: '1994-05-18' }],
    ['another gender', { gender: 'notKnown' }],
    ['a UCI that it has not', { uci: '681990012058G' }],
    ['a UPN that it has not', { upn: 'B801200005001' }],
    ['a line that is not registered', { diploma: { ...registration, line: 'public-services' } }],
    ['a level that is not registered', { diploma: { ...registration, level: 'advanced' } }],
    ['another awarding body', { diploma: { ...registration, awardingBody: 'SVE' } }],
  ] as const)('is not opened again with %s', (_what, input) => {
    expect(brokenRules(open(input, aRegisteredLearner()))).toEqual(['account-already-open at /uln']);
  });

  it('is not opened again with a registration that was withdrawn since', () => {
    const record = aLearner({ diplomas: [aDiploma({ status: 'withdrawn' })] });
    expect(brokenRules(open({ diploma: registration }, record))).toEqual(['account-already-open at /uln']);
  });
});
