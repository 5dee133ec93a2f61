import type { Rule } from './rule.js';

const area = 'Component completion';
const own = 'Not documented for the original service; this service’s own choice.';

/** Rules about PLTS and work experience. */
export const completionRules = {
  'completion-level': {
    area,
    statement: 'PLTS and work experience are recorded at a level for which the learner is registered.',
    message: 'The learner is not registered for a Diploma at level {level}.',
    fix: 'Register the learner first, or choose the right level.',
    actor: 'centre',
    source: own,
  },
  'completion-level-unknown': {
    area,
    statement: 'Levels are 1, 2 and 3.',
    message: 'There is no level {level}.',
    fix: 'Use 1, 2 or 3.',
    actor: 'centre',
    source: 'Diploma levels, Department for Education.',
  },
  'plts-date-missing': {
    area,
    statement: 'When all six skills are met, the date says when.',
    message: 'All six skills are met, so the date of completion is needed.',
    fix: 'Add the date.',
    actor: 'centre',
    source: own,
  },
  'plts-date-early': {
    area,
    statement: 'PLTS have a date of completion only when all six skills are met.',
    message: 'There is a date of completion, and not all six skills are met.',
    fix: 'Leave the date out, or record all six skills.',
    actor: 'centre',
    source: own,
  },
  'completion-date-future': {
    area,
    statement: 'What is recorded as completed lies in the past.',
    message: 'This date lies in the future.',
    fix: 'Check the date, or record it once it is over.',
    actor: 'centre',
    source: own,
  },
  'completion-date-before-diploma': {
    area,
    statement: 'Nothing is completed before the first Diploma was taught.',
    message: 'This date lies before {date}, when Diplomas were first taught.',
    fix: 'Check the date.',
    actor: 'centre',
    source: 'First teaching of the Diploma, September 2008.',
  },
  'work-experience-days': {
    area,
    statement: 'Work experience is at least 10 days.',
    message: 'Work experience is completed with at least {least} days.',
    fix: 'Record the days that were done, or record it as not completed.',
    actor: 'centre',
    source: 'Hansard, 21 April 2009: at least 10 days.',
  },
  'work-experience-dates': {
    area,
    statement: 'Completed work experience has its days and its last day.',
    message: 'The {field} of completed work experience is missing.',
    fix: 'Add it.',
    actor: 'centre',
    source: own,
  },
  'work-experience-order': {
    area,
    statement: 'Work experience ends after it begins.',
    message: 'The last day lies before the first.',
    fix: 'Check the dates.',
    actor: 'centre',
    source: own,
  },
  'work-experience-fit': {
    area,
    statement: 'Work experience has no more days than lie between its first and its last.',
    message: 'From the first day to the last is only {most}.',
    fix: 'Check the days and the dates.',
    actor: 'centre',
    source: own,
  },
} satisfies Record<string, Rule>;
