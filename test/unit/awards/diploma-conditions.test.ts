import { describe, expect, it } from 'vitest';
import { type ConditionOutcome, evaluate } from '../../../src/awards/evaluate.js';
import type { Evidence, UnitResult } from '../../../src/awards/evidence.js';
import {
  additional,
  complete,
  diplomaAward,
  functionalSkill,
  instead,
  plts,
  principalLearning,
  project,
  sizes,
  workExperience,
} from './learner.js';

type Code = keyof typeof sizes;
const codes = Object.keys(sizes) as Code[];

function conditionOf(code: Code, evidence: Evidence, id: string): ConditionOutcome {
  const found = evaluate(diplomaAward(code), evidence).conditions.find((condition) => condition.id === id);
  if (!found) throw new Error(`no condition ${id}`);
  return found;
}

function unit(code: string, state: UnitResult['state'], points: string | null = '9'): UnitResult {
  return { code, title: code, state, points, grade: state === 'graded' ? 'c' : null };
}

describe('every award', () => {
  it.each(codes)('%s is achieved when everything is there', (code) => {
    const evaluation = evaluate(diplomaAward(code), complete(code, '20', '4'));
    expect(evaluation).toMatchObject({ outcome: 'achieved', awarded: true, document: 'certificate' });
    expect(
      evaluation.conditions.every(({ met, missing, actor }) => met && missing.length === 0 && actor === null),
    ).toBe(true);
  });

  it.each(codes)('%s needs each of its components', (code) => {
    const evidence = complete(code, '20', '4');
    for (const component of new Set(evidence.results.map((result) => result.component))) {
      const evaluation = evaluate(diplomaAward(code), instead(evidence, component));
      expect(evaluation).toMatchObject({ outcome: 'notYet', grade: null });
      expect(evaluation.conditions.filter(({ met }) => !met).map(({ id }) => id)).toEqual([component]);
    }
  });

  it.each(codes)('%s takes principal learning at its own level only, and of its own size', (code) => {
    const { level, glh } = sizes[code];
    const evidence = complete(code, '20', '4');
    for (const other of [level - 1, level + 1]) {
      const wrong = instead(evidence, 'principalLearning', principalLearning(other, '20', { level: other, glh }));
      expect(conditionOf(code, wrong, 'principalLearning')).toMatchObject({ met: false, standing: 'missing' });
    }
    const small = instead(evidence, 'principalLearning', principalLearning(level, '20', { glh: glh - 1 }));
    expect(conditionOf(code, small, 'principalLearning').missing.join(' ')).toContain(`at least ${glh} are needed`);
  });

  it.each(codes)('%s needs English, mathematics and ICT at its level or above', (code) => {
    const { skills } = sizes[code];
    const evidence = complete(code, '20', '4');
    for (const subject of ['english', 'mathematics', 'ict']) {
      const others = evidence.results.filter((one) => one.component === 'functionalSkills' && one.subject !== subject);
      const at = (level: number) => instead(evidence, 'functionalSkills', ...others, functionalSkill(subject, level));
      expect(conditionOf(code, at(skills), 'functionalSkills').met).toBe(true);
      expect(conditionOf(code, at(skills + 1), 'functionalSkills').met).toBe(true);
      const below = conditionOf(code, at(skills - 1), 'functionalSkills');
      expect(below.met).toBe(false);
      expect(below.missing.join(' ')).toContain(`level ${skills} or above is needed`);
    }
  });

  it.each(codes.filter((code) => sizes[code].hours > 0))(
    '%s needs its hours of additional learning, to the hour',
    (code) => {
      const { level, hours } = sizes[code];
      const evidence = complete(code, '20', '4');
      const with_ = (glh: number) => instead(evidence, 'additionalAndSpecialist', additional('90000031', level, glh));
      expect(conditionOf(code, with_(hours), 'additionalAndSpecialist').met).toBe(true);
      const less = conditionOf(code, with_(hours - 1), 'additionalAndSpecialist');
      expect(less).toMatchObject({ met: false, pending: false, actor: 'centre' });
      expect(less.missing[0]).toBe(
        `Additional and specialist learning: ${hours - 1} guided learning hours count so far. At least ${hours} are needed.`,
      );
    },
  );

  it('Progression asks for no additional learning, and does not turn into Advanced by itself', () => {
    const evaluation = evaluate(diplomaAward('progression'), complete('advanced', '107', '26'));
    expect(evaluation).toMatchObject({ award: 'progression', outcome: 'achieved', choices: [] });
  });
});

