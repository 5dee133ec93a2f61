import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/awards/evaluate.js';
import type { UnitResult } from '../../../src/awards/evidence.js';
import { fewestPointsFor, gradeAt } from '../../../src/awards/grading.js';
import { readPoints, writePoints } from '../../../src/awards/points.js';
import { scaleOf } from '../../../src/awards/scheme.js';
import { complete, diplomaAward, instead, principalLearning, project } from './learner.js';

const overall = {
  foundation: { 'A*': 30, A: 20, B: 10 },
  higher: { 'A*': 64, A: 48, B: 32, C: 16 },
  progression: { 'A*': 132, A: 110, B: 88, C: 66, D: 44, E: 22 },
  advanced: { 'A*': 132, A: 110, B: 88, C: 66, D: 44, E: 22 },
} as const;
const awards = Object.keys(overall) as (keyof typeof overall)[];

function gradeOf(code: keyof typeof overall, plPoints: string, projectPoints: string): string | null {
  return evaluate(diplomaAward(code), complete(code, plPoints, projectPoints)).grade;
}

function units(...points: string[]): UnitResult[] {
  return points.map((text, i) => ({
    ...{ code: `EN30${i + 1}`, title: `Unit ${i + 1}`, points: text },
    ...(text === '0' ? { state: 'U' as const } : { state: 'graded' as const, grade: 'c' }),
  }));
}

describe('the grade of a Diploma', () => {
  const boundaries = awards.flatMap((code) =>
    Object.entries(overall[code]).map(([grade, from]) => ({ code, grade, from })),
  );

  it.each(boundaries)('$code: exactly $from points are $grade, a millionth less is not', ({ code, grade, from }) => {
    expect(gradeOf(code, String(from - 2), '2')).toBe(grade);
    const below = evaluate(diplomaAward(code), complete(code, `${from - 3}.999999`, '2'));
    expect(below.gradeSoFar).not.toBe(grade);
    expect(below.points).toBe(`${from - 1}.999999`);
  });

  it('adds principal learning and project: a Higher with 51 and 7 points is A', () => {
    expect(gradeOf('higher', '51', '7')).toBe('A');
  });

  it('can be A* without A* in both parts: an Advanced with 107 (A) and 26 (A*) points', () => {
    const award = diplomaAward('advanced');
    const scale = scaleOf(award, 'principalLearning');
    expect(scale && gradeAt(scale, readPoints('107') ?? 0)).toBe('A');
    expect(gradeOf('advanced', '107', '26')).toBe('A*');
  });

  it('is not given when the project is unclassified, though the points would do', () => {
    const evidence = instead(complete('foundation', '9', '1'), 'project', project(1, '1', { state: 'U', grade: 'U' }));
    const evaluation = evaluate(diplomaAward('foundation'), evidence);
    expect(evaluation).toMatchObject({ outcome: 'notYet', awarded: false, grade: null, gradeSoFar: null });
    expect(evaluation.conditions.find(({ id }) => id === 'project')).toMatchObject({ met: false, standing: 'U' });
  });

  it('stands with one unit unclassified: six units at the C boundary and a U with no points', () => {
    const taken = units('9', '9', '6', '9', '6', '9', '0');
    const learning = principalLearning(3, '48', { grade: 'D', units: taken });
    const evaluation = evaluate(
      diplomaAward('advanced'),
      instead(complete('advanced', '0', '16'), 'principalLearning', learning),
    );
    expect(evaluation).toMatchObject({ outcome: 'achieved', points: '64', grade: 'D' });
  });

  it.each(awards)('%s: below the lowest boundary is unclassified, which is no award', (code) => {
    const evaluation = evaluate(diplomaAward(code), complete(code, '1', '1'));
    expect(evaluation).toMatchObject({
      outcome: 'notYet',
      awarded: false,
      grade: null,
      gradeSoFar: 'U',
      document: 'none',
    });
    expect(evaluation.says).toContain('do not reach the lowest grade');
  });

  it('keeps to the last digit: 132 is A*, 131.9 is A', () => {
    expect(gradeOf('advanced', '106', '26')).toBe('A*');
    expect(gradeOf('advanced', '105.9', '26')).toBe('A');
    expect(gradeOf('advanced', '105.999999', '26')).toBe('A');
  });

  it('is the same for Progression and Advanced', () => {
    for (let points = 18; points <= 126; points += 1) {
      expect(gradeOf('progression', String(points), '10')).toBe(gradeOf('advanced', String(points), '10'));
    }
  });

  it('takes the points of the units where the qualification came without', () => {
    const learning = principalLearning(3, '', {
      grade: 'C',
      points: null,
      units: units('15', '15', '12', '14.5', '9', '12', '10'),
    });
    const evaluation = evaluate(
      diplomaAward('advanced'),
      instead(complete('advanced', '0', '20'), 'principalLearning', learning),
    );
    expect(evaluation).toMatchObject({ points: '107.5', grade: 'B' });
  });

  it('rests on the qualification’s own points where the units do not agree, and says so without points', () => {
    const learning = principalLearning(3, '90', { grade: 'A', units: units('15', '15', '15', '15', '15', '3', '3') });
    const evaluation = evaluate(
      diplomaAward('advanced'),
      instead(complete('advanced', '0', '20'), 'principalLearning', learning),
    );
    expect(evaluation).toMatchObject({ points: '110', grade: 'A' });
    const notes = evaluation.conditions[0]?.notes.join(' ');
    expect(notes).toContain('do not agree');
    expect(notes).not.toMatch(/\b(90|81)\b/);
  });

  it('is not guessed when the points are missing: the awarding body has to send them', () => {
    const evidence = instead(complete('higher', '51', '7'), 'project', project(2, '', { points: null }));
    const evaluation = evaluate(diplomaAward('higher'), evidence);
    expect(evaluation).toMatchObject({ outcome: 'notYet', grade: null, gradeSoFar: null, points: null });
    expect(evaluation.conditions.find(({ id }) => id === 'project')).toMatchObject({
      ...{ met: false, actor: 'componentAwardingBody' },
    });
  });

  it('follows from the points where a supposed result names no grade', () => {
    const learning = principalLearning(3, '', {
      grade: null,
      points: null,
      units: units('15', '15', '15', '15', '15', '9', '9'),
    });
    const evaluation = evaluate(
      diplomaAward('advanced'),
      instead(complete('advanced', '0', '20'), 'principalLearning', learning),
    );
    expect(evaluation).toMatchObject({ awarded: true, grade: 'A' });
    expect(evaluation.conditions[0]?.evidence).toMatchObject([{ grade: 'A' }]);
  });

  it('never shows points or scores among the evidence', () => {
    const learning = principalLearning(3, '107', { units: units('21') });
    const evaluation = evaluate(
      diplomaAward('advanced'),
      instead(complete('advanced', '0', '26'), 'principalLearning', learning),
    );
    expect(JSON.stringify(evaluation.conditions)).not.toMatch(/points|107|"26"|"21"/);
  });
});

