import {
  accepted,
  type Command,
  type Fault,
  heldBy,
  refused,
  stamp,
  type Transaction,
  unchanged,
} from '../decision.js';
import { diplomaOf, replaceDiploma } from '../diplomas.js';
import type { Diploma } from '../record.js';
import { type Registration, registrationFaults, standingRegistration } from '../registration.js';

export interface AmendDiploma extends Command {
  readonly diplomaId: string;
  readonly change: Partial<Registration>;
}

/** A centre changes line, level or Diploma awarding body, as long as the Diploma is not claimed. */
export const amendDiploma: Transaction<AmendDiploma> = {
  name: 'amendDiploma',
  scope: 'learners:write',
  looksUp: () => ({ associations: true }),
  replaces: (record, { diplomaId }) => diplomaOf(record, diplomaId),

  decide(before, command, circumstances) {
    const { record, verdict } = heldBy(before, command);
    if (record === undefined) return verdict;
    const diploma = diplomaOf(record, command.diplomaId);
    if (diploma === undefined) return { outcome: 'notFound' };

    const wanted: Diploma = { ...diploma, ...command.change };
    const same =
      wanted.line === diploma.line && wanted.level === diploma.level && wanted.awardingBody === diploma.awardingBody;
    if (same) return unchanged(record, diploma.id);
    if (diploma.status === 'withdrawn') return refused({ rule: 'diploma-withdrawn', pointer: '' });
    if (diploma.status === 'claimed') return refused({ rule: 'diploma-claimed', pointer: '' });

    const faults: Fault[] = registrationFaults(wanted, command.centre, circumstances);
    const other = standingRegistration(record, wanted);
    if (other !== undefined && other.id !== diploma.id) {
      faults.push({ rule: 'registration-exists', pointer: '/line', parameters: { awardingBody: other.awardingBody } });
    }
    if (faults.length > 0) return refused(...faults);
    // A programme is for one line and level: it does not follow the learner to another.
    const moved = wanted.line !== diploma.line || wanted.level !== diploma.level;
    const amended = { ...wanted, ...(moved ? { programmeId: undefined } : {}), ...stamp(record, circumstances) };
    return accepted(record, replaceDiploma(record, amended), diploma.id, circumstances);
  },
};