describe('additional and specialist learning', () => {
  const evidence = complete('advanced', '90', '20');
  const condition = (...results: Parameters<typeof instead>[2][]) =>
    conditionOf('advanced', instead(evidence, 'additionalAndSpecialist', ...results), 'additionalAndSpecialist');

  it('counts one of two qualifications that share a barring code, and any number with ZZZZ', () => {
    const barred = condition(
      additional('90000031', 3, 180, { barringCode: 'JC7' }),
      additional('90000032', 3, 180, { barringCode: 'JC7' }),
    );
    expect(barred.met).toBe(false);
    expect(barred.missing.join(' ')).toContain('share the barring code JC7');
    const free = condition(additional('90000031', 3, 180), additional('90000032', 3, 180));
    expect(free.met).toBe(true);
  });

  it('counts one qualification once, however often it was taken', () => {
    const twice = condition(
      additional('90000031', 3, 180),
      additional('90000031', 3, 180, { awardDate: '2009-08-20' }),
    );
    expect(twice.met).toBe(false);
  });

  it('counts a higher level, and no lower one', () => {
    expect(condition(additional('90000031', 4, 360)).met).toBe(true);
    expect(condition(additional('90000031', 2, 360)).met).toBe(false);
  });

  it('counts a qualification whose level depends on the grade by the grade reached', () => {
    const gradeLevels = { 'A*': 2, A: 2, B: 2, C: 2, D: 1, E: 1 };
    const higher = complete('higher', '50', '6');
    const at = (grade: string) =>
      conditionOf(
        'higher',
        instead(higher, 'additionalAndSpecialist', additional('90000031', 2, 180, { grade, gradeLevels })),
        'additionalAndSpecialist',
      );
    expect(at('C').met).toBe(true);
    expect(at('D').met).toBe(false);
    expect(at('D').missing.join(' ')).toContain('the grade reached puts it at level 1');
  });

  it('counts what is for the learner’s line of learning', () => {
    expect(condition(additional('90000031', 3, 360, { lines: ['engineering', 'hospitality'] })).met).toBe(true);
    expect(condition(additional('90000031', 3, 360, { lines: [] })).met).toBe(true);
    const other = condition(additional('90000031', 3, 360, { lines: ['hospitality'] }));
    expect(other.met).toBe(false);
    expect(other.missing.join(' ')).toContain('other lines of learning');
  });

  it('counts a post-16 qualification from the sixteenth birthday on', () => {
    const result = additional('90000031', 3, 360, { minimumAge: 16, awardDate: '2010-08-19' });
    const born = (dateOfBirth: string) =>
      conditionOf(
        'advanced',
        { ...instead(evidence, 'additionalAndSpecialist', result), dateOfBirth },
        'additionalAndSpecialist',
      );
    expect(born('1994-08-19').met).toBe(true);
    expect(born('1994-08-20').met).toBe(false);
    expect(born('1994-08-20').missing.join(' ')).toContain('aged 16 or over');
  });

  it('counts nothing that was awarded before 1 January 2005', () => {
    expect(condition(additional('90000031', 3, 360, { awardDate: '2005-01-01' })).met).toBe(true);
    const old = condition(additional('90000031', 3, 360, { awardDate: '2004-12-31' }));
    expect(old.met).toBe(false);
    expect(old.missing.join(' ')).toContain('before 1 January 2005');
  });

  it('is pending when results that are not final would make up the hours, and only then', () => {
    const pending = condition(
      additional('90000031', 3, 180),
      additional('90000032', 3, 180, { state: 'Q', grade: null }),
    );
    expect(pending).toMatchObject({ met: false, pending: true, actor: 'componentAwardingBody' });
    const short = condition(additional('90000031', 3, 60), additional('90000032', 3, 180, { state: 'Q', grade: null }));
    expect(short).toMatchObject({ met: false, pending: false });
  });

  it.each(['U', 'absent', 'X', 'withdrawn', 'awaited'] as const)('does not count a result that is %s', (state) => {
    expect(condition(additional('90000031', 3, 360, { state })).met).toBe(false);
  });
});

