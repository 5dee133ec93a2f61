import { instantOf } from './written-date.js';

/**
 * A qualification as the transcript names it. Dates are `YYYY-MM-DD`; everything else is ready for people.
 *
 * There is no number in here or anywhere in the content: the operating rules keep scores off the transcript, and what
 * cannot be held cannot be shown.
 */
export interface Component {
  awardingBody: string;
  title: string;
  level: string;
  type: string;
  /** Left out where the qualification has none. */
  grade?: string;
  awardDate: string;
  /** The credit value, where the qualification has one: a size and not a score. */
  credit?: string;
}

/** The Diploma transcript: the blocks that the operating rules ask for, as plain JSON. */
export interface TranscriptContent {
  /** Names as they were provided. */
  learner: { uln: string; givenName: string; familyName: string };
  /** The grade is null until there is one. */
  diploma: { awardingBody: string; line: string; level: string; title: string; grade: string | null };
  principalLearning: (Component & { units: { title: string; grade: string }[] }) | null;
  project: Component | null;
  functionalSkills: (Component & { subject: string })[];
  additionalAndSpecialist: Component[];
  /** Personal, learning and thinking skills. */
  plts: { confirmed: boolean; skills: string[] };
  workExperience: { completed: boolean };
  status: 'provisional' | 'final';
  statements: string[];
  certificateNumber?: string;
  issuedOn?: string;
  /** Of all the rest: see verification.ts. */
  verificationCode: string;
}

/** What a verification code is made of: everything but the code. */
export type TranscriptFacts = Omit<TranscriptContent, 'verificationCode'>;

/** What a transcript is made from. The standing statements are added, those given here follow them. */
export interface TranscriptParts extends Omit<TranscriptFacts, 'statements'> {
  gradingTableConfirmed: boolean;
  statements?: readonly string[];
}

/**
 * The content of a transcript, still without its code. Only what is named here gets in, whatever else the parts carry.
 *
 * Throws RangeError for a date that is none, and where a provisional transcript names a certificate.
 */
export function transcriptContent(parts: TranscriptParts): TranscriptFacts {
  const { learner, diploma, principalLearning, project, plts, status, certificateNumber, issuedOn } = parts;
  if (status === 'provisional' && certificateNumber !== undefined) {
    throw new RangeError('A provisional transcript says that no certificate has been issued, so it cannot name one.');
  }
  if (issuedOn !== undefined) instantOf(issuedOn);
  return {
    learner: { uln: learner.uln, givenName: learner.givenName, familyName: learner.familyName },
    diploma: {
      awardingBody: diploma.awardingBody,
      line: diploma.line,
      level: diploma.level,
      title: diploma.title,
      grade: diploma.grade,
    },
    principalLearning: principalLearning && {
      ...component(principalLearning),
      units: principalLearning.units.map(({ title, grade }) => ({ title, grade })),
    },
    project: project && component(project),
    functionalSkills: parts.functionalSkills.map((skill) => ({ subject: skill.subject, ...component(skill) })),
    additionalAndSpecialist: parts.additionalAndSpecialist.map(component),
    plts: { confirmed: plts.confirmed, skills: [...plts.skills] },
    workExperience: { completed: parts.workExperience.completed },
    status,
    statements: statements(parts),
    ...(certificateNumber !== undefined && { certificateNumber }),
    ...(issuedOn !== undefined && { issuedOn }),
  };
}

function component(of: Component): Component {
  instantOf(of.awardDate);
  return {
    awardingBody: of.awardingBody,
    title: of.title,
    level: of.level,
    type: of.type,
    ...(of.grade !== undefined && { grade: of.grade }),
    awardDate: of.awardDate,
    ...(of.credit !== undefined && { credit: of.credit }),
  };
}

function statements(parts: TranscriptParts): string[] {
  return [
    ...(parts.status === 'provisional'
      ? ['This transcript is provisional: no certificate has been issued, and results may still change.']
      : []),
    'This transcript is valid only together with the Diploma certificate.',
    ...(parts.gradingTableConfirmed ? [] : ['The grading table is unconfirmed, so the grade may still change.']),
    ...(parts.statements ?? []),
  ];
}
