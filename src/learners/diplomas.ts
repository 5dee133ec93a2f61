import type { Diploma, LearnerRecord } from './record.js';
import { withPart } from './record.js';

/** The learner's registration with this id, whatever its status. */
export function diplomaOf(record: LearnerRecord, id: string): Diploma | undefined {
  return record.diplomas.find((diploma) => diploma.id === id);
}

/** The registrations with this one in the place of its former self. */
export function replaceDiploma(record: LearnerRecord, diploma: Diploma): Pick<LearnerRecord, 'diplomas'> {
  return { diplomas: withPart(record.diplomas, diploma, (other) => other.id === diploma.id) };
}