describe('the points scales', () => {
  it.each(awards)('%s: the parts add up to the whole, boundary by boundary', (code) => {
    const award = diplomaAward(code);
    const parts = ['principalLearning', 'project'].map((component) => scaleOf(award, component));
    if (award.grading.kind !== 'points') throw new Error('graded by points');
    for (const { grade, from } of award.grading.scale.boundaries) {
      const sum = parts.reduce((total, scale) => total + ((scale && fewestPointsFor(scale, grade)) ?? 0), 0);
      expect(writePoints(sum)).toBe(writePoints(from));
    }
    expect(parts.reduce((total, scale) => total + (scale?.maximum ?? 0), 0)).toBe(award.grading.scale.maximum);
  });

  it('fit the published unit boundaries of level 3: seven equal bands', () => {
    const scale = scaleOf(diplomaAward('advanced'), 'principalLearning');
    const share = scale?.boundaries.map(({ from }) => (from * 7) / scale.maximum);
    expect(share).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it('give the fewest points for a grade, and none for a grade that is not on them', () => {
    const scale = scaleOf(diplomaAward('higher'), 'project');
    if (!scale) throw new Error('a project has a scale');
    expect(fewestPointsFor(scale, 'A')).toBe(readPoints('6'));
    expect(fewestPointsFor(scale, 'U')).toBe(0);
    expect(fewestPointsFor(scale, 'E')).toBeNull();
  });
});
