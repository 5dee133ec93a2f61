import type { LearnerRecord } from '../../learners/record.js';
import { listLearners } from '../../ledger/learner-reads.js';
import { listProgrammes } from '../../ledger/programmes.js';
import type { Ledger } from '../../ledger/transact.js';
import { realmTime } from '../../platform/clock.js';
import { isDatabaseAway } from '../../platform/database.js';
import type { Task } from '../../platform/job-runner.js';
import type { RecordsDefinition } from '../definitions/definition.js';
import { csvLine, harmless } from '../response/csv.js';
import { type Extract, readExtract } from './extracts.js';
import { definitionFor, type ProgrammeNames, recordsOf } from './records.js';
import { isTable, tableOf } from './tables.js';

/** Learners a piece. */
const pieceLearners = 500;

/** The job that makes the file of an extract. When it is begun again it begins from the start. */
export function makeExtractTask(ledger: Ledger): Task {
  const { pool, prisma } = ledger.store;
  return async ({ realm, id }, signal) => {
    const extract = await readExtract(pool, Number(realm), String(id));
    if (extract === undefined || extract.status === 'completed' || extract.status === 'failed') return;
    try {
      await make(ledger, extract, signal);
    } catch (error) {
      if (signal.aborted || isDatabaseAway(error)) throw error;
      // A fault of ours. Whoever waits is told, and may ask for another; what was made so far nobody can read.
      await prisma.extract.updateMany({ where: keyOf(extract), data: { status: 'failed' } });
      await forgetPieces(ledger, extract);
      throw error;
    }
  };
}

async function make(ledger: Ledger, extract: Extract, signal: AbortSignal): Promise<void> {
  const { pool, prisma } = ledger.store;
  const where = keyOf(extract);
  const { clockOffsetMs } = await prisma.realm.findUniqueOrThrow({ where: { id: extract.realm } });
  const now = () => realmTime(ledger.clock, Number(clockOffsetMs)).now;
  await prisma.extract.updateMany({ where, data: { status: 'running' } });
  await forgetPieces(ledger, extract);
  let number = 0;
  const keep = (content: string) =>
    pool.query('INSERT INTO extract_piece (realm_id, extract_id, number, content) VALUES ($1, $2, $3, $4)', [
      extract.realm,
      extract.id,
      number++,
      content,
    ]);

  const content = await contentOf(ledger, extract, realmTime(ledger.clock, Number(clockOffsetMs)));
  await keep(content.head);
  let rows = 0;
  for await (const learners of pagesOf(ledger, extract)) {
    signal.throwIfAborted();
    const records = await content.rows(learners);
    rows += records.length;
    await keep(records.map((cells) => csvLine(cells.map(harmless))).join(''));
  }
  await keep(content.foot(rows));
  await prisma.extract.updateMany({ where, data: { status: 'completed', rows, finishedAt: new Date(now()) } });
}

async function forgetPieces({ store }: Ledger, { realm, id }: Extract): Promise<void> {
  await store.prisma.extractPiece.deleteMany({ where: { realmId: realm, extractId: id } });
}

function keyOf({ realm, id }: Extract) {
  return { realmId: realm, id };
}

/** What is written for an extract: before the learners, of a page of them, and after so many rows. */
interface Content {
  readonly head: string;
  rows(learners: readonly LearnerRecord[]): Promise<string[][]>;
  foot(rows: number): string;
}

async function contentOf(ledger: Ledger, extract: Extract, time: { now: string; today: string }): Promise<Content> {
  const { realm, release, kind, centre, filter, id } = extract;
  const { line, level } = filter;
  const only = (diploma: { line: string; level: string }) =>
    (line === undefined || diploma.line === line) && (level === undefined || diploma.level === level);
  if (isTable(kind)) {
    const { headings, rows } = await tableOf(kind, ledger, { realm, ...time }, filter, only);
    return { head: withHeadings(headings), rows, foot: () => '' };
  }
  const programmes = await programmeNames(ledger, extract);
  const rows = async (learners: readonly LearnerRecord[]) =>
    learners.flatMap((learner) => recordsOf(release, kind, learner, only, programmes));
  const definition = definitionFor(release, kind);
  if (definition.layout === 'headings')
    return { head: withHeadings(definition.record.columns.map(({ name }) => name)), rows, foot: () => '' };
  const { header } = definition as RecordsDefinition;
  return {
    head: csvLine([header.type, 'DAS', '3', 'CENTRE', centre, '', `extract-${id}`, time.now.slice(0, 19)]),
    rows,
    foot: (count) => csvLine(['Z', String(count)]),
  };
}

function withHeadings(names: readonly string[]): string {
  return `\ufeff${csvLine(names)}`;
}

async function* pagesOf({ store }: Ledger, { realm, centre, kind, filter }: Extract): AsyncGenerator<LearnerRecord[]> {
  // When a learner's record changed says nothing of when a result was published.
  const which = { centre, ...filter, ...(isTable(kind) ? { changedSince: undefined } : {}) };
  for (let after: string | undefined; ; ) {
    const page = await listLearners(store.pool, realm, which, { limit: pieceLearners, after });
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)?.account.uln;
  }
}

async function programmeNames({ store }: Ledger, { realm, centre }: Extract): Promise<ProgrammeNames> {
  const names = new Map<string, string>();
  for (let after: string | undefined; ; ) {
    const page = await listProgrammes(store.pool, realm, centre, { limit: 500, after });
    for (const { id, name } of page) names.set(id, name);
    if (page.length === 0) return names;
    after = page.at(-1)?.id;
  }
}