describe('what the centre confirms', () => {
  it.each(Object.keys(plts.flags))('all six skills are needed: %s', (skill) => {
    const evidence = complete('higher', '50', '6');
    const without = { ...evidence.confirmations, plts: { flags: { ...plts.flags, [skill]: false } } };
    const condition = conditionOf('higher', { ...evidence, confirmations: without }, 'plts');
    expect(condition).toMatchObject({ met: false, actor: 'centre' });
    expect(condition.missing).toHaveLength(1);
    expect(condition.missing[0]).toMatch(/^Personal, learning and thinking skills: .+ has not been confirmed yet\.$/);
  });

  it.each([
    [{ flags: { completed: true }, numbers: { days: 9 } }, 'Work experience: 9 of at least 10 days recorded.'],
    [{ flags: { completed: true } }, 'Work experience: the number of days is not recorded. At least 10 are needed.'],
    [{ flags: { completed: false }, numbers: { days: 12 } }, 'Work experience: not confirmed yet.'],
    [undefined, 'Work experience: not confirmed yet.'],
  ])('work experience is at least ten days, and completed: %j', (confirmation, words) => {
    const evidence = complete('higher', '50', '6');
    const changed = { ...evidence, confirmations: { plts, workExperience: confirmation } };
    expect(conditionOf('higher', changed, 'workExperience')).toMatchObject({ met: false, missing: [words] });
    expect(conditionOf('higher', { ...evidence, confirmations: { plts, workExperience } }, 'workExperience').met).toBe(
      true,
    );
  });
});

describe('results that are no grade', () => {
  const advanced = complete('advanced', '90', '20');
  const learning = (over: Parameters<typeof principalLearning>[2], ...more: Parameters<typeof instead>[2][]) =>
    conditionOf(
      'advanced',
      instead(advanced, 'principalLearning', principalLearning(3, '90', over), ...more),
      'principalLearning',
    );

  it('a pending result makes the award pending when nothing else is missing, whatever else was achieved before', () => {
    const earlier = principalLearning(3, '100', { awardDate: '2009-08-20', series: '2009-06' });
    const evidence = instead(
      advanced,
      'principalLearning',
      earlier,
      principalLearning(3, '', { state: 'Q', grade: null }),
    );
    expect(evaluate(diplomaAward('advanced'), evidence)).toMatchObject({
      outcome: 'pending',
      grade: null,
      gradeSoFar: null,
    });
    const alsoMissing = { ...evidence, confirmations: { plts } };
    expect(evaluate(diplomaAward('advanced'), alsoMissing).outcome).toBe('notYet');
  });

  it('a functional skill that is passed stays passed, whatever comes in later', () => {
    for (const state of ['Q', 'U', 'absent', 'X', 'withdrawn'] as const) {
      const again = functionalSkill('english', 2, { state, grade: null, awardDate: '2011-01-20' });
      const evidence = { ...advanced, results: [...advanced.results, again] };
      expect(conditionOf('advanced', evidence, 'functionalSkills').met).toBe(true);
    }
  });

  it.each(['U', 'absent', 'X', 'withdrawn'] as const)('principal learning that is %s is not achieved', (state) => {
    expect(learning({ state, grade: null })).toMatchObject({ met: false, pending: false });
  });

  it('every unit must have been attempted; an unclassified one counts as attempted', () => {
    expect(learning({ units: [unit('EN301', 'graded'), unit('EN302', 'U', '0')] }).met).toBe(true);
    for (const state of ['absent', 'X', 'withdrawn', 'awaited'] as const) {
      const condition = learning({ units: [unit('EN301', 'graded'), unit('EN302', state, null)] });
      expect(condition).toMatchObject({ met: false, pending: false });
      expect(condition.missing.join(' ')).toContain('EN302');
    }
    const missing = learning({ units: [unit('EN301', 'graded')], expectedUnits: ['EN301', 'EN302'] });
    expect(missing.missing).toEqual(['Principal Learning (90000001): unit EN302 has no result yet.']);
  });

  it('a unit that is pending makes principal learning pending, also when it had a grade before', () => {
    expect(learning({ units: [unit('EN301', 'graded'), unit('EN302', 'Q', null)] }).pending).toBe(true);
    expect(learning({ units: [unit('EN301', 'graded'), unit('EN301', 'Q', null)] }).pending).toBe(true);
  });

  it('of a unit taken twice the better result counts', () => {
    const units = [
      unit('EN301', 'graded', '9'),
      unit('EN301', 'graded', '12'),
      unit('EN302', 'absent', null),
      unit('EN302', 'U', '2'),
    ];
    const evidence = instead(advanced, 'principalLearning', principalLearning(3, '', { points: null, units }));
    expect(evaluate(diplomaAward('advanced'), evidence)).toMatchObject({ points: '34' });
  });

  it('units without the result of the whole leave principal learning open', () => {
    const condition = learning({ state: 'awaited', grade: null, points: null, units: [unit('EN301', 'graded')] });
    expect(condition).toMatchObject({
      met: false,
      pending: false,
      actor: 'componentAwardingBody',
      standing: 'awaited',
    });
  });

  it('a pending unit leaves no grade, though the points of the whole are known', () => {
    const units = [unit('EN301', 'graded'), unit('EN302', 'Q', null)];
    const evidence = instead(advanced, 'principalLearning', principalLearning(3, '90', { units }));
    expect(evaluate(diplomaAward('advanced'), evidence)).toMatchObject({
      outcome: 'pending',
      gradeSoFar: null,
      points: null,
    });
  });

  it('an unclassified unit without points has none', () => {
    const units = [unit('EN301', 'graded', '60'), unit('EN302', 'U', null)];
    const evidence = instead(advanced, 'principalLearning', principalLearning(3, '', { points: null, units }));
    expect(evaluate(diplomaAward('advanced'), evidence).points).toBe('80');
  });

  it('is not pending when something is missing beside what is pending', () => {
    const skills = [functionalSkill('english', 2, { state: 'Q', grade: null }), functionalSkill('mathematics', 2)];
    const condition = conditionOf('advanced', instead(advanced, 'functionalSkills', ...skills), 'functionalSkills');
    expect(condition).toMatchObject({ met: false, pending: false });
    expect(condition.missing).toHaveLength(2);
  });

  it('partial absence is shown beside the grade and changes nothing', () => {
    const condition = learning({ partialAbsence: true });
    expect(condition.met).toBe(true);
    expect(condition.evidence).toMatchObject([{ grade: 'B', partialAbsence: true }]);
  });

  it('a grade that the level does not have achieves nothing', () => {
    const evidence = instead(complete('foundation', '20', '4'), 'project', project(1, '4', { grade: 'E' }));
    expect(conditionOf('foundation', evidence, 'project')).toMatchObject({ met: false, standing: 'U' });
  });
});

