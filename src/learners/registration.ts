import type { Circumstances, Fault } from './decision.js';
import type { Diploma, LearnerRecord, LevelCode } from './record.js';

/** What a registration says. */
export interface Registration {
  readonly line: string;
  readonly level: LevelCode;
  readonly awardingBody: string;
}

/** Everything wrong with registering a learner who is new to this line today. `pointer` is where the line stands in the command. */
export function lineFaults(code: string, { reference, today }: Circumstances, pointer = '/line'): Fault[] {
  const line = reference.lines.get(code);
  if (line === undefined) return [{ rule: 'line-unknown', pointer, parameters: { line: code } }];
  const { title, cancelled, firstStart, lastStart } = line;
  if (cancelled) return [{ rule: 'line-cancelled', pointer, parameters: { line: title } }];
  if (today < firstStart) return [{ rule: 'line-not-started', pointer, parameters: { line: title, date: firstStart } }];
  if (today > lastStart) return [{ rule: 'line-closed', pointer, parameters: { line: title, date: lastStart } }];
  return [];
}

/** Everything wrong with this centre registering a learner with this awarding body. */
export function awardingBodyFaults(
  code: string,
  centre: string,
  { reference }: Circumstances,
  pointer = '/awardingBody',
): Fault[] {
  const body = reference.awardingBodies.get(code);
  const parameters = { awardingBody: body?.name ?? code };
  if (body === undefined) return [{ rule: 'awarding-body-unknown', pointer, parameters }];
  if (!body.diploma) return [{ rule: 'awarding-body-not-diploma', pointer, parameters }];
  if (!reference.associated(centre, code)) return [{ rule: 'centre-not-associated', pointer, parameters }];
  return [];
}

/** The fault of a second registration for a line and level: it names the body of the one that stands. */
export function registrationExists(standing: Diploma, { reference }: Circumstances): Fault {
  const awardingBody = reference.awardingBodies.get(standing.awardingBody)?.name ?? standing.awardingBody;
  return { rule: 'registration-exists', pointer: '/line', parameters: { awardingBody } };
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
