import { type Diploma, type LearnerRecord, withPart } from './record.js';
import { type Registration, standingRegistration } from './registration.js';

/** Which of the learner's registrations is meant: by its id, or by its line and level. One of the two is said. */
export interface WhichDiploma {
  readonly diplomaId?: string | undefined;
  readonly registration?: Pick<Registration, 'line' | 'level'> | undefined;
}

/** The registration that is meant. For a line and level that is the one that stands, or else the last that was withdrawn. */
export function diplomaMeant(record: LearnerRecord, { diplomaId, registration }: WhichDiploma): Diploma | undefined {
  if (diplomaId !== undefined) return diplomaOf(record, diplomaId);
  if (registration === undefined) return undefined;
  const { line, level } = registration;
  return (
    standingRegistration(record, registration) ??
    record.diplomas.findLast((diploma) => diploma.line === line && diploma.level === level)
  );
}

/** The learner's registration with this id, whatever its status. */
export function diplomaOf(record: LearnerRecord, id: string): Diploma | undefined {
  return record.diplomas.find((diploma) => diploma.id === id);
}

/** The registrations with this one in the place of its former self. */
export function replaceDiploma(record: LearnerRecord, diploma: Diploma): Pick<LearnerRecord, 'diplomas'> {
  return { diplomas: withPart(record.diplomas, diploma, (other) => other.id === diploma.id) };
}
