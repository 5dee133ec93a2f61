import { describe, expect, it } from 'vitest';
import { pltsCompleted, pltsSkills } from '../../../../src/learners/record.js';
import type { InputOf } from '../../../../src/learners/transactions.js';
import { describeAccountStates } from '../../support/account-states.js';
import {
  aDiploma,
  aLearner,
  allSkills,
  aRegisteredLearner,
  noSkills,
  somePlts,
  someWorkExperience,
  uln,
} from '../../support/learner.js';
import { centre } from '../../support/reference.js';
import { brokenRules, decide, recordAfter, transactionOf } from '../../support/verdict.js';

const now = '2010-10-04T08:00:00.000Z';

function say(over: Partial<InputOf<'recordPlts'>> = {}, record = aRegisteredLearner()) {
  return decide('recordPlts', record, { uln, centre, level: 2, ...noSkills, teamWorking: true, ...over });
}

describe('recording PLTS', () => {
  it('keeps which of the skills are met at the level, and changes nothing else', () => {
    const before = aRegisteredLearner();
    const after = recordAfter(say({}, before));
    expect(after).toEqual({ ...before, version: 8, changedAt: now, plts: [somePlts({ changedAt: now, version: 8 })] });
    expect(after.diplomas).toBe(before.diplomas);
  });

  it('knows six skills, and each counts for itself', () => {
    expect(pltsSkills).toHaveLength(6);
    for (const skill of pltsSkills) {
      const said = { ...noSkills, [skill]: true };
      expect(recordAfter(say(said)).plts[0]).toMatchObject(said);
    }
  });

  it('is complete with all six, and with no fewer', () => {
    expect(pltsCompleted(allSkills)).toBe(true);
    for (const skill of pltsSkills) expect(pltsCompleted({ ...allSkills, [skill]: false })).toBe(false);
  });

  it('completes with a date, and only then', () => {
    const completedOn = '2010-10-01';
    expect(recordAfter(say({ ...allSkills, completedOn })).plts[0]).toMatchObject({ ...allSkills, completedOn });
    expect(brokenRules(say(allSkills))).toEqual(['plts-date-missing at /completedOn']);
    for (const skill of pltsSkills) {
      const verdict = say({ ...allSkills, [skill]: false, completedOn });
      expect(brokenRules(verdict)).toEqual(['plts-date-early at /completedOn']);
    }
  });

  it.each([
    ['2010-10-04', []],
    ['2010-10-05', ['completion-date-future at /completedOn']],
    ['2008-09-01', []],
    ['2008-08-31', ['completion-date-before-diploma at /completedOn']],
  ])('on %s, said on 4 October 2010: %j', (completedOn, expected) => {
    const verdict = say({ ...allSkills, completedOn });
    expect(verdict.outcome === 'refused' ? brokenRules(verdict) : []).toEqual(expected);
  });

  it('says the same again without a change', () => {
    const stands = aLearner({ diplomas: [aDiploma()], plts: [somePlts()] });
    expect(say({}, stands)).toMatchObject({ outcome: 'unchanged', about: 'plts-2' });
    const complete = { ...allSkills, completedOn: '2010-10-01' };
    const done = aLearner({ diplomas: [aDiploma()], plts: [somePlts(complete)] });
    expect(say(complete, done).outcome).toBe('unchanged');
  });

  it('notices a change of any skill, and of the date alone', () => {
    const complete = { ...allSkills, completedOn: '2010-10-01' };
    const done = aLearner({ diplomas: [aDiploma()], plts: [somePlts(complete)] });
    expect(say({ ...complete, completedOn: '2010-09-30' }, done).outcome).toBe('accepted');
    for (const skill of pltsSkills) {
      const { plts } = recordAfter(say({ ...allSkills, [skill]: false }, done));
      expect(plts).toHaveLength(1);
      expect(plts[0]?.[skill]).toBe(false);
      expect(plts[0]?.completedOn).toBeUndefined();
    }
  });

  it('notices each skill that is met since, short of all six', () => {
    const stands = aLearner({ diplomas: [aDiploma()], plts: [somePlts()] });
    for (const skill of pltsSkills.filter((one) => one !== 'teamWorking')) {
      const said = { ...noSkills, teamWorking: true, [skill]: true };
      expect(recordAfter(say(said, stands)).plts[0]).toMatchObject(said);
    }
  });

  it('keeps levels apart', () => {
    const before = aLearner({ diplomas: [aDiploma({ level: 'foundation' }), aDiploma()], plts: [somePlts()] });
    const after = recordAfter(say({ level: 1 }, before));
    expect(after.plts.map((plts) => plts.level)).toEqual([2, 1]);
    expect(after.plts[0]).toBe(before.plts[0]);
  });

  it.each([
    ['foundation', 1],
    ['higher', 2],
    ['progression', 3],
    ['advanced', 3],
  ] as const)('for the %s Diploma is at level %d', (level, number) => {
    const record = aRegisteredLearner({ level });
    expect(say({ level: number }, record).outcome).toBe('accepted');
    const others = [1, 2, 3].filter((other) => other !== number);
    for (const other of others)
      expect(brokenRules(say({ level: other }, record))).toEqual(['completion-level at /level']);
  });

  it('counts a claimed registration, and not a withdrawn one', () => {
    expect(say({}, aRegisteredLearner({ status: 'claimed' })).outcome).toBe('accepted');
    expect(brokenRules(say({}, aRegisteredLearner({ status: 'withdrawn' })))).toEqual(['completion-level at /level']);
  });

  it('knows no other levels than 1 to 3', () => {
    for (const level of [0, 4, 1.5])
      expect(brokenRules(say({ level }))).toEqual(['completion-level-unknown at /level']);
  });

  it('says everything that is wrong at once', () => {
    expect(brokenRules(say({ level: 4, completedOn: '2030-01-01' }))).toEqual([
      'completion-level-unknown at /level',
      'completion-date-future at /completedOn',
      'plts-date-early at /completedOn',
    ]);
  });

  it('leaves work experience at the level alone', () => {
    const before = aLearner({ diplomas: [aDiploma()], workExperience: [someWorkExperience()] });
    expect(recordAfter(say({}, before)).workExperience).toBe(before.workExperience);
  });

  it('replaces the PLTS of the level, so If-Match is about those', () => {
    const record = aLearner({ diplomas: [aDiploma()], plts: [somePlts({ level: 1 }), somePlts()] });
    const { replaces } = transactionOf('recordPlts');
    const at = (level: number) => replaces?.(record, { uln, centre, level } as never);
    expect(at(2)).toBe(record.plts[1]);
    expect(at(3)).toBeUndefined();
  });
});

describeAccountStates('recordPlts', aRegisteredLearner(), { uln, centre, level: 2, ...noSkills });
