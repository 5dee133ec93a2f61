import type { Circumstances, Fault } from '../../learners/decision.js';
import type { LearnerRecord } from '../../learners/record.js';
import type { AwardingBody, Reference } from '../../learners/reference.js';
import { type RuleId, wordingOf } from '../../learners/rules.js';
import { transactions } from '../../learners/transactions.js';
import { ulnFaults } from '../../learners/uln.js';
import type { Party } from '../../ledger/actor.js';
import { newId } from '../../platform/ids.js';
import { shapes } from '../commands.js';
import { definitions } from '../definitions/all.js';
import { mostRecords } from '../limits.js';
import { newNotes, readRecords } from '../reading/records.js';
import { UnreadableFile } from '../reading/unreadable.js';
import { type Cause, causesOf, fold } from '../response/causes.js';
import type { ResponseLine } from '../response/lines.js';
import { type ToldRefusal, toldRefusal } from '../response/refusal.js';
import { faultOfRow } from '../rows/fault-of-row.js';
import { fileRepairs } from '../rows/file-repairs.js';
import { isFrame, type Look, lookThrough } from '../rows/layout.js';
import { lineNames } from '../rows/line-names.js';
import { type ReadRow, type RowCommand, type RowError, rowReader } from '../rows/read-row.js';

/** What a check of a file found. Nothing of the file is kept. */
export interface CheckedFile {
  /** The definition that the file follows. Undefined: it was refused whole. */
  readonly definition?: string;
  /** Rows besides header, headings and trailer; of these, the ones with something wrong. */
  readonly rows: number;
  readonly wrong: number;
  /** Rows about learners whose accounts the file does not open: what stands of them only the service knows. */
  readonly aboutOthers: number;
  /** What would be mended about the file, in words. */
  readonly repairs: readonly string[];
  /** Why rows would be refused, the most frequent cause first. */
  readonly causes: readonly Cause[];
  /** Why the file would be refused whole. */
  readonly refusal?: ToldRefusal;
}

/** What a check goes by besides the definitions: the lines and levels as prisma/reference has them. */
export type CheckReference = Pick<Reference, 'lines' | 'levels'>;

/**
 * Checks a file as the service reads it: with the same reader and definitions, and with the rules of the transactions
 * as far as they can be decided on the file alone. What depends on the day, or on what the service has stored, is not
 * looked at. `open` gives the bytes of the file; it is read twice.
 */
export async function checkFile(
  open: () => AsyncIterable<Uint8Array>,
  { lines, levels }: CheckReference,
): Promise<CheckedFile> {
  try {
    const look = await lookAt(open());
    const read = rowReader(look.layout, lineNames({ lines }), wordingOf);
    const decide = deciderOn({ lines, levels }, look.saidFor ?? { centre: anyCentre });
    let causes: Cause[] = [];
    let wrong = 0;
    let aboutOthers = 0;
    let isFirst = true;
    for await (const group of readRecords(open(), newNotes())) {
      const answered = group
        .filter((record, index) => !isFrame(look.layout, record, isFirst && index === 0))
        .map((record) => {
          const row = read(record);
          const { errors, isAboutOthers } = decide(row);
          if (isAboutOthers) aboutOthers++;
          return {
            line: row.line,
            record: row.type,
            cells: [],
            errors: [...row.errors, ...errors],
          } satisfies ResponseLine;
        });
      isFirst = false;
      wrong += answered.filter(({ errors }) => errors.length > 0).length;
      causes = fold([...causes, ...causesOf(answered)]);
      // Whoever else waits for the thread has a turn.
      await new Promise(setImmediate);
    }
    const { layout, total, repairs } = look;
    return { definition: layout.definition.id, rows: total, wrong, aboutOthers, repairs, causes };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { rows: 0, wrong: 0, aboutOthers: 0, repairs: [], causes: [], refusal: toldRefusal(error) };
  }
}

/** A file with headings does not say whose it is. */
const anyCentre = '00000';

async function lookAt(bytes: AsyncIterable<Uint8Array>): Promise<Look> {
  const notes = newNotes();
  const looking = lookThrough({ definitions, sender: undefined, most: mostRecords });
  for await (const group of readRecords(bytes, notes)) for (const record of group) looking.take(record);
  const look = looking.end();
  return { ...look, repairs: [...fileRepairs(notes), ...look.repairs] };
}

/** Rules that rest on the day, or on what only the service knows. */
const notOfTheFile: ReadonlySet<RuleId> = new Set<RuleId>([
  ...(['line-not-started', 'line-closed', 'birth-date-past', 'age-range', 'award-period-over'] as const),
  ...(['completion-date-future', 'completion-date-before-diploma', 'plts-date-early'] as const),
  ...(['programme-unknown', 'programme-line-level', 'registration-exists'] as const),
]);

/**
 * Decides what rows ask for, one after another, on the accounts that the file itself opens. Of learners of others only
 * the number is looked at.
 */
function deciderOn({ lines, levels }: CheckReference, party: Party) {
  const records = new Map<string, LearnerRecord>();
  const now = '2010-10-04T08:00:00.000Z';
  const circumstances = (): Circumstances => ({
    ...{ reference: { ...unknownToUs, lines, levels }, now, today: now.slice(0, 10), id: newId(), live: false },
  });

  function faultsOf({ transaction, said }: RowCommand): readonly Fault[] | 'of others' {
    const { uln } = said as { uln: string };
    const record = records.get(uln);
    const opens = transaction === 'openLearnerAccount';
    if (!('centre' in party) || (record === undefined && !opens)) {
      const faults = ulnFaults(uln);
      return faults.length > 0 ? faults : 'of others';
    }
    const reason = shapes[transaction].needsReason ? { reason: 'A check' } : {};
    const decide = transactions[transaction].decide as (
      before: LearnerRecord | undefined,
      input: object,
      around: Circumstances,
    ) => ReturnType<(typeof transactions)[typeof transaction]['decide']>;
    const verdict = decide(record, { ...said, ...party, ...reason }, circumstances());
    if (verdict.outcome === 'accepted') records.set(uln, verdict.record);
    return verdict.outcome === 'refused' ? verdict.faults.filter(({ rule }) => !notOfTheFile.has(rule)) : [];
  }

  return ({ commands }: ReadRow): { errors: readonly RowError[]; isAboutOthers: boolean } => {
    const found = commands.map((command) => ({ command, faults: faultsOf(command) }));
    const errors = found.flatMap(({ command, faults }) =>
      faults === 'of others' ? [] : faults.map((fault) => faultOfRow(command, fault)),
    );
    return { errors, isAboutOthers: found.some(({ faults }) => faults === 'of others') };
  };
}

/** Every code is an awarding body's, and it works with every centre: which there are the service knows. */
class EveryBody extends Map<string, AwardingBody> {
  override get(code: string): AwardingBody {
    return { code, name: code, diploma: true, component: true };
  }
}

const unknownToUs: Omit<Reference, 'lines' | 'levels'> = {
  awardingBodies: new EveryBody(),
  associated: () => true,
  programme: () => undefined,
  programmeNamed: () => undefined,
  qualification: () => undefined,
  pointsMisfit: () => undefined,
};
