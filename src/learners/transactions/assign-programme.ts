import { accepted, type Command, heldBy, refused, stamp, type Transaction, unchanged } from '../decision.js';
import { diplomaOf, replaceDiploma } from '../diplomas.js';

export interface AssignProgramme extends Command {
  readonly diplomaId: string;
  /** `null` takes the programme away. */
  readonly programmeId: string | null;
}

/** A centre says which planned programme of study the learner follows towards a Diploma. */
export const assignProgramme: Transaction<AssignProgramme> = {
  name: 'assignProgramme',
  scope: 'learners:write',
  looksUp: ({ programmeId }) => ({ programmeId: programmeId ?? undefined }),
  replaces: (record, { diplomaId }) => diplomaOf(record, diplomaId),

  decide(before, command, circumstances) {
    const { record, verdict } = heldBy(before, command);
    if (record === undefined) return verdict;
    const diploma = diplomaOf(record, command.diplomaId);
    if (diploma === undefined) return { outcome: 'notFound' };
    const programmeId = command.programmeId ?? undefined;
    if (diploma.programmeId === programmeId) return unchanged(record, diploma.id);
    if (diploma.status === 'withdrawn') return refused({ rule: 'diploma-withdrawn', pointer: '' });

    if (programmeId !== undefined) {
      const programme = circumstances.reference.programme(command.centre, programmeId);
      if (programme === undefined) return refused({ rule: 'programme-unknown', pointer: '/programmeId' });
      if (programme.line !== diploma.line || programme.level !== diploma.level) {
        const { lines, levels } = circumstances.reference;
        const line = lines.get(programme.line)?.title ?? programme.line;
        const level = levels.get(programme.level)?.title ?? programme.level;
        return refused({ rule: 'programme-line-level', pointer: '/programmeId', parameters: { line, level } });
      }
    }
    return accepted(
      record,
      replaceDiploma(record, { ...diploma, programmeId, ...stamp(record, circumstances) }),
      diploma.id,
      circumstances,
    );
  },
};
