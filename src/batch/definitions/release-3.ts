import {
  amendedName,
  awardingBody,
  level,
  line,
  nationalLevel,
  person,
  personAsKnown,
  personUnder,
  qan,
  reference,
  registrationOfRow,
  skills,
  uln,
  upn,
} from './columns.js';
import type { Column, RecordsDefinition, RecordType } from './definition.js';

function action(values: readonly string[], description: string): Column {
  return { name: 'Action', kind: 'action', values, description, example: values[0] as string };
}

/** Where the transactions about results find what is said of one. */
const resultOfRow = {
  '/uln': 'ULN',
  '/qan': 'QAN',
  '/unit': 'Unit',
  '/grade': 'Grade',
  '/partialAbsence': 'PartialAbsence',
  '/points': 'Points',
  '/awardDate': 'AwardDate',
  '/publishDate': 'PublishDate',
  '/givenName': 'GivenName',
  '/familyName': 'FamilyName',
  '/dateOfBirth': 'DateOfBirth',
  '/priorAchievementVerified': 'PriorVerified',
  '/enquiry': 'Enquiry',
} as const;

const header: RecordType = {
  type: 'H',
  name: 'Header',
  description: 'The first record: who sends the file, and for whom.',
  columns: [
    { name: 'Service', kind: 'text', description: 'Always DAS.', example: 'DAS' },
    { name: 'Release', kind: 'number', description: 'Always 3.', example: '3' },
    {
      name: 'SenderKind',
      kind: 'action',
      values: ['CENTRE', 'CAB', 'DAB'],
      description: 'CENTRE, CAB (a component awarding body) or DAB (a Diploma awarding body).',
      example: 'CENTRE',
    },
    {
      name: 'Sender',
      kind: 'text',
      description: 'The number of the centre, five digits, or the code of the awarding body.',
      example: '90001',
    },
    {
      name: 'OnBehalfOf',
      kind: 'text',
      description:
        'The number of the centre, when an awarding body sends the file as its third-party learner administrator. Empty else.',
      example: '',
    },
    {
      name: 'FileReference',
      kind: 'reference',
      description:
        'Your own name for the file. It is the reason that stands where the file closes, reopens or withdraws.',
      example: 'autumn-2010',
    },
    {
      name: 'CreatedAt',
      kind: 'text',
      description: 'When the file was made, to the second.',
      example: '2010-10-04T09:30:00',
    },
  ],
  filled: ['Service', 'Release', 'SenderKind', 'Sender', 'CreatedAt'],
  requests: [],
};

const account: RecordType = {
  type: 'A',
  name: 'Account',
  description: 'Opens, amends, closes or reopens a learner account.',
  columns: [
    reference,
    action(['OPEN', 'AMEND', 'CLOSE', 'REOPEN'], 'What to do: OPEN, AMEND, CLOSE or REOPEN.'),
    uln,
    ...person,
    upn,
  ],
  requests: [
    {
      when: { column: 'Action', is: 'OPEN' },
      transaction: 'openLearnerAccount',
      says: { '/uln': 'ULN', ...personUnder(''), '/upn': 'UPN' },
    },
    {
      when: { column: 'Action', is: 'AMEND' },
      transaction: 'amendLearnerAccount',
      says: { '/uln': 'ULN', ...personUnder('/change'), '/change/upn': 'UPN' },
      example: amendedName,
    },
    { when: { column: 'Action', is: 'CLOSE' }, transaction: 'closeLearnerAccount', says: { '/uln': 'ULN' } },
    { when: { column: 'Action', is: 'REOPEN' }, transaction: 'reopenLearnerAccount', says: { '/uln': 'ULN' } },
  ],
};

