import { describe, expect, it } from 'vitest';
import type { InputOf } from '../../../../src/learners/transactions.js';
import { describeAccountStates } from '../../support/account-states.js';
import { aDiploma, aLearner, aRegisteredLearner, someWorkExperience, uln } from '../../support/learner.js';
import { centre } from '../../support/reference.js';
import { brokenRules, decide, recordAfter, transactionOf } from '../../support/verdict.js';

type Said = Partial<InputOf<'recordWorkExperience'>>;
const tenDays = { completed: true, days: 10, from: '2010-06-07', to: '2010-06-18' };
const input = { uln, centre, level: 2, ...tenDays };
const now = '2010-10-04T08:00:00.000Z';

function say(over: Said = {}, record = aRegisteredLearner()) {
  return decide('recordWorkExperience', record, { ...input, ...over });
}

/** What of the period is wrong, if it is otherwise right. */
function wrong(over: Said): string[] {
  const verdict = say(over);
  return verdict.outcome === 'refused' ? brokenRules(verdict) : [];
}

describe('recording work experience', () => {
  it('keeps the days and their dates at the level, and changes nothing else', () => {
    const before = aRegisteredLearner();
    expect(recordAfter(say({}, before))).toEqual({
      ...before,
      ...{ version: 8, changedAt: now },
      workExperience: [someWorkExperience({ changedAt: now, version: 8 })],
    });
  });

  it('is completed with 10 days, and not with 9', () => {
    expect(wrong({ days: 10 })).toEqual([]);
    expect(wrong({ days: 9 })).toEqual(['work-experience-days at /days']);
  });

  it.each([
    ['exactly as many days as there are', { days: 12 }, []],
    ['one day more than there are', { days: 13 }, ['work-experience-fit at /days']],
    ['ten days in ten', { from: '2010-06-07', to: '2010-06-16' }, []],
    ['ten days in nine', { from: '2010-06-08', to: '2010-06-16' }, ['work-experience-fit at /days']],
    ['days across 29 February', { from: '2012-02-24', to: '2012-03-04' }, []],
    [
      'days across the end of February in other years',
      { from: '2011-02-24', to: '2011-03-04' },
      ['work-experience-fit at /days'],
    ],
    ['days across the change of the clocks', { from: '2010-03-22', to: '2010-03-31' }, []],
    ['the last day before the first', { to: '2010-06-06' }, ['work-experience-order at /to']],
  ])('from the first day to the last: %s', (_what, over, expected) => {
    const verdict = decide(
      'recordWorkExperience',
      aRegisteredLearner(),
      { ...input, ...over },
      { today: '2012-10-04' },
    );
    expect(verdict.outcome === 'refused' ? brokenRules(verdict) : []).toEqual(expected);
  });

  it.each([
    ['2010-06-07', '1 day'],
    ['2010-06-08', '2 days'],
  ])('to %s from 7 June 2010 says that it is only %s', (to, most) => {
    const verdict = say({ completed: false, days: 3, from: '2010-06-07', to });
    expect(verdict).toMatchObject({ faults: [{ rule: 'work-experience-fit', parameters: { most } }] });
  });

  it('needs days and last day to be completed, and names each that is missing', () => {
    const nothing = { days: undefined, from: undefined, to: undefined };
    const verdict = say(nothing);
    expect(brokenRules(verdict)).toEqual(['work-experience-dates at /days', 'work-experience-dates at /to']);
    const fields = verdict.outcome === 'refused' ? verdict.faults.map(({ parameters }) => parameters?.field) : [];
    expect(fields).toEqual(['number of days', 'last day']);
  });

  it('that is not completed needs nothing, and may have what is known', () => {
    const nothing = { completed: false, days: undefined, from: undefined, to: undefined };
    expect(wrong(nothing)).toEqual([]);
    expect(wrong({ ...nothing, days: 4 })).toEqual([]);
    expect(wrong({ ...nothing, from: '2010-06-07' })).toEqual([]);
    expect(wrong({ completed: false, days: 3 })).toEqual([]);
    expect(wrong({ completed: false, days: 13 })).toEqual(['work-experience-fit at /days']);
  });

  it.each([
    ['today', { to: '2010-10-04' }, []],
    ['tomorrow', { to: '2010-10-05' }, ['completion-date-future at /to']],
    ['the first day of teaching', { from: '2008-09-01' }, []],
    ['the day before', { from: '2008-08-31' }, ['completion-date-before-diploma at /from']],
  ])('reaches to %s', (_what, over, expected) => expect(wrong(over)).toEqual(expected));

  it('says everything that is wrong at once', () => {
    expect(wrong({ level: 3, days: 9, from: '2010-10-06', to: '2010-10-05' })).toEqual([
      'completion-level at /level',
      'completion-date-future at /from',
      'completion-date-future at /to',
      'work-experience-days at /days',
      'work-experience-order at /to',
    ]);
  });

  it('knows no other levels than 1 to 3', () => {
    expect(wrong({ level: 4 })).toEqual(['completion-level-unknown at /level']);
  });

  it.each([
    ['completed', { completed: false }],
    ['the days', { days: 11 }],
    ['the first day', { from: '2010-06-08' }],
    ['the last day', { to: '2010-06-19' }],
  ])('notices a change of %s, and the same again is none', (_what, over) => {
    const stands = aLearner({ diplomas: [aDiploma()], workExperience: [someWorkExperience()] });
    expect(say({}, stands)).toMatchObject({ outcome: 'unchanged', about: 'work-experience-2' });
    const { workExperience } = recordAfter(say(over, stands));
    expect(workExperience).toEqual([someWorkExperience({ ...over, changedAt: now, version: 8 })]);
  });

  it('leaves the first day as it stands where the sender cannot say it and all else is the same', () => {
    const stands = aLearner({ diplomas: [aDiploma()], workExperience: [someWorkExperience()] });
    const unsaid = { from: undefined, firstDayUnsaid: true };
    expect(say(unsaid, stands)).toMatchObject({ outcome: 'unchanged' });
    const { workExperience } = recordAfter(say({ ...unsaid, days: 11 }, stands));
    expect(workExperience).toEqual([
      { level: 2, completed: true, days: 11, from: undefined, to: '2010-06-18', changedAt: now, version: 8 },
    ]);
    expect(say({ from: undefined }, stands)).toMatchObject({ outcome: 'accepted' });
  });

  it('can be set back to not completed, with nothing left of it', () => {
    const stands = aLearner({ diplomas: [aDiploma()], workExperience: [someWorkExperience()] });
    const verdict = decide('recordWorkExperience', stands, { uln, centre, level: 2, completed: false });
    expect(recordAfter(verdict).workExperience).toEqual([{ level: 2, completed: false, changedAt: now, version: 8 }]);
  });

  it('keeps levels apart', () => {
    const before = aLearner({
      diplomas: [aDiploma(), aDiploma({ level: 'advanced' })],
      workExperience: [someWorkExperience()],
    });
    const after = recordAfter(say({ level: 3 }, before));
    expect(after.workExperience.map((work) => work.level)).toEqual([2, 3]);
    expect(after.workExperience[0]).toBe(before.workExperience[0]);
  });

  it('replaces the work experience of the level, so If-Match is about that', () => {
    const record = aLearner({ workExperience: [someWorkExperience({ level: 1 }), someWorkExperience()] });
    const { replaces } = transactionOf('recordWorkExperience');
    const at = (level: number) => replaces?.(record, { uln, centre, level } as never);
    expect(at(2)).toBe(record.workExperience[1]);
    expect(at(3)).toBeUndefined();
  });
});

describeAccountStates('recordWorkExperience', aRegisteredLearner(), input);
