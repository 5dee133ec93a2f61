import { describe, expect, it } from 'vitest';
import type { SaidResult } from '../../../../src/learners/results.js';
import { aLearner, saidResult } from '../../support/learner.js';
import { brokenRules, decide, recordAfter } from '../../support/verdict.js';

const project = { qan: '90000171' };
const extended = { qan: '90000183' };
const foundationProject = { qan: '9000016X' };
const principal = { qan: '9000002X' };
/** A unit of 60 hours at level 2, and one of 90 hours at level 3. */
const unit60 = { qan: '9000002X', unit: 'EN201' };
const unit90 = { qan: '90000031', unit: 'EN301' };
const english = { qan: '90000298' };
/** A qualification whose level depends on the grade. */
const byGrade = { qan: '90000468' };

function post(said: Partial<SaidResult>) {
  return decide('postResults', aLearner(), saidResult({ points: undefined, ...said }));
}
const faults = (said: Partial<SaidResult>) => {
  const verdict = post(said);
  return verdict.outcome === 'refused' ? brokenRules(verdict) : [];
};
const posted = (said: Partial<SaidResult>) => recordAfter(post(said)).results[0];

describe('the points of a result', () => {
  // Boundaries to the last digit: the least points of a grade, and the most that are one grade less.
  it.each([
    ['a project at level 2', project, 'A*', '8', '10', '7.999999', '10.000001'],
    ['a project at level 2', project, 'A', '6', '7.999999', '5.999999', '8'],
    ['a project at level 2', project, 'C', '2', '3.999999', '1.999999', '4'],
    ['a project at level 2', project, 'U', '0', '1.999999', undefined, '2'],
    ['a project at level 1', foundationProject, 'B', '2', '3.999999', '1.999999', '4'],
    ['a project at level 3', extended, 'E', '4', '7.999999', '3.999999', '8'],
    ['principal learning at level 2', principal, 'A*', '56', '70', '55.999999', '70.000001'],
    ['principal learning at level 2', principal, 'B', '28', '41.999999', '27.999999', '42'],
    ['principal learning at level 2', principal, 'U', '0', '13.999999', undefined, '14'],
    ['a unit of 60 hours at level 2', unit60, 'a*', '8', '10', '7.999999', '10.000001'],
    ['a unit of 60 hours at level 2', unit60, 'c', '2', '3.999999', '1.999999', '4'],
    ['a unit of 60 hours at level 2', unit60, 'u', '0', '1.999999', undefined, '2'],
    ['a unit of 90 hours at level 3', unit90, 'a*', '18', '21', '17.999999', '21.000001'],
    ['a unit of 90 hours at level 3', unit90, 'e', '3', '5.999999', '2.999999', '6'],
    ['a unit of 90 hours at level 3', unit90, 'u', '0', '2.999999', undefined, '3'],
  ])('for %s %j at %s are from %s to %s', (_of, which, grade, least, most, under, over) => {
    expect(faults({ ...which, grade, points: least })).toEqual([]);
    expect(faults({ ...which, grade, points: most })).toEqual([]);
    for (const points of [under, over]) {
      if (points === undefined) continue;
      expect(faults({ ...which, grade, points })).toEqual(['result-points-misfit at /points']);
    }
  });

  it('that do not fit are told with the range that would', () => {
    const parametersOf = (said: Partial<SaidResult>) => {
      const verdict = post(said);
      return verdict.outcome === 'refused' ? verdict.faults[0]?.parameters : undefined;
    };
    expect(parametersOf({ ...project, grade: 'B', points: '6' })).toEqual({
      ...{ points: '6', grade: 'B' },
      ...{ least: 'at least 4', most: 'less than 6' },
    });
    expect(parametersOf({ ...unit90, grade: 'a', points: '5' })).toMatchObject({
      grade: 'a',
      least: 'at least 15',
      most: 'less than 18',
    });
    expect(parametersOf({ ...principal, grade: 'A*', points: '71' })).toMatchObject({
      least: 'at least 56',
      most: 'at most 70',
    });
    expect(parametersOf({ ...project, grade: 'U', points: '2' })).toMatchObject({
      least: 'at least 0',
      most: 'less than 2',
    });
  });

  it.each(['', 'many', '-1', '1e1', '5,5', '5.1234567'])('that are no decimal number (%j) do not fit', (points) => {
    expect(faults({ ...project, grade: 'B', points })).toEqual(['result-points-misfit at /points']);
  });

  it('are missing from a grade of principal learning, of its units and of a project, and may be from a U', () => {
    for (const which of [project, principal]) {
      expect(faults({ ...which, grade: 'B' })).toEqual(['result-points-missing at /points']);
      expect(faults({ ...which, grade: 'U' })).toEqual([]);
    }
    expect(faults({ ...unit60, grade: 'b' })).toEqual(['result-points-missing at /points']);
    expect(faults({ ...unit60, grade: 'u' })).toEqual([]);
  });

  it('of other qualifications there are none', () => {
    for (const grade of ['Pass', 'U'])
      expect(faults({ ...english, grade, points: '5' })).toEqual(['result-points-unwanted at /points']);
    expect(faults({ ...english, grade: 'Pass' })).toEqual([]);
  });

  it('of a unit of which nothing is known are taken as they are', () => {
    const qualification = { component: 'principalLearning', title: 'Local Learning', level: 2, glh: 420 } as const;
    const said = { qan: '50023719', unit: 'LL1', grade: 'a', points: '99', qualification };
    expect(posted(said)).toMatchObject({ unit: 'LL1', points: '99' });
    expect(faults({ ...said, grade: 'd' })).toEqual(['result-grade at /grade']);
  });
});

