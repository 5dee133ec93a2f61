import diplomaData from '../../../prisma/reference/schemes/diploma-1.json' with { type: 'json' };
import type { Confirmation, Evidence, Result } from '../../../src/awards/evidence.js';
import { type Award, awardOf } from '../../../src/awards/scheme.js';
import { readScheme } from '../../../src/awards/scheme-reading.js';

/** The Diploma scheme as it ships. */
export const diploma = readScheme(diplomaData);

/** An award of the Diploma scheme. */
export function diplomaAward(code: 'foundation' | 'higher' | 'progression' | 'advanced'): Award {
  const award = awardOf(diploma, code);
  if (!award) throw new Error(`no award ${code}`);
  return award;
}

/** Sizes of a Diploma by award, as documented. */
export const sizes = {
  foundation: { level: 1, glh: 240, skills: 1, hours: 120 },
  higher: { level: 2, glh: 420, skills: 2, hours: 180 },
  progression: { level: 3, glh: 540, skills: 2, hours: 0 },
  advanced: { level: 3, glh: 540, skills: 2, hours: 360 },
} as const;

/** A principal learning result with these points, and no units unless said otherwise. */
export function principalLearning(level: number, points: string, over: Partial<Result> = {}): Result {
  const glh = [0, 240, 420, 540][level] ?? 0;
  return {
    ...{ component: 'principalLearning', qan: '90000001', title: 'Principal Learning', level, glh, points },
    ...{ grade: 'B', state: 'graded', awardDate: '2010-08-19', lines: ['engineering'], ...over },
  };
}

/** A project result with these points. */
export function project(level: number, points: string, over: Partial<Result> = {}): Result {
  return {
    ...{ component: 'project', qan: '90000002', title: 'Project', level, glh: level === 3 ? 120 : 60, points },
    ...{ grade: 'B', state: 'graded', awardDate: '2010-08-19', ...over },
  };
}

/** A pass in a functional skill. */
export function functionalSkill(subject: string, level: number, over: Partial<Result> = {}): Result {
  return {
    ...{
      component: 'functionalSkills',
      subject,
      qan: `9000001${subject.length}`,
      title: `Functional Skills ${subject}`,
    },
    ...{ level, glh: 45, grade: 'Pass', state: 'graded', awardDate: '2010-01-21', ...over },
  };
}

/** A qualification that counts as additional and specialist learning. */
export function additional(qan: string, level: number, glh: number, over: Partial<Result> = {}): Result {
  return {
    ...{ component: 'additionalAndSpecialist', qan, title: `Course ${qan}`, level, glh, barringCode: 'ZZZZ' },
    ...{ grade: 'C', state: 'graded', awardDate: '2010-08-19', ...over },
  };
}

/** All six skills confirmed. */
export const plts: Confirmation = {
  flags: {
    ...{ independentEnquiry: true, creativeThinking: true, reflectiveLearning: true },
    ...{ teamWorking: true, selfManagement: true, effectiveParticipation: true },
  },
};

/** Ten days of work experience, confirmed. */
export const workExperience: Confirmation = { flags: { completed: true }, numbers: { days: 10 } };

/** A learner of engineering who has everything the award asks for, with these points. */
export function complete(code: keyof typeof sizes, plPoints: string, projectPoints: string): Evidence {
  const { level, skills, hours } = sizes[code];
  return {
    line: 'engineering',
    results: [
      principalLearning(level, plPoints),
      project(level, projectPoints),
      ...['english', 'mathematics', 'ict'].map((subject) => functionalSkill(subject, skills)),
      ...(hours > 0 ? [additional('90000020', level, hours)] : []),
    ],
    confirmations: { plts, workExperience },
  };
}

/** The same evidence with the results of one component left out or replaced. */
export function instead(evidence: Evidence, component: string, ...results: Result[]): Evidence {
  return { ...evidence, results: [...evidence.results.filter((one) => one.component !== component), ...results] };
}