const lineAndLevel: RecordType = {
  type: 'D',
  name: 'Line and level',
  description: 'Adds, changes or withdraws a registration for a Diploma.',
  columns: [
    reference,
    action(['ADD', 'CHANGE', 'WITHDRAW'], 'What to do: ADD, CHANGE or WITHDRAW.'),
    uln,
    line,
    level,
    { ...awardingBody, description: 'The code of the Diploma awarding body. Needed to ADD.' },
    { ...line, name: 'NewLineOfLearning', description: 'To CHANGE: the other line. Empty: the same.', example: '' },
    { ...level, name: 'NewLevel', description: 'To CHANGE: the other level. Empty: the same.', example: '' },
    {
      ...awardingBody,
      name: 'NewAwardingBody',
      description: 'To CHANGE: the other awarding body. Empty: the same.',
      example: '',
    },
  ],
  requests: [
    {
      when: { column: 'Action', is: 'ADD' },
      transaction: 'registerDiploma',
      says: { '/uln': 'ULN', '/line': 'LineOfLearning', '/level': 'Level', '/awardingBody': 'AwardingBody' },
      example: { Level: 'foundation' },
    },
    {
      when: { column: 'Action', is: 'CHANGE' },
      transaction: 'amendDiploma',
      says: {
        ...registrationOfRow,
        '/change/line': 'NewLineOfLearning',
        '/change/level': 'NewLevel',
        '/change/awardingBody': 'NewAwardingBody',
      },
      example: { Level: 'foundation', NewLevel: 'higher' },
    },
    { when: { column: 'Action', is: 'WITHDRAW' }, transaction: 'withdrawDiploma', says: registrationOfRow },
  ],
};

const programme: RecordType = {
  type: 'G',
  name: 'Programme',
  description: 'Assigns one of the centre’s planned programmes of study (PPoS) to a Diploma.',
  columns: [
    reference,
    uln,
    line,
    level,
    {
      name: 'PPoSName',
      kind: 'text',
      description: 'The name of the programme. Empty: takes the assigned programme away.',
      example: 'Engineering higher',
    },
  ],
  requests: [
    {
      whenFilled: ['PPoSName'],
      transaction: 'assignProgramme',
      says: { ...registrationOfRow, '/programmeName': 'PPoSName' },
    },
    {
      whenEmpty: ['PPoSName'],
      transaction: 'assignProgramme',
      says: registrationOfRow,
      always: { '/programmeId': null },
    },
  ],
};

const plts: RecordType = {
  type: 'L',
  name: 'PLTS',
  description: 'Records which of the six personal, learning and thinking skills are met at a level.',
  columns: [
    reference,
    uln,
    nationalLevel,
    ...skills.map(([, column]) => column),
    {
      name: 'CompletedOn',
      kind: 'date',
      description: 'When all six were met. Needed when all six are Y, and empty else.',
      example: '2010-09-24',
    },
  ],
  requests: [
    {
      transaction: 'recordPlts',
      says: {
        '/uln': 'ULN',
        '/level': 'Level',
        ...Object.fromEntries(skills.map(([field, { name }]) => [`/${field}`, name])),
        '/completedOn': 'CompletedOn',
      },
    },
  ],
};

const workExperience: RecordType = {
  type: 'W',
  name: 'Work experience',
  description: 'Records work experience at a level, or sets it back to not completed.',
  columns: [
    reference,
    uln,
    nationalLevel,
    { name: 'Completed', kind: 'yesNo', description: 'Y when it is completed, N when not.', example: 'Y' },
    { name: 'Days', kind: 'number', description: 'How many days. At least 10 when completed.', example: '10' },
    { name: 'From', kind: 'date', description: 'The first day.', example: '2010-09-06' },
    { name: 'To', kind: 'date', description: 'The last day. Needed when completed.', example: '2010-09-17' },
  ],
  requests: [
    {
      transaction: 'recordWorkExperience',
      says: {
        '/uln': 'ULN',
        '/level': 'Level',
        '/completed': 'Completed',
        '/days': 'Days',
        '/from': 'From',
        '/to': 'To',
      },
    },
  ],
};

const claim: RecordType = {
  type: 'C',
  name: 'Claim',
  description: 'Claims a Diploma on the learner’s behalf, or withdraws the claim.',
  columns: [reference, action(['CLAIM', 'WITHDRAW'], 'What to do: CLAIM or WITHDRAW.'), uln, line, level],
  requests: [
    { when: { column: 'Action', is: 'CLAIM' }, transaction: 'createClaim', says: registrationOfRow },
    { when: { column: 'Action', is: 'WITHDRAW' }, transaction: 'withdrawClaim', says: registrationOfRow },
  ],
};

