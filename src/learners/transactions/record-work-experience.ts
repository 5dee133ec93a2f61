import { completionDateFaults, completionLevelFaults } from '../completion.js';
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
import { withPart } from '../record.js';

/** Hansard, 21 April 2009: at least 10 days. */
const leastDays = 10;
const millisecondsADay = 86_400_000;

export interface RecordWorkExperience extends Command {
  readonly level: number;
  readonly completed: boolean;
  readonly days?: number | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The sender has no place to say the first day: what stands is left alone when everything else is the same. */
  readonly firstDayUnsaid?: boolean | undefined;
}

/** A centre records work experience at a level, or sets it back to not completed. */
export const recordWorkExperience: Transaction<RecordWorkExperience> = {
  name: 'recordWorkExperience',
  scope: 'completions:write',
  replaces: (record, { level }) => record.workExperience.find((work) => work.level === level),

  decide(before, command, circumstances) {
    const { record, verdict } = heldBy(before, command);
    if (record === undefined) return verdict;
    const { level, completed, days, from, to, firstDayUnsaid = false } = command;
    const about = `work-experience-${level}`;

    const faults = [
      ...completionLevelFaults(record, level, circumstances.reference),
      ...completionDateFaults(from, '/from', circumstances),
      ...completionDateFaults(to, '/to', circumstances),
      ...periodFaults(command),
    ];
    if (faults.length > 0) return refused(...faults);

    const stands = record.workExperience.find((work) => work.level === level);
    const same =
      stands !== undefined &&
      stands.completed === completed &&
      stands.days === days &&
      (firstDayUnsaid || stands.from === from) &&
      stands.to === to;
    if (same) return unchanged(record, about);
    const work = { level, completed, days, from, to, ...stamp(record, circumstances) };
    return accepted(
      record,
      { workExperience: withPart(record.workExperience, work, (other) => other.level === level) },
      about,
      circumstances,
    );
  },
};

function periodFaults({ completed, days, from, to }: RecordWorkExperience): Fault[] {
  const faults: Fault[] = [];
  if (completed) {
    if (days === undefined)
      faults.push({ rule: 'work-experience-dates', pointer: '/days', parameters: { field: 'number of days' } });
    else if (days < leastDays)
      faults.push({ rule: 'work-experience-days', pointer: '/days', parameters: { least: leastDays } });
    if (to === undefined)
      faults.push({ rule: 'work-experience-dates', pointer: '/to', parameters: { field: 'last day' } });
  }
  if (from !== undefined && to !== undefined) {
    const most = (Date.parse(to) - Date.parse(from)) / millisecondsADay + 1;
    if (most < 1) faults.push({ rule: 'work-experience-order', pointer: '/to' });
    else if (days !== undefined && days > most)
      faults.push({
        rule: 'work-experience-fit',
        pointer: '/days',
        parameters: { most: most === 1 ? '1 day' : `${most} days` },
      });
  }
  return faults;
}
