import { describe, expect, it } from 'vitest';
import sandbox from '../../../prisma/reference/sandbox.json' with { type: 'json' };
import { checkProgramme, type PlannedQualification, type ProgrammeContext } from '../../../src/awards/programme.js';
import { diplomaAward, sizes } from './learner.js';

const gradeLevels: Record<string, Record<string, number>> = sandbox.gradeLevels;
const catalogue: PlannedQualification[] = sandbox.qualifications.map((one) => ({
  ...one,
  gradeLevels: gradeLevels[one.qan],
}));
const lines = [
  'engineering',
  'construction-and-the-built-environment',
  'information-technology',
  'society-health-and-development',
];
const codes = Object.keys(sizes) as (keyof typeof sizes)[];

function chosen(test: (qualification: PlannedQualification) => boolean): PlannedQualification {
  const found = catalogue.find(test);
  if (!found) throw new Error('the catalogue has no such qualification');
  return found;
}

const forLine = (line: string) => (one: PlannedQualification) => !one.lines?.length || one.lines.includes(line);

/** Everything that an award asks for in a line, with all additional learning that fits. */
function plan(code: keyof typeof sizes, line: string): PlannedQualification[] {
  const { level, skills, hours } = sizes[code];
  const part = (component: string, at: number, subject?: string) =>
    chosen(
      (one) =>
        one.component === component && one.level === at && forLine(line)(one) && (!subject || one.subject === subject),
    );
  const additional = catalogue.filter(
    (one) => one.component === 'additionalAndSpecialist' && one.level >= level && forLine(line)(one) && !one.validTo,
  );
  return [
    part('principalLearning', level),
    part('project', level),
    ...['english', 'mathematics', 'ict'].map((subject) => part('functionalSkills', skills, subject)),
    ...(hours > 0 ? additional : []),
  ];
}

const engineering: ProgrammeContext = { line: 'engineering', learnerAge: 17 };
const blocking = (code: keyof typeof sizes, planned: PlannedQualification[], context = engineering) =>
  checkProgramme(diplomaAward(code), planned, context).filter((finding) => finding.blocking);

describe('a planned programme of study', () => {
  it.each(lines.flatMap((line) => codes.map((code) => ({ line, code }))))(
    'is valid when it has everything: $code in $line',
    ({ line, code }) => {
      expect(blocking(code, plan(code, line), { line, learnerAge: 17 })).toEqual([]);
    },
  );

  it.each(codes)(
    '%s: is not valid without any one of what the award asks for, and says for which condition',
    (code) => {
      const whole = plan(code, 'engineering');
      for (const component of ['principalLearning', 'project', 'functionalSkills']) {
        const without = whole.filter((one) => one.component !== component);
        const found = blocking(code, without);
        expect(new Set(found.map(({ condition }) => condition))).toEqual(new Set([component]));
        expect(found[0]).toMatchObject({ code: 'no-result', actor: 'centre' });
        expect(found[0]?.message).toContain('the programme has no qualification that counts');
      }
    },
  );

  it('says how many hours of additional learning are short', () => {
    const whole = plan('advanced', 'engineering').filter((one) => one.component !== 'additionalAndSpecialist');
    expect(blocking('advanced', whole).map(({ message }) => message)).toEqual([
      'Additional and specialist learning: the programme has 0 guided learning hours that count. At least 360 are needed.',
    ]);
  });

  it('says which qualifications bar one another', () => {
    const whole = plan('advanced', 'engineering').filter((one) => one.component !== 'additionalAndSpecialist');
    const barred = catalogue.filter((one) => one.component === 'additionalAndSpecialist' && one.barringCode === 'PH1');
    expect(barred.length).toBe(2);
    const found = checkProgramme(diplomaAward('advanced'), [...whole, ...barred], engineering);
    expect(found).toMatchObject([{ code: 'barred', blocking: false, condition: 'additionalAndSpecialist' }]);
    expect(found[0]?.message).toContain('PH1');
  });

  it('says which qualifications do not count, without calling the rest invalid for it', () => {
    const otherLine = chosen(
      (one) => one.component === 'additionalAndSpecialist' && one.lines?.join() === 'society-health-and-development',
    );
    const tooLow = chosen(
      (one) => one.component === 'additionalAndSpecialist' && one.level === 1 && one.lines?.length === 0,
    );
    const found = checkProgramme(
      diplomaAward('advanced'),
      [...plan('advanced', 'engineering'), otherLine, tooLow],
      engineering,
    );
    expect(found.every((finding) => !finding.blocking)).toBe(true);
    expect(found.filter(({ qan }) => qan === otherLine.qan)).toMatchObject([{ code: 'not-for-line' }]);
    expect(found.filter(({ qan }) => qan === tooLow.qan)).toMatchObject([{ code: 'wrong-level' }]);
  });

  it('says that additional learning is no part of a Progression Diploma', () => {
    const additional = chosen((one) => one.component === 'additionalAndSpecialist' && one.level === 3);
    const found = checkProgramme(
      diplomaAward('progression'),
      [...plan('progression', 'engineering'), additional],
      engineering,
    );
    expect(found).toMatchObject([
      { condition: 'programme', code: 'not-part-of-award', blocking: false, qan: additional.qan },
    ]);
  });

  it('points out qualifications for older learners, and does not count them for younger ones', () => {
    const post16 = chosen((one) => one.minimumAge === 16 && forLine('engineering')(one));
    const planned = [...plan('progression', 'engineering'), post16].map((one) => ({ ...one }));
    const award = diplomaAward('advanced');
    const codesOf = (context: ProgrammeContext) =>
      checkProgramme(award, planned, context)
        .filter(({ qan }) => qan === post16.qan)
        .map(({ code }) => code);
    expect(codesOf({ line: 'engineering' })).toEqual(['minimum-age']);
    expect(codesOf({ line: 'engineering', learnerAge: 15 })).toEqual(['learner-too-young']);
    expect(codesOf({ line: 'engineering', learnerAge: 16 })).toEqual([]);
  });

  it('takes an expired entry of the catalogue, and points it out', () => {
    const expired = chosen((one) => Boolean(one.validTo));
    const planned = [...plan('higher', 'engineering'), expired];
    const found = checkProgramme(diplomaAward('higher'), planned, { ...engineering, startsOn: '2010-09-06' });
    expect(found.filter(({ qan }) => qan === expired.qan)).toMatchObject([{ code: 'entry-expired', blocking: false }]);
    expect(found.some((finding) => finding.blocking)).toBe(false);
  });

  it('supposes the best grade where the level depends on it', () => {
    const graded = catalogue.filter((one) => one.gradeLevels);
    expect(graded.length).toBeGreaterThan(1);
    const whole = plan('higher', 'engineering').filter((one) => one.component !== 'additionalAndSpecialist');
    expect(blocking('higher', [...whole, ...graded])).toEqual([]);
  });
});
