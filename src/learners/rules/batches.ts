import type { Rule } from './rule.js';

const source = 'The handling of batch files; this service’s own choice.';
const area = 'Batch files';

/** Rules about what is asked of batch files and extracts, and about rows that ask for nothing. */
export const batchRules = {
  'row-nothing': {
    area,
    statement: 'A row asks for something.',
    message: 'This row asks for nothing.',
    fix: 'Fill in what is to change, or leave the row out.',
    actor: 'centre',
    source,
  },
  'batch-not-finished': {
    area,
    statement: 'The response to a file can be read when all its rows were taken.',
    message: 'This file is still being taken.',
    fix: 'Wait until it is finished, and ask again.',
    actor: 'supplier',
    source,
  },
  'extract-kind': {
    area,
    statement: 'Release 2 has a file for each kind of record, and none for registrations or for all.',
    message: 'Release 2 has no file of this kind.',
    fix: 'Ask for learner accounts, completions or claims, or for Release 3.',
    actor: 'supplier',
    source,
  },
  'extract-changed-since': {
    area,
    statement: 'Outcomes are extracted as they stand, not by when they changed.',
    message: 'An extract of outcomes cannot be limited to what has changed.',
    fix: 'Leave out changedSince.',
    actor: 'supplier',
    source,
  },
  'extract-not-finished': {
    area,
    statement: 'An extract can be read when it is completed, for 7 days.',
    message: 'This extract is not ready, or its time is over.',
    fix: 'Wait until it is completed, or ask for a new one.',
    actor: 'supplier',
    source,
  },
} satisfies Record<string, Rule>;
