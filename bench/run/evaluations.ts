import { readFileSync } from 'node:fs';
import type { Evaluation } from '../../src/awards/evaluate.js';
import type { Evidence, Result, UnitResult } from '../../src/awards/evidence.js';
import { built } from './build.js';

const { evaluate } = await built<typeof import('../../src/awards/evaluate.js')>('awards/evaluate.js');
const { readScheme } = await built<typeof import('../../src/awards/scheme-reading.js')>('awards/scheme-reading.js');
const { awardOf } = await built<typeof import('../../src/awards/scheme.js')>('awards/scheme.js');

const file = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../prisma/reference/${name}.json`, import.meta.url), 'utf8'));
const advanced = awardOf(readScheme(file('schemes/diploma-1')), 'advanced');
if (advanced === undefined) throw new Error('the Advanced Diploma is not in the scheme');

interface Qualification {
  readonly qan: string;
  readonly title: string;
  readonly component: string;
  readonly subject: string | null;
  readonly lines: string[];
  readonly level: number;
  readonly glh: number;
  readonly barringCode: string;
  readonly minimumAge: number | null;
  readonly units: { code: string; title: string }[];
}

const catalogue = new Map(
  (file('sandbox').qualifications as Qualification[]).map((qualification) => [qualification.qan, qualification]),
);
const principalLearning = '90000031';
const project = '90000183';
const additional = ['90000341', '90000377', '90000389', '90000407'];
const skills = [...catalogue.values()]
  .filter(({ component, level }) => component === 'functionalSkills' && level === 2)
  .filter(({ subject }, index, all) => all.findIndex((other) => other.subject === subject) === index)
  .map(({ qan }) => qan);

/** Advanced Diplomas in engineering to be worked out, each of a learner who has everything, with other points. */
export function evaluations(count: number): (() => Evaluation)[] {
  return Array.from({ length: count }, (_, n) => {
    const evidence = evidenceOf(n);
    return () => evaluate(advanced!, evidence);
  });
}

function evidenceOf(n: number): Evidence {
  const units = (catalogue.get(principalLearning) as Qualification).units.map(({ code, title }, i): UnitResult => {
    return { code, title, grade: 'B', state: 'graded', points: String(3 + ((n + i * 5) % 15)) };
  });
  const whole = String(units.reduce((sum, { points }) => sum + Number(points), 0));
  return {
    line: 'engineering',
    dateOfBirth: '1993-05-17',
    results: [
      result(principalLearning, 'B', whole, units),
      result(project, 'B', String(4 + (n % 25))),
      ...skills.map((qan) => result(qan, 'Pass')),
      ...additional.map((qan) => result(qan, 'C')),
    ],
    confirmations: {
      plts: {
        flags: {
          ...{ independentEnquiry: true, creativeThinking: true, reflectiveLearning: true },
          ...{ teamWorking: true, selfManagement: true, effectiveParticipation: true },
        },
      },
      workExperience: { flags: { completed: true }, numbers: { days: 10 + (n % 5) } },
    },
  };
}

/** A result, as one that was read from the database: every field is there. */
function result(qan: string, grade: string, points: string | null = null, units: UnitResult[] | null = null): Result {
  const { title, component, subject, lines, level, glh, barringCode, minimumAge } = catalogue.get(qan) as Qualification;
  const expectedUnits = units?.map(({ code }) => code) ?? null;
  return {
    component,
    subject,
    qan,
    title,
    level,
    gradeLevels: null,
    grade,
    state: 'graded',
    partialAbsence: false,
    points,
    glh,
    barringCode,
    lines,
    minimumAge,
    awardDate: '2010-08-19',
    units,
    expectedUnits,
    series: '2010-06',
  };
}
