import { accepted, type Command, heldBy, refused, stamp, type Transaction, unchanged } from '../decision.js';
import {
  awardingBodyFaults,
  lineFaults,
  type Registration,
  registrationExists,
  standingRegistration,
} from '../registration.js';

export interface RegisterDiploma extends Command, Registration {}

/** A centre registers a learner for a line and level with a Diploma awarding body. */
export const registerDiploma: Transaction<RegisterDiploma> = {
  name: 'registerDiploma',
  scope: 'learners:write',
  looksUp: () => ({ associations: true }),

  decide(before, command, circumstances) {
    const { record, verdict } = heldBy(before, command);
    if (record === undefined) return verdict;
    const { line, level, awardingBody } = command;

    const standing = standingRegistration(record, command);
    if (standing?.awardingBody === awardingBody) return unchanged(record, standing.id);
    const faults = [
      ...lineFaults(line, circumstances),
      ...awardingBodyFaults(awardingBody, command.centre, circumstances),
    ];
    if (standing !== undefined) faults.push(registrationExists(standing, circumstances));
    if (faults.length > 0) return refused(...faults);

    const { id, now } = circumstances;
    const diploma = {
      id,
      line,
      level,
      awardingBody,
      status: 'registered',
      registeredAt: now,
      ...stamp(record, circumstances),
    } as const;
    return accepted(record, { diplomas: [...record.diplomas, diploma] }, id, circumstances);
  },
};
