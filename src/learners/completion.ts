import type { Circumstances, Fault } from './decision.js';
import type { LearnerRecord } from './record.js';
import type { Reference } from './reference.js';

/** What is wrong with recording something at this national level: the learner must be registered at it. */
export function completionLevelFaults(record: LearnerRecord, level: number, reference: Reference): Fault[] {
  const parameters = { level };
  if (![...reference.levels.values()].some((one) => one.level === level))
    return [{ rule: 'completion-level-unknown', pointer: '/level', parameters }];
  const registered = record.diplomas.some(
    (diploma) => diploma.status !== 'withdrawn' && reference.levels.get(diploma.level)?.level === level,
  );
  return registered ? [] : [{ rule: 'completion-level', pointer: '/level', parameters }];
}

/** What is wrong with a date on which something is said to have happened. */
export function completionDateFaults(
  date: string | undefined,
  pointer: string,
  { today, reference }: Circumstances,
): Fault[] {
  if (date === undefined) return [];
  if (date > today) return [{ rule: 'completion-date-future', pointer }];
  const first = firstTeaching(reference);
  if (date < first) return [{ rule: 'completion-date-before-diploma', pointer, parameters: { date: first } }];
  return [];
}

/** When the first of all lines was first taught. */
function firstTeaching({ lines }: Reference): string {
  let first = '9999-12-31';
  for (const line of lines.values()) if (line.firstStart < first) first = line.firstStart;
  return first;
}
