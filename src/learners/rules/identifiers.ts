import type { Rule } from './rule.js';

const uln = 'Individualised Learner Record validation rules DD01 and ULN_04.';

/** Rules about the numbers that identify a learner. */
export const identifierRules = {
  'uln-form': {
    area: 'Identifiers',
    statement: 'A ULN is ten digits.',
    message: 'A ULN has ten digits.',
    fix: 'Copy the number again from the Learning Records Service.',
    actor: 'centre',
    source: uln,
  },
  'uln-check-digit': {
    area: 'Identifiers',
    statement: 'The last digit of a ULN fits the others.',
    message: 'The last digit of the ULN does not fit the others. Check the number for a slip.',
    fix: 'Copy the number again from the Learning Records Service.',
    actor: 'centre',
    source: uln,
  },
  'uln-placeholder': {
    area: 'Identifiers',
    statement: 'A Diploma needs a verified ULN, not the placeholder 9999999999.',
    message: '9999999999 stands for “no number yet”. A Diploma needs the learner’s own ULN.',
    fix: 'Get the learner’s ULN from the Learning Records Service.',
    actor: 'centre',
    source: uln,
  },
  'uci-check': {
    area: 'Identifiers',
    statement: 'A UCI is twelve characters and a check letter that fits them.',
    message: 'The UCI is not right: its check letter does not fit.',
    fix: 'Copy the UCI again, or leave it out.',
    actor: 'centre',
    source: 'Joint Council for Qualifications, unique candidate identifiers.',
  },
  'upn-check': {
    area: 'Identifiers',
    statement: 'A UPN is a check letter and twelve characters that fit it.',
    message: 'The UPN is not right: its check letter does not fit.',
    fix: 'Copy the UPN again, or leave it out.',
    actor: 'centre',
    source: 'UK Government Data Standards Catalogue, unique pupil number 2.0.',
  },
} satisfies Record<string, Rule>;
