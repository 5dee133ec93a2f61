import type { Evidence } from '../awards/evidence.js';
import { type Diploma, type LearnerRecord, pltsSkills } from '../learners/record.js';
import type { Reference } from '../learners/reference.js';

/** What a learner's record holds that bears on one of the learner's Diplomas. Results are not on the record yet. */
export function evidenceOf(record: LearnerRecord, diploma: Diploma, levels: Reference['levels']): Evidence {
  const level = levels.get(diploma.level)?.level;
  const plts = record.plts.find((one) => one.level === level);
  const work = record.workExperience.find((one) => one.level === level);
  return {
    line: diploma.line,
    dateOfBirth: record.account.dateOfBirth,
    results: [],
    confirmations: {
      ...(plts === undefined
        ? {}
        : { plts: { flags: Object.fromEntries(pltsSkills.map((skill) => [skill, plts[skill]])) } }),
      ...(work === undefined
        ? {}
        : { workExperience: { flags: { completed: work.completed }, numbers: { days: work.days } } }),
    },
  };
}