describe('of several results', () => {
  const advanced = complete('advanced', '90', '20');
  const both = (component: string, ...results: Parameters<typeof instead>[2][]) =>
    [results, results.toReversed()].map((list) =>
      evaluate(diplomaAward('advanced'), instead(advanced, component, ...list)),
    );

  it('the one with the most points counts, whatever its grade is called', () => {
    const a = principalLearning(3, '95', { grade: 'A', series: '2010-01' });
    const b = principalLearning(3, '99', { grade: 'B', series: '2010-06' });
    for (const evaluation of both('principalLearning', a, b)) {
      expect(evaluation.points).toBe('119');
      expect(evaluation.conditions[0]?.evidence).toMatchObject([{ series: '2010-06' }]);
    }
  });

  it('one that meets everything counts before one with more points that does not', () => {
    const sound = principalLearning(3, '80', { series: '2010-01' });
    const unsound = principalLearning(3, '120', { units: [unit('EN301', 'absent', null)], series: '2010-06' });
    for (const evaluation of both('principalLearning', sound, unsound)) expect(evaluation.points).toBe('100');
  });

  it('of two alike the earlier counts', () => {
    const early = principalLearning(3, '90', { awardDate: '2010-03-11', series: '2010-01' });
    for (const evaluation of both('principalLearning', principalLearning(3, '90'), early)) {
      expect(evaluation.conditions[0]?.evidence).toMatchObject([{ series: '2010-01' }]);
    }
  });

  it('of a functional skill the highest level passed is shown', () => {
    const others = ['mathematics', 'ict'].map((subject) => functionalSkill(subject, 2));
    const high = functionalSkill('english', 3, { awardDate: '2011-01-20' });
    for (const evaluation of both('functionalSkills', functionalSkill('english', 2), high, ...others)) {
      expect(evaluation.conditions[2]?.evidence[0]).toMatchObject({ subject: 'english', level: 3 });
    }
  });
});
