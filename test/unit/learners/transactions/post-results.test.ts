import { describe, expect, it } from 'vitest';
import type { SaidResult } from '../../../../src/learners/results.js';
import { aDiploma, aLearner, aResult, keptUln, saidResult } from '../../support/learner.js';
import { id, reference } from '../../support/reference.js';
import { brokenRules, decide, recordAfter } from '../../support/verdict.js';

const now = '2010-10-04T08:00:00.000Z';
const withoutGrade = { points: undefined } as const;

function post(over: Partial<SaidResult> = {}, record = aLearner({ diplomas: [aDiploma()] }), around = {}) {
  return decide('postResults', record, saidResult(over), around);
}

/** The result that was posted. */
const posted = (...said: Parameters<typeof post>) => recordAfter(post(...said)).results.at(-1);
const faults = (...said: Parameters<typeof post>) => {
  const verdict = post(...said);
  return verdict.outcome === 'refused' ? brokenRules(verdict) : [];
};

describe('posting a result', () => {
  it('adds it to the record, and moves neither the record’s version nor its time of change', () => {
    const before = aLearner({ diplomas: [aDiploma()], results: [aResult({ id: id(32), qan: '90000298' })] });
    const verdict = post({}, before);
    expect(verdict).toMatchObject({ about: id(900) });
    const made = aResult({ id: id(900), postedAt: now, changedAt: now });
    expect(recordAfter(verdict)).toEqual({ ...before, results: [before.results[0], made] });
  });

  it('again changes nothing, a day later too', () => {
    const record = aLearner({ results: [aResult()] });
    expect(post({}, record)).toMatchObject({ outcome: 'unchanged', about: id(31) });
    expect(post({}, record, { today: '2010-10-05' }).outcome).toBe('unchanged');
    // What follows from the rest may be said, or not.
    const said = { publishDate: '2010-09-20', enquiry: false, partialAbsence: false };
    expect(post(said, record).outcome).toBe('unchanged');
    for (const points of ['5.0', '5.000', '05']) expect(post({ points }, record).outcome).toBe('unchanged');
    expect(posted({ points: '04.50' })?.points).toBe('4.5');
  });

  it.each([
    ['grade and points', { grade: 'A', points: '7' }],
    ['points', { points: '5.5' }],
    ['date of publishing', { publishDate: '2010-09-21' }],
    ['enquiry', { enquiry: true }],
    ['partial absence', { partialAbsence: true }],
  ])('with another %s than the one that stands is refused', (_what, said) => {
    expect(faults(said, aLearner({ results: [aResult()] }))).toEqual(['result-exists at /qan']);
  });

  it('stands beside that of another date, of a unit, and of another body’s unlisted qualification', () => {
    const record = aLearner({
      results: [aResult(), aResult({ id: id(32), qan: '9000002X', grade: 'B', points: '30' })],
    });
    expect(post({ awardDate: '2010-09-21' }, record).outcome).toBe('accepted');
    expect(post({ qan: '9000002X', unit: 'EN201', grade: 'b', points: '5' }, record).outcome).toBe('accepted');
  });

  it.each(['replaced', 'withdrawn'] as const)('takes the place of one that was %s', (status) => {
    const before = aLearner({ results: [aResult({ status, endsAt: now })] });
    const { results } = recordAfter(post({}, before));
    expect(results[0]).toBe(before.results[0]);
    expect(results[1]).toMatchObject({ id: id(900), status: 'posted' });
  });

  it('says everything that is wrong at once', () => {
    const said = { givenName: 'Chloe', dateOfBirth: '1994-05-18', awardDate: '2010-09-01', publishDate: '2010-08-17' };
    expect(faults({ ...said, grade: 'D' })).toEqual([
      'result-person-differs at /givenName',
      'result-person-differs at /dateOfBirth',
      'result-publish-range at /publishDate',
      'result-prior-unverified at /priorAchievementVerified',
      'result-grade at /grade',
    ]);
  });
});

describe('the learner of a result', () => {
  it('has an account, which is open and not merged', () => {
    expect(brokenRules(decide('postResults', undefined, saidResult()))).toEqual(['result-no-account at /uln']);
    expect(faults({}, aLearner({ account: { status: 'closed' } }))).toEqual(['result-account-closed at /uln']);
    const merged = aLearner({ account: { status: 'merged', mergedInto: keptUln } });
    expect(post({}, merged)).toEqual({ outcome: 'merged', into: keptUln });
  });

  it('needs no registration: results may come first', () => {
    expect(post({}, aLearner()).outcome).toBe('accepted');
  });

  it.each([
    ['as they are', 'Zoë', 'O’Brien-Smith'],
    ['without accents', 'Zoe', 'O’Brien-Smith'],
    ['without case', 'ZOË', 'o’brien-smith'],
    ['with another apostrophe', 'Zoë', "O'Brien-Smith"],
    ['without an apostrophe', 'Zoë', 'OBrien-Smith'],
    ['with a space for the hyphen', 'Zoë', 'O’Brien Smith'],
    ['all of that at once', 'zoe', 'OBRIEN SMITH'],
  ])('is who the account says, with the names %s', (_how, givenName, familyName) => {
    expect(faults({ givenName, familyName })).toEqual([]);
  });

  it.each([
    [{ givenName: 'Chloe' }, '/givenName'],
    [{ familyName: 'Smith' }, '/familyName'],
    [{ dateOfBirth: '1994-07-15' }, '/dateOfBirth'],
  ])('with %j is another one', (said, pointer) => {
    expect(faults(said)).toEqual([`result-person-differs at ${pointer}`]);
  });
});

