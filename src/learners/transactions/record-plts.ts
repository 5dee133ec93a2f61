import { completionDateFaults, completionLevelFaults } from '../completion.js';
import { accepted, type Command, heldBy, refused, stamp, type Transaction, unchanged } from '../decision.js';
import { type PltsSkill, pltsCompleted, pltsSkills, withPart } from '../record.js';

export interface RecordPlts extends Command, Readonly<Record<PltsSkill, boolean>> {
  readonly level: number;
  readonly completedOn?: string | undefined;
}

/** A centre records which of the six skills are met at a level. Any of them can be set back. */
export const recordPlts: Transaction<RecordPlts> = {
  name: 'recordPlts',
  scope: 'completions:write',
  replaces: (record, { level }) => record.plts.find((plts) => plts.level === level),

  decide(before, command, circumstances) {
    const { record, verdict } = heldBy(before, command);
    if (record === undefined) return verdict;
    const { uln: _uln, centre: _centre, reason: _reason, ...said } = command;
    const about = `plts-${command.level}`;

    const faults = [
      ...completionLevelFaults(record, command.level, circumstances.reference),
      ...completionDateFaults(command.completedOn, '/completedOn', circumstances),
    ];
    const completed = pltsCompleted(command);
    if (completed && command.completedOn === undefined)
      faults.push({ rule: 'plts-date-missing', pointer: '/completedOn' });
    if (!completed && command.completedOn !== undefined)
      faults.push({ rule: 'plts-date-early', pointer: '/completedOn' });
    if (faults.length > 0) return refused(...faults);

    const stands = record.plts.find((plts) => plts.level === command.level);
    const same =
      stands !== undefined &&
      stands.completedOn === command.completedOn &&
      pltsSkills.every((skill) => stands[skill] === command[skill]);
    if (same) return unchanged(record, about);
    const plts = withPart(
      record.plts,
      { ...said, ...stamp(record, circumstances) },
      (other) => other.level === command.level,
    );
    return accepted(record, { plts }, about, circumstances);
  },
};
