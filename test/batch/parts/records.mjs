// The records of the files, as rows of cells.
import { csv } from './csv.mjs';
import { personAt, ulnAt } from './learners.mjs';

/** The header record of Release 3. */
export function header(reference, changes = {}) {
  const { service = 'DAS', release = '3', kind = 'CENTRE', sender = '90001', made = '2010-10-04T09:30:00' } = changes;
  return ['H', service, release, kind, sender, '', reference, made];
}

/** The rows of a Release 3 file with header and trailer around them. */
export function framed(reference, rows) {
  return [header(reference), ...rows, ['Z', rows.length]];
}

/** A Release 3 file. */
export function release3(reference, rows, form = {}) {
  return csv(framed(reference, rows), form);
}

/** Release 3: opens the account of the learner at this place. */
export function open(reference, place, changes = {}) {
  const { uln, given, family, born, gender, uci, upn } = { ...personAt(place), ...changes };
  return ['A', reference, 'OPEN', uln, given, family, born, gender, uci, upn];
}

/** Release 3: amends an account. What is not named stays as it stands. */
export function amend(reference, place, changes) {
  const { uln = ulnAt(place), given = '', family = '', born = '', gender = '', uci = '', upn = '' } = changes;
  return ['A', reference, 'AMEND', uln, given, family, born, gender, uci, upn];
}

/** Release 3: closes or reopens an account. */
export function account(reference, action, place) {
  return ['A', reference, action, ulnAt(place), '', '', '', '', '', ''];
}

/** Release 3: registers a learner. */
export function add(reference, place, changes = {}) {
  const { uln = ulnAt(place), line = 'engineering', level = 'higher', awardingBody = 'NDA' } = changes;
  return ['D', reference, 'ADD', uln, line, level, awardingBody, '', '', ''];
}

/** Release 3: PLTS, with all six skills met unless it is said otherwise. */
export function plts(reference, place, { level = '2', skills = 'YYYYYY', date = '2010-09-24' } = {}) {
  return ['L', reference, ulnAt(place), level, ...skills, date];
}

/** Release 3: work experience. */
export function work(reference, place, changes = {}) {
  const { level = '2', completed = 'Y', days = '10', from = '2010-09-06', to = '2010-09-17' } = changes;
  return ['W', reference, ulnAt(place), level, completed, days, from, to];
}

/** Release 3: claims a Diploma, or withdraws the claim. */
export function claim(reference, action, place, { line = 'engineering', level = 'higher' } = {}) {
  return ['C', reference, action, ulnAt(place), line, level];
}

/** Release 3: a result of an awarding body, of a unit of engineering unless it is said otherwise. */
export function result(reference, action, place, changes = {}) {
  const usual = { qan: '9000002X', unit: 'EN201', grade: 'b', partial: 'N', points: '5', awarded: '2010-08-24' };
  const { uln, given, family, born } = { ...personAt(place), ...changes };
  const { qan, unit, grade, partial, points, awarded, published = '', prior = 'Y' } = { ...usual, ...changes };
  if (action === 'WITHDRAW')
    return ['R', reference, action, uln, qan, unit, '', '', '', awarded, '', '', '', '', '', ''];
  const person = [given, family, born];
  return ['R', reference, action, uln, qan, unit, grade, partial, points, awarded, published, ...person, prior, 'N'];
}

/** Release 3: what a Diploma awarding body decides on a claim. */
export function award(reference, action, place, { level = 'higher', grade = '', reason = '' } = {}) {
  return ['X', reference, action, ulnAt(place), 'engineering', level, grade, reason];
}

/** The headings of the Release 2 files. */
export const headings = {
  accounts: [
    'Action',
    'ULN',
    'GivenName',
    'FamilyName',
    'DateOfBirth',
    'Gender',
    'UCI',
    'LineOfLearning',
    'Level',
    'AwardingBody',
  ],
  completions: ['ULN', 'Level', 'PLTS', 'PLTSDate', 'WorkExperience', 'WorkExperienceDays', 'WorkExperienceDate'],
  claims: ['ULN', 'LineOfLearning', 'Level', 'Claim'],
};

/** Release 2: a row of learner accounts. Only to open one the learner's details are filled in by themselves. */
export function accountRow(action, place, changes = {}) {
  const nobody = { uln: ulnAt(place), given: '', family: '', born: '', gender: '', uci: '' };
  const { uln, given, family, born, gender, uci, line, level, awardingBody } = {
    ...(action === 'OPEN' ? personAt(place) : nobody),
    ...{ line: '', level: '', awardingBody: '' },
    ...changes,
  };
  return [action, uln, given, family, born, gender, uci, line, level, awardingBody];
}

/** Release 2: a file of learner accounts. */
export function accounts(rows, form = {}) {
  return csv([headings.accounts, ...rows], form);
}
