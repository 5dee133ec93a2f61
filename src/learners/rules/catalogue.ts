import type { Rule } from './rule.js';

const area = 'Catalogue';
const schemes = 'Grading schemes';
const own = 'Not documented for the original service; this service’s own choice.';
const catalogues = 'Ofqual operating rules, section 5: the Diploma catalogues.';

/** Rules about the catalogue of qualifications, as service management loads it, and about confirming grading schemes. */
export const catalogueRules = {
  'catalogue-empty': {
    area,
    statement: 'A file of the catalogue holds at least one qualification.',
    message: 'There is no qualification under the headings.',
    fix: 'Check that you chose the right file, and send it again.',
    actor: 'service',
    source: own,
  },
  'catalogue-cell-empty': {
    area,
    statement: 'What every qualification has is filled in.',
    message: 'This is empty.',
    fix: 'Fill it in.',
    actor: 'service',
    source: own,
  },
  'catalogue-number-twice': {
    area,
    statement: 'A file of the catalogue has each qualification once.',
    message: '{qan} stands on line {line} already.',
    fix: 'Delete one of the two lines, or correct the number.',
    actor: 'service',
    source: own,
  },
  'catalogue-subject': {
    area,
    statement: 'A functional skill is English, mathematics or ICT, and nothing else has a subject.',
    message: '{what}',
    fix: 'Write english, mathematics or ict for a functional skill, and nothing for anything else.',
    actor: 'service',
    source: 'QCDA, qualifications: functional skills in English, mathematics and ICT are part of every Diploma.',
  },
  'catalogue-principal-line': {
    area,
    statement: 'Principal learning counts for the lines of learning that it names.',
    message: 'Principal learning needs a line of learning.',
    fix: 'Name the line it is for.',
    actor: 'service',
    source: own,
  },
  'catalogue-grade-levels': {
    area,
    statement: 'Where the level depends on the grade, each grade has one level.',
    message: '“{part}” does not say which level a grade reaches, or says it of a grade for the second time.',
    fix: 'Write each grade with its level, and semicolons between them: C=2; D=1.',
    actor: 'service',
    source: catalogues,
  },
  'catalogue-unit': {
    area,
    statement: 'A unit has a code of its own, guided learning hours and a title.',
    message: '“{part}” is not a unit: {why}.',
    fix: 'Write code, hours in brackets and title, and semicolons between units: EN201 (60) Engineering Around Us.',
    actor: 'service',
    source: own,
  },
  'catalogue-dates': {
    area,
    statement: 'A qualification does not end before it begins.',
    message: 'This is before the first day, {from}.',
    fix: 'Correct one of the two dates.',
    actor: 'service',
    source: own,
  },
  'scheme-live-only': {
    area: schemes,
    statement: 'Grading schemes are confirmed by service management of the live service.',
    message: 'This is a sandbox. Its grading schemes stay as they are, and nothing in it waits for a confirmation.',
    fix: 'Confirm the scheme in the live service.',
    actor: 'service',
    source: own,
  },
  'scheme-other-content': {
    area: schemes,
    statement: 'What is confirmed is exactly what was looked at.',
    message: 'This is not the digest of the scheme as it stands.',
    fix: 'Read the scheme again, check it, and confirm it with the digest that it has now.',
    actor: 'service',
    source: own,
  },
  'scheme-two-people': {
    area: schemes,
    statement: 'A grading scheme is confirmed by two people, each through a client of their own.',
    message: 'The first confirmation came from the same {what}.',
    fix: 'Another person has to check the scheme, and confirm it through another client.',
    actor: 'service',
    source: own,
  },
} satisfies Record<string, Rule>;
