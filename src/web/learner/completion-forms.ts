import { PltsRecord, WorkExperienceRecord } from '../../contract/generated/schemas.js';
import { Problem } from '../../contract/problem.js';
import { type LearnerRecord, pltsSkills } from '../../learners/record.js';
import type { Field } from '../forms/field.js';
import { formCheck } from '../forms/transact.js';
import { transactionPage } from '../forms/transaction-page.js';
import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';
import type { Visit } from '../visit.js';
import { learnerOf, learnersPage, nameOf } from './reading.js';
import { skillTitles } from './skills.js';

const needs = { of: 'centre', scopes: ['completions:write'] } as const;

interface AtLevel {
  readonly record: LearnerRecord;
  readonly level: number;
}

/** Of work experience, for one learner or for many. */
export const workExperienceFields: readonly Field[] = [
  { name: 'completed', label: 'Is work experience completed?', kind: 'yesNo', rules: ['work-experience-days'] },
  { name: 'days', label: 'Days', kind: 'number', optional: true, width: 3 },
  { name: 'from', label: 'First day', kind: 'date', optional: true, hint: 'For example, 6 9 2010.' },
  { name: 'to', label: 'Last day', kind: 'date', optional: true, rules: ['completion-date-future'] },
];

/** Of PLTS, for one learner or for many. */
export const pltsFields: readonly Field[] = [
  {
    ...{ name: 'skills', label: 'Skills that are met', kind: 'boxes' },
    options: pltsSkills.map((skill) => ({ value: skill, text: skillTitles[skill] })),
  },
  {
    name: 'completedOn',
    label: 'Date when all six were met',
    kind: 'date',
    optional: true,
    rules: ['plts-date-missing'],
  },
];

/** PLTS and work experience, at a level. */
export function completionForms(parts: WebParts): readonly Page[] {
  const about = async (visit: Visit): Promise<AtLevel> => {
    const level = Number(visit.params.level);
    if (![1, 2, 3].includes(level)) throw new Problem('not-found');
    return { record: await learnerOf(parts, visit), level };
  };
  const back = ({ record }: AtLevel) => learnersPage(record);
  const caption = ({ record, level }: AtLevel) => `${nameOf(record)}, level ${level}`;
  return [
    transactionPage(parts, {
      path: '/learners/:uln/work-experience/:level',
      needs,
      transaction: 'recordWorkExperience',
      about,
      title: 'Record work experience',
      caption,
      fields: () => workExperienceFields,
      stands: ({ record, level }) => ({ ...record.workExperience.find((work) => work.level === level) }),
      version: ({ record, level }) => record.workExperience.find((work) => work.level === level)?.version,
      check: formCheck(WorkExperienceRecord),
      input: (values, { record, level }) => ({ uln: record.account.uln, level, ...values }) as never,
      button: 'Save',
      back,
      goTo: ({ record }) => learnersPage(record, 'recordWorkExperience'),
    }),
    transactionPage(parts, {
      path: '/learners/:uln/plts/:level',
      needs,
      transaction: 'recordPlts',
      about,
      title: 'Record personal, learning and thinking skills',
      caption,
      fields: () => pltsFields,
      stands: ({ record, level }) => {
        const stands = record.plts.find((plts) => plts.level === level);
        return { skills: stands ?? {}, completedOn: stands?.completedOn };
      },
      version: ({ record, level }) => record.plts.find((plts) => plts.level === level)?.version,
      check: formCheck(PltsRecord),
      shape: ({ skills, ...rest }) => ({ ...(skills as object), ...rest }),
      input: (values, { record, level }) => ({ uln: record.account.uln, level, ...values }) as never,
      button: 'Save',
      back,
      goTo: ({ record }) => learnersPage(record, 'recordPlts'),
    }),
  ];
}
