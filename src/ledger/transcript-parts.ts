import type { Evaluation } from '../awards/evaluate.js';
import type { Counted } from '../awards/finding.js';
import { readPoints } from '../awards/points.js';
import { type ConstituentResult, type Diploma, type LearnerRecord, pltsSkills } from '../learners/record.js';
import type { AwardingBody, CatalogueQualification, LineOfLearning } from '../learners/reference.js';
import { ukDate } from '../learners/uk-time.js';
import type { Component, TranscriptParts } from '../transcript/content.js';
import type { PublishedAward } from './published-outcome.js';

/** What a transcript is made from. */
interface Said {
  readonly record: LearnerRecord;
  readonly diploma: Diploma;
  readonly evaluation: Evaluation;
  readonly award: PublishedAward;
  readonly results: readonly ConstituentResult[];
  readonly schemeStatus: 'confirmed' | 'unconfirmed';
}

interface Names {
  readonly lines: ReadonlyMap<string, LineOfLearning>;
  readonly awardingBodies: ReadonlyMap<string, AwardingBody>;
  readonly catalogue: ReadonlyMap<string, CatalogueQualification>;
}

/** What counts towards a Diploma, in the blocks of a transcript and in words for people. */
export function transcriptParts(said: Said, names: Names): TranscriptParts {
  const { record, diploma, evaluation, award, schemeStatus } = said;
  const counted = (id: string) => evaluation.conditions.find((condition) => condition.id === id)?.evidence ?? [];
  const component = (one: Counted) => componentOf(one, said, names);
  const [principal] = counted('principalLearning');
  const [project] = counted('project');
  const { decision, state } = award;
  const isFinal = state === 'certificated' && decision?.certificateNumber !== undefined;
  const { uln, givenName, familyName } = record.account;
  return {
    learner: { uln, givenName, familyName },
    diploma: {
      awardingBody: names.awardingBodies.get(diploma.awardingBody)?.name ?? diploma.awardingBody,
      line: names.lines.get(diploma.line)?.title ?? diploma.line,
      level: diploma.level.charAt(0).toUpperCase() + diploma.level.slice(1),
      title: evaluation.title,
      grade: evaluation.grade,
    },
    principalLearning:
      principal === undefined ? null : { ...component(principal), units: unitsOf(principal, said, names) },
    project: project === undefined ? null : component(project),
    functionalSkills: counted('functionalSkills').map((one) => ({
      ...component(one),
      subject: subjects[one.subject ?? ''] ?? one.subject ?? one.title,
    })),
    additionalAndSpecialist: counted('additionalAndSpecialist').map(component),
    plts: confirmedSkills(evaluation),
    workExperience: { completed: evaluation.conditions.some(({ id, met }) => id === 'workExperience' && met) },
    status: isFinal ? 'final' : 'provisional',
    gradingTableConfirmed: schemeStatus === 'confirmed',
    ...(isFinal
      ? { certificateNumber: decision.certificateNumber as string, issuedOn: ukDate(decision.decidedAt) }
      : {}),
  };
}

const subjects: Readonly<Record<string, string>> = { english: 'English', mathematics: 'Mathematics', ict: 'ICT' };

const types: Readonly<Record<string, string>> = {
  principalLearning: 'Principal learning',
  project: 'Project',
  functionalSkills: 'Functional skills',
  additionalAndSpecialist: 'Additional and specialist learning',
};

function componentOf(one: Counted, { results }: Said, { awardingBodies, catalogue }: Names): Component {
  const posted = results.find(({ qan }) => qan === one.qan);
  const code = catalogue.get(one.qan ?? '')?.awardingBody ?? posted?.awardingBody ?? '';
  return {
    awardingBody: awardingBodies.get(code)?.name ?? code,
    title: one.title,
    level: `Level ${one.level}`,
    type: types[one.component ?? ''] ?? '',
    ...(one.grade === undefined ? {} : { grade: one.grade }),
    awardDate: one.awardDate as string,
  };
}

/** Each unit once, with the grade that stands for it. */
function unitsOf({ qan, awardDate }: Counted, { results }: Said, { catalogue }: Names) {
  const units = catalogue.get(qan ?? '')?.units ?? [];
  return units.flatMap(({ code, title }) => {
    const taken = results.filter(
      (result) =>
        result.qan === qan &&
        result.unit === code &&
        result.status !== 'withdrawn' &&
        result.awardDate <= (awardDate ?? ''),
    );
    const points = (result: ConstituentResult) => readPoints(result.points) ?? -1;
    const best = taken.sort((one, other) => points(other) - points(one))[0];
    return best === undefined ? [] : [{ title, grade: best.grade ?? best.state.toLowerCase() }];
  });
}

function confirmedSkills({ conditions }: Evaluation): { confirmed: boolean; skills: string[] } {
  const plts = conditions.find(({ id }) => id === 'plts');
  const skills = plts?.evidence.map(({ title }) => title) ?? [];
  return { confirmed: plts?.met === true && skills.length === pltsSkills.length, skills };
}
