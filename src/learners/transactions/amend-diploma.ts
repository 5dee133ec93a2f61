import { accepted, type Command, heldBy, refused, stamp, type Transaction, unchanged } from '../decision.js';
import { diplomaMeant, replaceDiploma, type WhichDiploma } from '../diplomas.js';
import {
  awardingBodyFaults,
  lineFaults,
  type Registration,
  registrationExists,
  standingRegistration,
} from '../registration.js';

export interface AmendDiploma extends Command, WhichDiploma {
  readonly change: Partial<Registration>;
}

/** A centre changes line, level or Diploma awarding body, as long as the Diploma is not claimed. */
export const amendDiploma: Transaction<AmendDiploma> = {
  name: 'amendDiploma',
  scope: 'learners:write',
  looksUp: () => ({ associations: true }),
  replaces: diplomaMeant,

  decide(before, command, circumstances) {
    const { record, verdict } = heldBy(before, command);
    if (record === undefined) return verdict;
    const diploma = diplomaMeant(record, command);
    if (diploma === undefined) return { outcome: 'notFound' };

    const { line = diploma.line, level = diploma.level, awardingBody = diploma.awardingBody } = command.change;
    const toOtherLine = line !== diploma.line;
    const toOtherBody = awardingBody !== diploma.awardingBody;
    const moved = toOtherLine || level !== diploma.level;
    if (!moved && !toOtherBody) return unchanged(record, diploma.id);
    if (diploma.status === 'withdrawn') return refused({ rule: 'diploma-withdrawn', pointer: '' });
    if (diploma.status === 'claimed') return refused({ rule: 'diploma-claimed', pointer: '' });

    // What stays was judged when the learner was registered.
    const faults = [
      ...(toOtherLine ? lineFaults(line, circumstances) : []),
      ...(toOtherBody ? awardingBodyFaults(awardingBody, command.centre, circumstances) : []),
    ];
    const other = standingRegistration(record, { line, level });
    if (other !== undefined && other.id !== diploma.id) faults.push(registrationExists(other, circumstances));
    if (faults.length > 0) return refused(...faults);
    // A programme is for one line and level: it does not follow the learner to another.
    const programmeId = moved ? undefined : diploma.programmeId;
    const amended = { ...diploma, line, level, awardingBody, programmeId, ...stamp(record, circumstances) };
    return accepted(record, replaceDiploma(record, amended), diploma.id, circumstances);
  },
};
