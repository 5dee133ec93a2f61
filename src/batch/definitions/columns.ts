import type { Column } from './definition.js';

// Columns that several records have. Learners in examples are invented.

export const reference: Column = {
  name: 'Reference',
  kind: 'reference',
  description: 'Your own key for the row, up to 100 characters. It comes back untouched.',
  example: 'row-1',
};

export const uln: Column = {
  name: 'ULN',
  kind: 'uln',
  description: 'The unique learner number, ten digits. Always needed.',
  example: '1000000302',
};

export const person: readonly Column[] = [
  {
    name: 'GivenName',
    kind: 'text',
    description: 'The given name. Needed to open an account. To amend one, leave it empty to keep what stands.',
    example: 'Zoë',
  },
  {
    name: 'FamilyName',
    kind: 'text',
    description: 'The family name. Needed to open an account. To amend one, leave it empty to keep what stands.',
    example: 'O’Brien-Smith',
  },
  {
    name: 'DateOfBirth',
    kind: 'date',
    description: 'The date of birth. Needed to open an account. To amend one, leave it empty to keep what stands.',
    example: '1994-05-17',
  },
  {
    name: 'Gender',
    kind: 'gender',
    description: 'F, M, U (not known) or N (not specified). Needed to open an account.',
    example: 'F',
  },
  { name: 'UCI', kind: 'uci', description: 'The unique candidate identifier, if the learner has one.', example: '' },
];

/** In the example: another given name, and all else of the person as it stands. */
export const amendedName = { GivenName: 'Zoë Anne', FamilyName: '', DateOfBirth: '', Gender: '' } as const;

export const upn: Column = {
  name: 'UPN',
  kind: 'upn',
  description: 'The unique pupil number, if the learner has one.',
  example: '',
};

export const line: Column = {
  name: 'LineOfLearning',
  kind: 'line',
  description: 'The code of the line of learning.',
  example: 'engineering',
};

export const level: Column = {
  name: 'Level',
  kind: 'level',
  description: 'The level of the Diploma: foundation, higher, progression or advanced.',
  example: 'higher',
};

export const nationalLevel: Column = {
  name: 'Level',
  kind: 'nationalLevel',
  description: 'The national level: 1, 2 or 3.',
  example: '2',
};

export const awardingBody: Column = {
  name: 'AwardingBody',
  kind: 'awardingBody',
  description: 'The code of the Diploma awarding body.',
  example: 'NDA',
};

/** For results: the person as the awarding body knows them, which must be the person of the account. */
export const personAsKnown: readonly Column[] = [
  { name: 'GivenName', kind: 'text', description: 'The given name, as on the account.', example: 'Zoë' },
  { name: 'FamilyName', kind: 'text', description: 'The family name, as on the account.', example: 'O’Brien-Smith' },
  { name: 'DateOfBirth', kind: 'date', description: 'The date of birth, as on the account.', example: '1994-05-17' },
];

export const qan: Column = {
  name: 'QAN',
  kind: 'qan',
  description: 'The qualification accreditation number. Slashes may stand in it: 900/0002/X.',
  example: '9000002X',
};

/** The six skills, with the name that the contract has for each. */
export const skills: readonly (readonly [field: string, column: Column])[] = [
  ['independentEnquiry', skill('IndependentEnquiry', 'Independent enquiry')],
  ['creativeThinking', skill('CreativeThinking', 'Creative thinking')],
  ['reflectiveLearning', skill('ReflectiveLearning', 'Reflective learning')],
  ['teamWorking', skill('TeamWorking', 'Team working')],
  ['selfManagement', skill('SelfManagement', 'Self-management')],
  ['effectiveParticipation', skill('EffectiveParticipation', 'Effective participation')],
];

function skill(name: string, title: string): Column {
  return { name, kind: 'yesNo', description: `${title}: Y when it is met, N when not.`, example: 'Y' };
}

/** Where a transaction about a registration finds its line and level. */
export const registrationOfRow = {
  '/uln': 'ULN',
  '/registration/line': 'LineOfLearning',
  '/registration/level': 'Level',
} as const;

/** Where the account transactions find what is said of the person. */
export function personUnder(under: string): Readonly<Record<string, string>> {
  return {
    [`${under}/givenName`]: 'GivenName',
    [`${under}/familyName`]: 'FamilyName',
    [`${under}/dateOfBirth`]: 'DateOfBirth',
    [`${under}/gender`]: 'Gender',
    [`${under}/uci`]: 'UCI',
  };
}
