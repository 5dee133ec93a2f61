import { describe, expect, it } from 'vitest';
import type { Diploma } from '../../../../src/learners/record.js';
import type { InputOf } from '../../../../src/learners/transactions.js';
import { describeAccountStates } from '../../support/account-states.js';
import { aDiploma, aLearner, aRegisteredLearner, aWithdrawnDiploma, uln } from '../../support/learner.js';
import { centre, id, reference } from '../../support/reference.js';
import { brokenRules, decide, recordAfter, transactionOf } from '../../support/verdict.js';

type Change = InputOf<'amendDiploma'>['change'];
const both = reference({
  associations: [
    [centre, 'NDA'],
    [centre, 'SVE'],
  ],
});

function amend(change: Change, record = aRegisteredLearner(), today = '2010-10-04') {
  return decide('amendDiploma', record, { uln, centre, diplomaId: id(1), change }, { reference: both, today });
}

describe('amending a registration', () => {
  it.each([{ line: 'public-services' }, { level: 'advanced' }, { awardingBody: 'SVE' }] as const)(
    'changes what is said, and keeps its id and its beginning: %j',
    (change) => {
      const before = aRegisteredLearner();
      const now = '2010-10-04T08:00:00.000Z';
      expect(recordAfter(amend(change, before)).diplomas).toEqual([
        { ...(before.diplomas[0] as Diploma), ...change, changedAt: now, version: 8 },
      ]);
    },
  );

  it.each([{ line: 'public-services' }, { level: 'advanced' }] as const)(
    'to another line or level leaves the programme behind: %j',
    (change) => {
      const after = recordAfter(amend(change, aRegisteredLearner({ programmeId: id(800) })));
      expect(after.diplomas[0]?.programmeId).toBeUndefined();
    },
  );

  it('to another body keeps the programme', () => {
    const after = recordAfter(amend({ awardingBody: 'SVE' }, aRegisteredLearner({ programmeId: id(800) })));
    expect(after.diplomas[0]?.programmeId).toBe(id(800));
  });

  it.each(['registered', 'claimed', 'withdrawn'] as const)('to what stands there changes nothing, %s', (status) => {
    const change = { line: 'engineering', level: 'higher', awardingBody: 'NDA' } as const;
    for (const said of [change, {}])
      expect(amend(said, aRegisteredLearner({ status }))).toMatchObject({ outcome: 'unchanged', about: id(1) });
  });

  it.each([
    ['claimed', 'diploma-claimed'],
    ['withdrawn', 'diploma-withdrawn'],
  ] as const)('that is %s is refused: %s', (status, rule) => {
    expect(brokenRules(amend({ level: 'advanced' }, aRegisteredLearner({ status })))).toEqual([`${rule} at the whole`]);
  });

  it('is refused where the learner has another registration for that line and level', () => {
    const record = aLearner({ diplomas: [aDiploma(), aDiploma({ id: id(2), level: 'advanced' })] });
    expect(brokenRules(amend({ level: 'advanced' }, record))).toEqual(['registration-exists at /line']);
  });

  it('takes the place of a registration that was withdrawn', () => {
    const record = aLearner({ diplomas: [aWithdrawnDiploma({ id: id(2), level: 'advanced' }), aDiploma()] });
    const { diplomas } = recordAfter(amend({ level: 'advanced' }, record));
    expect(diplomas.map(({ status, level }) => [status, level])).toEqual([
      ['withdrawn', 'advanced'],
      ['registered', 'advanced'],
    ]);
  });

  it('says everything that is wrong at once', () => {
    const record = aLearner({ diplomas: [aDiploma(), aDiploma({ id: id(2), line: 'public-services' })] });
    const verdict = amend({ line: 'public-services', awardingBody: 'XX' }, record, '2010-08-31');
    expect(brokenRules(verdict)).toEqual([
      'line-not-started at /line',
      'awarding-body-unknown at /awardingBody',
      'registration-exists at /line',
    ]);
  });

  it('to a cancelled line, or with a body that the centre does not work with, is refused', () => {
    const change = { line: 'science', awardingBody: 'SVE' };
    const verdict = decide('amendDiploma', aRegisteredLearner(), { uln, centre, diplomaId: id(1), change });
    expect(brokenRules(verdict)).toEqual(['line-cancelled at /line', 'centre-not-associated at /awardingBody']);
  });

  it.each([
    ['body, after the last start of the line', { awardingBody: 'SVE' }, {}],
    ['level, after the last start of the line', { level: 'advanced' }, {}],
    ['line, when the centre works with its body no more', { line: 'public-services' }, { awardingBody: 'PEN' }],
  ] as const)('judges only what is new: another %s', (_what, change, diploma) => {
    const today = 'line' in change ? '2013-08-31' : '2013-09-01';
    expect(amend(change, aRegisteredLearner(diploma), today).outcome).toBe('accepted');
  });

  it('takes a member without a value for one that is not said', () => {
    expect(amend({ line: undefined, level: undefined, awardingBody: undefined }).outcome).toBe('unchanged');
  });

  it('finds no registration that is not there', () => {
    const input = { uln, centre, diplomaId: id(2), change: { level: 'advanced' } } as const;
    expect(decide('amendDiploma', aRegisteredLearner(), input)).toEqual({ outcome: 'notFound' });
  });

  it('replaces the one registration, so If-Match is about that one', () => {
    const record = aLearner({ diplomas: [aDiploma(), aDiploma({ id: id(2), level: 'advanced' })] });
    const input = { uln, centre, diplomaId: id(2) };
    expect(transactionOf('amendDiploma').replaces?.(record, input)).toBe(record.diplomas[1]);
  });
});

describeAccountStates('amendDiploma', aRegisteredLearner(), {
  ...{ uln, centre, diplomaId: id(1) },
  change: { level: 'advanced' },
});