describe('the grade of a result', () => {
  it.each([
    ['a qualification', principal, 'b', '30'],
    ['a project', project, 'b', '5'],
    ['a unit', unit60, 'B', '5'],
    ['a unit', unit60, 'U', undefined],
    ['a qualification', principal, 'u', undefined],
    ['level 2', project, 'D', '1'],
    ['level 1', foundationProject, 'C', '1'],
    ['any level', extended, 'F', '1'],
    ['any level', extended, 'Pass', '1'],
  ])('of %s %j is not %s', (_of, which, grade, points) => {
    expect(faults({ ...which, grade, points })).toEqual(['result-grade at /grade']);
  });

  it('where the level depends on it is one that has a level', () => {
    expect(faults({ ...byGrade, grade: 'G' })).toEqual([]);
    expect(faults({ ...byGrade, grade: 'H' })).toEqual(['result-grade at /grade']);
    expect(faults({ ...byGrade, grade: 'toString' })).toEqual(['result-grade at /grade']);
    expect(faults({ ...byGrade, grade: 'U' })).toEqual([]);
  });

  it('is kept beside the state when it is one, and is the state when it is none', () => {
    expect(posted({ ...project, grade: 'B', points: '5' })).toMatchObject({ state: 'graded', grade: 'B' });
    expect(posted({ ...unit60, grade: 'b', points: '5' })).toMatchObject({ state: 'graded', grade: 'b' });
    expect(posted({ ...project, grade: 'U', points: '1' })).toMatchObject({
      state: 'U',
      grade: undefined,
      points: '1',
    });
    expect(posted({ ...unit60, grade: 'u' })).toMatchObject({ state: 'U', grade: undefined });
  });

  it.each(['X', 'Q', 'absent'] as const)('%s is a state without grade, points or partial absence', (grade) => {
    for (const which of [project, principal, unit60, english, byGrade]) {
      expect(posted({ ...which, grade })).toMatchObject({ state: grade, grade: undefined, partialAbsence: false });
      expect(faults({ ...which, grade, points: '5' })).toEqual(['result-points-without-grade at /points']);
      expect(faults({ ...which, grade, partialAbsence: true })).toEqual(['result-partial-absence at /partialAbsence']);
      expect(faults({ ...which, grade, points: '5', partialAbsence: true })).toEqual([
        'result-partial-absence at /partialAbsence',
        'result-points-without-grade at /points',
      ]);
    }
  });

  it('has partial absence beside it, U too', () => {
    expect(posted({ ...project, grade: 'B', points: '5', partialAbsence: true })).toMatchObject({
      ...{ state: 'graded', grade: 'B', partialAbsence: true },
    });
    expect(posted({ ...project, grade: 'U', partialAbsence: true })).toMatchObject({
      state: 'U',
      partialAbsence: true,
    });
  });
});