const result: RecordType = {
  type: 'R',
  name: 'Result',
  description: 'Posts, replaces or withdraws a result of a qualification, or of a unit of it.',
  columns: [
    reference,
    action(['POST', 'REPLACE', 'WITHDRAW'], 'What to do: POST, REPLACE or WITHDRAW.'),
    uln,
    qan,
    { name: 'Unit', kind: 'text', description: 'The code of the unit. Empty: the qualification.', example: 'EN201' },
    {
      name: 'Grade',
      kind: 'text',
      description: 'Capital letters for a qualification, small ones for a unit; or U, X, Q or absent.',
      example: 'b',
    },
    {
      name: 'PartialAbsence',
      kind: 'yesNo',
      description: 'Y when the learner was absent from a part of the assessment. Empty: N.',
      example: 'N',
    },
    {
      name: 'Points',
      kind: 'points',
      description: 'The weighted points. Of principal learning and projects only.',
      example: '5',
    },
    { name: 'AwardDate', kind: 'date', description: 'The date of award.', example: '2010-08-24' },
    {
      name: 'PublishDate',
      kind: 'date',
      description: 'From when the centre sees it. Empty: the date of award.',
      example: '2010-08-24',
    },
    ...personAsKnown,
    {
      name: 'PriorVerified',
      kind: 'yesNo',
      description: 'Y when you have verified an award from before the account was opened. Empty: N.',
      example: 'Y',
    },
    { name: 'Enquiry', kind: 'yesNo', description: 'Y while an enquiry or an appeal is open. Empty: N.', example: 'N' },
  ],
  requests: [
    { when: { column: 'Action', is: 'POST' }, transaction: 'postResults', says: resultOfRow },
    {
      when: { column: 'Action', is: 'REPLACE' },
      transaction: 'replaceResult',
      says: resultOfRow,
      example: { Grade: 'a', Points: '7' },
    },
    {
      when: { column: 'Action', is: 'WITHDRAW' },
      transaction: 'withdrawResult',
      says: { '/uln': 'ULN', '/key/qan': 'QAN', '/key/unit': 'Unit', '/key/awardDate': 'AwardDate' },
    },
  ],
};

const award: RecordType = {
  type: 'X',
  name: 'Award',
  description: 'Confirms the award that a claim comes to, or refers the claim to the centre.',
  columns: [
    reference,
    action(['CONFIRM', 'REFER'], 'What to do: CONFIRM or REFER.'),
    uln,
    line,
    level,
    { name: 'Grade', kind: 'text', description: 'The grade of the Diploma, as it was worked out.', example: 'B' },
    {
      name: 'Reason',
      kind: 'text',
      description: 'Why the claim is referred. The centre is shown it.',
      example: 'Please check the registration',
    },
  ],
  requests: [
    {
      when: { column: 'Action', is: 'CONFIRM' },
      transaction: 'confirmAward',
      says: { ...registrationOfRow, '/grade': 'Grade' },
    },
    {
      when: { column: 'Action', is: 'REFER' },
      transaction: 'referClaim',
      says: { ...registrationOfRow, '/reason': 'Reason' },
    },
  ],
};

const trailer: RecordType = {
  type: 'Z',
  name: 'Trailer',
  description: 'The last record: how many records stand between header and trailer.',
  columns: [
    {
      name: 'Records',
      kind: 'number',
      description: 'The number of records, without header and trailer.',
      example: '6',
    },
  ],
  filled: ['Records'],
  requests: [],
};

/** What an awarding body may do for a centre that lets it: completions and claims stay the centre's (docs/adr/0024). */
const administered = ['A', 'D', 'G'] as const;

/** Release 3: record types with fixed positions, for programs. */
export const release3: RecordsDefinition = {
  id: 'release-3',
  release: 3,
  layout: 'records',
  title: 'Release 3: records of all types',
  description:
    'For management information systems and awarding bodies. The first column is the type of the record. Records of all types mix in one file and take effect in its order.',
  header,
  records: [account, lineAndLevel, programme, plts, workExperience, claim, result, award],
  trailer,
  senders: [
    {
      kind: 'CENTRE',
      name: 'a centre',
      party: 'centre',
      example: '90001',
      records: ['A', 'D', 'G', 'L', 'W', 'C'],
    },
    { kind: 'CAB', name: 'a component awarding body', party: 'awardingBody', example: 'NDA', records: ['R'] },
    { kind: 'DAB', name: 'a Diploma awarding body', party: 'awardingBody', example: 'NDA', records: ['X'] },
    {
      kind: 'CAB',
      name: 'a component awarding body on behalf of a centre',
      party: 'awardingBody',
      example: 'NDA',
      onBehalfOf: '90001',
      records: administered,
    },
    {
      kind: 'DAB',
      name: 'a Diploma awarding body on behalf of a centre',
      party: 'awardingBody',
      example: 'NDA',
      onBehalfOf: '90001',
      records: administered,
    },
  ],
};
