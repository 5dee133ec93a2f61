import type { Fault } from './decision.js';
import { isUci, isUpn } from './identifiers.js';
import { nameProblem } from './names.js';
import type { Person } from './record.js';

/** Diploma learners are 14 to 19. A year either way for early starters, and room for those who come back. */
export const ages = { youngest: 13, oldest: 25 } as const;

const nameRules = {
  empty: 'name-length',
  'too-long': 'name-length',
  characters: 'name-characters',
  'no-letter': 'name-letter',
} as const;

/**
 * Everything wrong with what is said of a person. Only the fields that are there are looked at. `opened` is the day on
 * which the account was opened, or is being opened: the age on that day counts, however old the learner has become.
 */
export function personFaults(person: Partial<Person>, opened: string): Fault[] {
  const faults: Fault[] = [];
  for (const field of ['givenName', 'familyName'] as const) {
    const name = person[field];
    const problem = name === undefined ? undefined : nameProblem(name);
    if (problem !== undefined) faults.push({ rule: nameRules[problem], pointer: `/${field}` });
  }
  if (person.dateOfBirth !== undefined) faults.push(...birthFaults(person.dateOfBirth, opened));
  if (person.uci !== undefined && !isUci(person.uci)) faults.push({ rule: 'uci-check', pointer: '/uci' });
  if (person.upn !== undefined && !isUpn(person.upn)) faults.push({ rule: 'upn-check', pointer: '/upn' });
  return faults;
}

function birthFaults(dateOfBirth: string, opened: string): Fault[] {
  const pointer = '/dateOfBirth';
  if (dateOfBirth > opened) return [{ rule: 'birth-date-past', pointer }];
  const age = ageOn(dateOfBirth, opened);
  if (age < ages.youngest || age > ages.oldest) return [{ rule: 'age-range', pointer, parameters: { age, ...ages } }];
  return [];
}

/** Full years from one date to another, both `YYYY-MM-DD`. */
export function ageOn(dateOfBirth: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return date.slice(5) < dateOfBirth.slice(5) ? years - 1 : years;
}

/** True when both say the same of the person, in the fields that the second has. */
export function samePerson(stands: Person, said: Partial<Person>): boolean {
  return (Object.keys(said) as (keyof Person)[]).every((field) => stands[field] === said[field]);
}
