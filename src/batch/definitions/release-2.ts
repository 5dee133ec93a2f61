import {
  amendedName,
  awardingBody,
  level,
  line,
  nationalLevel,
  person,
  personUnder,
  registrationOfRow,
  skills,
  uln,
} from './columns.js';
import type { HeadingsDefinition } from './definition.js';

const learnerAccounts: HeadingsDefinition = {
  id: 'release-2/learner-accounts',
  release: 2,
  layout: 'headings',
  title: 'Release 2: learner accounts',
  description: 'For people with spreadsheets: opens, amends and closes learner accounts.',
  needed: ['Action', 'ULN'],
  toldBy: ['Action'],
  record: {
    type: '',
    name: 'Learner account',
    description: 'A row is one learner.',
    columns: [
      {
        name: 'Action',
        kind: 'action',
        values: ['OPEN', 'AMEND', 'CLOSE'],
        description: 'What to do: OPEN, AMEND or CLOSE.',
        example: 'OPEN',
      },
      uln,
      ...person,
      { ...line, description: 'The code of the line of learning. Line, level and awarding body go together.' },
      level,
      awardingBody,
    ],
    requests: [
      {
        when: { column: 'Action', is: 'OPEN' },
        transaction: 'openLearnerAccount',
        says: {
          '/uln': 'ULN',
          ...personUnder(''),
          '/diploma/line': 'LineOfLearning',
          '/diploma/level': 'Level',
          '/diploma/awardingBody': 'AwardingBody',
        },
      },
      {
        when: { column: 'Action', is: 'AMEND' },
        whenFilled: ['GivenName', 'FamilyName', 'DateOfBirth', 'Gender', 'UCI'],
        transaction: 'amendLearnerAccount',
        says: { '/uln': 'ULN', ...personUnder('/change') },
        example: amendedName,
      },
      {
        when: { column: 'Action', is: 'AMEND' },
        whenFilled: ['LineOfLearning', 'Level', 'AwardingBody'],
        transaction: 'registerDiploma',
        says: { '/uln': 'ULN', '/line': 'LineOfLearning', '/level': 'Level', '/awardingBody': 'AwardingBody' },
        example: { Level: 'advanced' },
      },
      { when: { column: 'Action', is: 'CLOSE' }, transaction: 'closeLearnerAccount', says: { '/uln': 'ULN' } },
    ],
  },
};

const componentCompletions: HeadingsDefinition = {
  id: 'release-2/component-completions',
  release: 2,
  layout: 'headings',
  title: 'Release 2: component completions',
  description: 'For people with spreadsheets: records PLTS and work experience.',
  needed: ['ULN', 'Level'],
  toldBy: ['PLTS', 'WorkExperience'],
  record: {
    type: '',
    name: 'Component completion',
    description: 'A row is one learner at one level. Leave PLTS or work experience empty to keep what stands.',
    columns: [
      uln,
      nationalLevel,
      {
        name: 'PLTS',
        kind: 'yesNo',
        description: 'Y when all six skills are met. N sets all six back to not met.',
        example: 'Y',
      },
      { name: 'PLTSDate', kind: 'date', description: 'When all six were met. Needed with Y.', example: '2010-09-24' },
      { name: 'WorkExperience', kind: 'yesNo', description: 'Y when it is completed, N when not.', example: 'Y' },
      {
        name: 'WorkExperienceDays',
        kind: 'number',
        description: 'How many days. At least 10 when completed.',
        example: '10',
      },
      {
        name: 'WorkExperienceDate',
        kind: 'date',
        description: 'The last day. Needed when completed.',
        example: '2010-09-17',
      },
    ],
    requests: [
      {
        whenFilled: ['PLTS', 'PLTSDate'],
        transaction: 'recordPlts',
        says: {
          '/uln': 'ULN',
          '/level': 'Level',
          ...Object.fromEntries(skills.map(([field]) => [`/${field}`, 'PLTS'])),
          '/completedOn': 'PLTSDate',
        },
      },
      {
        whenFilled: ['WorkExperience', 'WorkExperienceDays', 'WorkExperienceDate'],
        transaction: 'recordWorkExperience',
        says: {
          '/uln': 'ULN',
          '/level': 'Level',
          '/completed': 'WorkExperience',
          '/days': 'WorkExperienceDays',
          '/to': 'WorkExperienceDate',
        },
        always: { '/firstDayUnsaid': true },
      },
    ],
  },
};

const claims: HeadingsDefinition = {
  id: 'release-2/claims',
  release: 2,
  layout: 'headings',
  title: 'Release 2: claims',
  description: 'For people with spreadsheets: claims Diplomas, and withdraws claims.',
  needed: ['ULN', 'LineOfLearning', 'Level', 'Claim'],
  toldBy: ['Claim'],
  record: {
    type: '',
    name: 'Claim',
    description: 'A row is one learner’s Diploma.',
    columns: [
      uln,
      line,
      level,
      {
        name: 'Claim',
        kind: 'action',
        values: ['Y', 'N'],
        description: 'Y claims the Diploma. N withdraws the claim, if there is one.',
        example: 'Y',
      },
    ],
    requests: [
      { when: { column: 'Claim', is: 'Y' }, transaction: 'createClaim', says: registrationOfRow },
      { when: { column: 'Claim', is: 'N' }, transaction: 'withdrawClaim', says: registrationOfRow },
    ],
  },
};

/** Release 2: a file for each kind of thing, with a row of headings, for people with spreadsheets. */
export const release2: readonly HeadingsDefinition[] = [learnerAccounts, componentCompletions, claims];
