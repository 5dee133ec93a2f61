import type { InputOf } from '../../../src/learners/transactions.js';
import type { Actor } from '../../../src/ledger/actor.js';
import type { NamedCommand } from '../../../src/ledger/command.js';
import { everyResult } from '../../unit/support/complete-learner.js';
import { allSkills } from '../../unit/support/learner.js';
import { centre, type LedgerWorld, open, registration } from './world.js';

/** The body of every result and registration here. */
export const awardingBody = 'NDA';
const { line, level } = registration;
const which = { registration: { line, level } } as const;

/** Somebody who acts at this instant of the realm's clock. */
export function at(world: LedgerWorld, instant: string): Actor {
  return { ...world.actor, clockOffsetMs: Date.parse(instant) - Date.now() };
}

/** The commands that open an account, and record and claim all that a centre has to. */
export function claimed(uln: string): NamedCommand[] {
  const work = { level: 2, completed: true, days: 10, from: '2010-06-07', to: '2010-06-18' };
  return [
    open(uln, { diploma: registration }),
    { transaction: 'recordPlts', input: { uln, centre, level: 2, ...allSkills, completedOn: '2010-06-18' } },
    { transaction: 'recordWorkExperience', input: { uln, centre, ...work } },
    { transaction: 'createClaim', input: { uln, centre, ...which } },
  ];
}

/** What is posted for a learner to achieve the Diploma at grade B, with something else about each of them. */
export function posts(uln: string, over: Partial<InputOf<'postResults'>> = {}): NamedCommand[] {
  return everyResult.map((said) => ({ transaction: 'postResults', input: { ...said, uln, ...over } }));
}

const award = { awardingBody, ...which };
export const confirm = (uln: string, grade = 'B'): NamedCommand => ({
  transaction: 'confirmAward',
  input: { uln, ...award, grade },
});
export const refer = (uln: string): NamedCommand => ({
  transaction: 'referClaim',
  input: { uln, ...award, reason: 'Not complete' },
});
export const certify = (uln: string): NamedCommand => ({ transaction: 'issueCertificate', input: { uln, ...award } });
export const revoke = (uln: string): NamedCommand => ({
  transaction: 'revokeAward',
  input: { uln, ...award, reason: 'Results were wrong' },
});
export const replace = (uln: string, said: Partial<InputOf<'replaceResult'>>): NamedCommand => {
  const project = everyResult.find(({ qan }) => qan === '90000171') as InputOf<'postResults'>;
  return { transaction: 'replaceResult', input: { ...project, uln, ...said } };
};
export const withdraw = (uln: string, key: InputOf<'withdrawResult'>['key']): NamedCommand => ({
  transaction: 'withdrawResult',
  input: { uln, awardingBody, key, reason: 'Wrong' },
});