describe('the dates of a result', () => {
  it.each([
    ['2010-12-25', '2010-12-25T00:00:00.000Z'],
    ['2010-08-19', '2010-08-18T23:00:00.000Z'],
    ['2010-10-31', '2010-10-30T23:00:00.000Z'],
    ['2011-03-27', '2011-03-27T00:00:00.000Z'],
  ])('published on %s, it is from %s on: midnight in the United Kingdom', (publishDate, publishAt) => {
    const said = { awardDate: '2010-08-12', priorAchievementVerified: true, publishDate };
    expect(posted(said)).toMatchObject({ awardDate: '2010-08-12', publishDate, publishAt });
  });

  it('it is published on the day of the award, unless said otherwise', () => {
    expect(posted({ awardDate: '2010-12-16' })).toMatchObject({
      publishDate: '2010-12-16',
      publishAt: '2010-12-16T00:00:00.000Z',
    });
  });

  it.each([
    ['2010-09-06', undefined],
    ['2010-09-20', undefined],
    ['2010-09-07', 'result-publish-range at /publishDate', '2010-08-23'],
    ['2010-09-07', undefined, '2010-08-24'],
    ['2010-09-07', undefined, '2011-09-08'],
    ['2010-09-07', 'result-publish-range at /publishDate', '2011-09-09'],
    ['2011-04-02', undefined],
    ['2011-04-03', 'result-award-late at /awardDate'],
    ['2005-01-01', undefined],
    ['2004-12-31', 'result-award-early at /awardDate'],
  ])('awarded on %s: %s (published on %s)', (awardDate, fault, publishDate?: string) => {
    const said = { awardDate, publishDate, priorAchievementVerified: awardDate < '2010' };
    expect(faults(said)).toEqual(fault === undefined ? [] : [fault]);
  });

  it('before the account was opened, it must be said that the achievement was verified', () => {
    const prior = { awardDate: '2010-09-05' };
    expect(faults(prior)).toEqual(['result-prior-unverified at /priorAchievementVerified']);
    expect(faults({ ...prior, priorAchievementVerified: false })).toHaveLength(1);
    expect(faults({ ...prior, priorAchievementVerified: true })).toEqual([]);
    expect(faults({ awardDate: '2010-09-06' })).toEqual([]);
    // Opened after eleven in the evening of 5 July by UTC: on 6 July in the United Kingdom.
    const late = aLearner({ account: { openedAt: '2010-07-05T23:30:00.000Z' } });
    expect(faults({ awardDate: '2010-07-05' }, late)).toHaveLength(1);
    expect(faults({ awardDate: '2010-07-06' }, late)).toEqual([]);
  });
});

describe('the qualification of a result', () => {
  it('is one of the body’s own', () => {
    const verdict = post({ qan: '90000201' });
    expect(brokenRules(verdict)).toEqual(['result-other-body at /qan']);
    expect(verdict).toMatchObject({ faults: [{ parameters: { awardingBody: 'Severn Vale Examinations' } }] });
    expect(faults({ qan: '90000201', awardingBody: 'SVE' })).toEqual([]);
  });

  it('is told by its body’s code where the body has left the list', () => {
    const around = { reference: { ...reference(), awardingBodies: new Map() } };
    const parameters = { qan: '90000201', awardingBody: 'SVE' };
    expect(post({ qan: '90000201' }, undefined, around)).toMatchObject({ faults: [{ parameters }] });
  });

  it('has the unit', () => {
    const unit = { qan: '9000002X', grade: 'b', points: '5' };
    expect(posted({ ...unit, unit: 'EN201' })).toMatchObject({ unit: 'EN201', grade: 'b', state: 'graded' });
    expect(faults({ ...unit, unit: 'EN301' })).toEqual(['result-unit-unknown at /unit']);
  });

  const described = { component: 'project', title: 'Project of a School', level: 2, glh: 60 } as const;
  it.each(['project', 'principalLearning'] as const)('may be a %s that the catalogue does not list', (component) => {
    const qualification = { ...described, component, glh: 420 };
    const points = component === 'project' ? '5' : '30';
    const said = { qan: '50023719', points, qualification };
    expect(posted(said)).toMatchObject({ qan: '50023719', qualification, grade: 'B' });
    expect(faults({ ...said, grade: 'D' })).toEqual(['result-grade at /grade']);
    expect(faults({ ...said, points: '70.1' })).toEqual(['result-points-misfit at /points']);
    expect(faults({ ...said, points: undefined })).toEqual(['result-points-missing at /points']);
  });

  it('that is not listed is the same when it is said with its fields in another order', () => {
    const qualification = { ...described, line: 'engineering' };
    const before = recordAfter(post({ qan: '50023719', qualification }));
    const { line, glh, level, title, component } = qualification;
    const turned = { line, glh, level, title, component };
    expect(post({ qan: '50023719', qualification: turned }, before).outcome).toBe('unchanged');
    expect(faults({ qan: '50023719', qualification: { ...turned, glh: 61 } }, before)).toEqual([
      'result-exists at /qan',
    ]);
  });

  it('that is neither listed nor described is unknown', () => {
    expect(faults({ qan: '50023719' })).toEqual(['result-qualification-unknown at /qan']);
  });

  it('that is listed is what the catalogue says, whatever the body describes', () => {
    expect(posted({ qualification: described })?.qualification).toBeUndefined();
  });

  it('may be posted when it has left the catalogue’s list of current ones', () => {
    const expired = { awardingBody: 'PEN', qan: '90000584', grade: 'Pass', ...withoutGrade };
    expect(faults(expired)).toEqual([]);
  });
});
