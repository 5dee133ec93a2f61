import type { AwardState } from '../../learners/record.js';

/** The states of an award, in a word or two. */
export const stateTitles: Readonly<Record<AwardState, string>> = {
  awaiting: 'Something missing',
  ready: 'Ready',
  referred: 'Referred back',
  confirmed: 'Confirmed',
  changed: 'Changed since',
  certificated: 'Certificate issued',
  revoked: 'Revoked',
};
