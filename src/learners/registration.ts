import type { Circumstances, Fault } from './decision.js';
import type { Diploma, LearnerRecord, LevelCode } from './record.js';

/** What a registration says. */
export interface Registration {
  readonly line: string;
  readonly level: LevelCode;
  readonly awardingBody: string;
}

/**
 * Everything wrong with registering this line and level with this body, apart from what the learner has already.
 * `pointer` is where the registration stands in the command.
 */
export function registrationFaults(
  wanted: Registration,
  centre: string,
  { reference, today }: Circumstances,
  pointer = '',
): Fault[] {
  const faults: Fault[] = [];
  const line = reference.lines.get(wanted.line);
  const at = `${pointer}/line`;
  if (line === undefined) faults.push({ rule: 'line-unknown', pointer: at, parameters: { line: wanted.line } });
  else if (line.cancelled) faults.push({ rule: 'line-cancelled', pointer: at, parameters: { line: line.title } });
  else if (today < line.firstStart)
    faults.push({ rule: 'line-not-started', pointer: at, parameters: { line: line.title, date: line.firstStart } });
  else if (today > line.lastStart)
    faults.push({ rule: 'line-closed', pointer: at, parameters: { line: line.title, date: line.lastStart } });

  const { awardingBody } = wanted;
  const body = reference.awardingBodies.get(awardingBody);
  const atBody = `${pointer}/awardingBody`;
  if (body === undefined) faults.push({ rule: 'awarding-body-unknown', pointer: atBody, parameters: { awardingBody } });
  else if (!body.diploma)
    faults.push({ rule: 'awarding-body-not-diploma', pointer: atBody, parameters: { awardingBody: body.name } });
  else if (!reference.associated(centre, awardingBody))
    faults.push({ rule: 'centre-not-associated', pointer: atBody, parameters: { awardingBody: body.name } });
  return faults;
}

/** The registration for this line and level that stands, if there is one. */
export function standingRegistration(
  record: LearnerRecord,
  { line, level }: Pick<Registration, 'line' | 'level'>,
): Diploma | undefined {
  return record.diplomas.find(
    (diploma) => diploma.status !== 'withdrawn' && diploma.line === line && diploma.level === level,
  );
}
