import { accepted, type Command, heldBy, refused, stamp, type Transaction, unchanged } from '../decision.js';
import { diplomaMeant, replaceDiploma, type WhichDiploma } from '../diplomas.js';
import type { Programme, Reference } from '../reference.js';

export interface AssignProgramme extends Command, WhichDiploma {
  /** Its id. `null` takes the programme away. */
  readonly programmeId?: string | null | undefined;
  /** Its name, where the id is not said. */
  readonly programmeName?: string | undefined;
}

/** A centre says which planned programme of study the learner follows towards a Diploma. */
export const assignProgramme: Transaction<AssignProgramme> = {
  name: 'assignProgramme',
  scope: 'learners:write',
  looksUp: ({ programmeId, programmeName }) => ({ programmeId: programmeId ?? undefined, programmeName }),
  replaces: diplomaMeant,

  decide(before, command, circumstances) {
    const { record, verdict } = heldBy(before, command);
    if (record === undefined) return verdict;
    const diploma = diplomaMeant(record, command);
    if (diploma === undefined) return { outcome: 'notFound' };
    const programme = programmeMeant(command, circumstances.reference);
    // `null`: no programme that could be assigned, so never the one that is.
    const programmeId = programme === 'unknown' ? (command.programmeId ?? null) : programme?.id;
    if (diploma.programmeId === programmeId) return unchanged(record, diploma.id);
    if (diploma.status === 'withdrawn') return refused({ rule: 'diploma-withdrawn', pointer: '' });

    const pointer = '/programmeId';
    if (programme === 'unknown') return refused({ rule: 'programme-unknown', pointer });
    if (programme !== undefined && (programme.line !== diploma.line || programme.level !== diploma.level)) {
      const { lines, levels } = circumstances.reference;
      const line = lines.get(programme.line)?.title ?? programme.line;
      const level = levels.get(programme.level)?.title ?? programme.level;
      return refused({ rule: 'programme-line-level', pointer, parameters: { line, level } });
    }
    return accepted(
      record,
      replaceDiploma(record, { ...diploma, programmeId: programme?.id, ...stamp(record, circumstances) }),
      diploma.id,
      circumstances,
    );
  },
};

/** The programme to assign; undefined takes the one that is assigned away. */
function programmeMeant(
  { centre, programmeId, programmeName }: AssignProgramme,
  reference: Reference,
): Programme | 'unknown' | undefined {
  if (programmeName !== undefined) return reference.programmeNamed(centre, programmeName) ?? 'unknown';
  if (programmeId === null || programmeId === undefined) return undefined;
  return reference.programme(centre, programmeId) ?? 'unknown';
}
