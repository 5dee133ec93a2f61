import { accepted, type Command, type Fault, refused, stamp, type Transaction, unchanged } from '../decision.js';
import { personFaults, samePerson } from '../person.js';
import type { Account, Diploma, LearnerRecord, Person } from '../record.js';
import { awardingBodyFaults, lineFaults, type Registration, standingRegistration } from '../registration.js';
import { ulnFaults } from '../uln.js';

export interface OpenLearnerAccount extends Command, Person {
  /** The first line and level, if it is registered at once. */
  readonly diploma?: Registration | undefined;
}

/** A centre opens the account of a learner who starts, with the first line and level if it wishes. */
export const openLearnerAccount: Transaction<OpenLearnerAccount> = {
  name: 'openLearnerAccount',
  scope: 'learners:write',
  looksUp: ({ diploma }) => ({ associations: diploma !== undefined }),

  decide(record, command, circumstances) {
    const { uln, centre, reason: _reason, diploma, ...person } = command;
    const wrongNumber = ulnFaults(uln);
    if (record !== undefined) return alreadyThere(record, command);

    const faults: Fault[] = [...wrongNumber, ...personFaults(person, circumstances.today)];
    if (diploma !== undefined) {
      faults.push(...lineFaults(diploma.line, circumstances, '/diploma/line'));
      faults.push(...awardingBodyFaults(diploma.awardingBody, centre, circumstances, '/diploma/awardingBody'));
    }
    if (faults.length > 0) return refused(...faults);

    const { now, id } = circumstances;
    const first = stamp(undefined, circumstances);
    const account: Account = { uln, centre, ...person, status: 'open', openedAt: now };
    const diplomas: Diploma[] =
      diploma === undefined ? [] : [{ id, ...diploma, status: 'registered', registeredAt: now, ...first }];
    const none = { plts: [], workExperience: [], claims: [], transfers: [], results: [], outcomes: [], decisions: [] };
    return accepted({ version: 0, changedAt: now, account, diplomas, ...none }, {}, uln, circumstances);
  },
};

/** The same account sent again is no fault: the sender may have lost the first answer. */
function alreadyThere(record: LearnerRecord, { uln, centre, reason: _reason, diploma, ...person }: OpenLearnerAccount) {
  const { account } = record;
  if (account.centre !== centre) return refused({ rule: 'account-elsewhere', pointer: '/uln' });
  if (account.status === 'merged') return { outcome: 'merged', into: account.mergedInto as string } as const;
  if (account.status === 'closed') return refused({ rule: 'account-closed', pointer: '/uln' });
  const said = diploma === undefined ? undefined : standingRegistration(record, diploma);
  const sameDiploma = diploma === undefined || said?.awardingBody === diploma.awardingBody;
  if (!samePerson(account, person) || !sameDiploma) return refused({ rule: 'account-already-open', pointer: '/uln' });
  return unchanged(record, uln);
}
