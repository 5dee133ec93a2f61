import { describe, expect, it } from 'vitest';
import type { InputOf } from '../../../../src/learners/transactions.js';
import { describeAccountStates } from '../../support/account-states.js';
import { aDiploma, aLearner, aRegisteredLearner, aWithdrawnDiploma, uln } from '../../support/learner.js';
import { centre, id, reference } from '../../support/reference.js';
import { brokenRules, decide, recordAfter } from '../../support/verdict.js';

const input = { uln, centre, line: 'engineering', level: 'higher', awardingBody: 'NDA' } as const;
const both = reference({
  associations: [
    [centre, 'NDA'],
    [centre, 'SVE'],
  ],
});

function register(over: Partial<InputOf<'registerDiploma'>> = {}, record = aLearner()) {
  return decide('registerDiploma', record, { ...input, ...over }, { reference: both });
}

describe('registering for a line and level', () => {
  it('adds the registration under the transaction’s id, and changes nothing else', () => {
    const before = aLearner();
    const now = '2010-10-04T08:00:00.000Z';
    expect(recordAfter(register({}, before))).toEqual({
      ...before,
      ...{ version: 8, changedAt: now },
      diplomas: [
        {
          ...{ id: id(900), line: 'engineering', level: 'higher', awardingBody: 'NDA', status: 'registered' },
          ...{ registeredAt: now, changedAt: now, version: 8 },
        },
      ],
    });
  });

  it('again changes nothing, whatever became of it', () => {
    for (const status of ['registered', 'claimed'] as const)
      expect(register({}, aRegisteredLearner({ status }))).toMatchObject({ outcome: 'unchanged', about: id(1) });
  });

  it('again changes nothing after the line has closed', () => {
    const verdict = decide('registerDiploma', aRegisteredLearner(), input, { today: '2014-01-01' });
    expect(verdict.outcome).toBe('unchanged');
  });

  it.each(['registered', 'claimed'] as const)('is refused with another body while one stands, %s', (status) => {
    const verdict = register({ awardingBody: 'SVE' }, aRegisteredLearner({ status }));
    expect(brokenRules(verdict)).toEqual(['registration-exists at /line']);
  });

  it.each([
    ['by its name', 'NDA', 'Northern Diploma Awards'],
    ['by its code when it has left the list', 'GONE', 'GONE'],
  ])('names the body with which the learner is registered, %s', (_how, standing, awardingBody) => {
    const verdict = register({ awardingBody: 'SVE' }, aRegisteredLearner({ awardingBody: standing }));
    expect(verdict).toMatchObject({ faults: [{ parameters: { awardingBody } }] });
  });

  it.each([
    ['another line', { line: 'public-services' }],
    ['another level', { level: 'advanced' }],
  ] as const)('leaves room for %s', (_what, over) => {
    const before = aRegisteredLearner();
    const { diplomas } = recordAfter(register(over, before));
    expect(diplomas).toHaveLength(2);
    expect(diplomas[0]).toBe(before.diplomas[0]);
  });

  it('is possible anew after the registration was withdrawn, beside it', () => {
    for (const awardingBody of ['NDA', 'SVE']) {
      const before = aLearner({ diplomas: [aWithdrawnDiploma()] });
      const { diplomas } = recordAfter(register({ awardingBody }, before));
      expect(diplomas.map((diploma) => diploma.status)).toEqual(['withdrawn', 'registered']);
      expect(diplomas[0]).toBe(before.diplomas[0]);
    }
  });

  it('looks past withdrawn registrations at the one that stands', () => {
    const record = aLearner({
      diplomas: [aWithdrawnDiploma(), aDiploma({ id: id(2) }), aWithdrawnDiploma({ id: id(3) })],
    });
    expect(register({}, record)).toMatchObject({ outcome: 'unchanged', about: id(2) });
  });

  it('says everything that is wrong at once', () => {
    const record = aRegisteredLearner();
    const today = '2014-01-01';
    const verdict = decide('registerDiploma', record, { ...input, awardingBody: 'PEN' }, { today });
    expect(brokenRules(verdict)).toEqual([
      'line-closed at /line',
      'awarding-body-not-diploma at /awardingBody',
      'registration-exists at /line',
    ]);
  });
});

describeAccountStates('registerDiploma', aLearner(), input);
