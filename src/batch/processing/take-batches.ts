import { setImmediate as aTurn } from 'node:timers/promises';
import { findStanding } from '../../identity/people/standing.js';
import type { Principals } from '../../identity/principals.js';
import { wordingOf } from '../../learners/rules.js';
import type { Ledger } from '../../ledger/transact.js';
import { realmTime } from '../../platform/clock.js';
import { describeError, isUnavailable } from '../../platform/failures.js';
import type { Task } from '../../platform/job-runner.js';
import { administratorOf, type Batch, isCancelRequested, moveOn, nextBatch, senderOf } from '../batches.js';
import { definitions } from '../definitions/all.js';
import { mostRecords } from '../limits.js';
import { readPieces } from '../pieces.js';
import { type FileRecord, newNotes, readRecords } from '../reading/records.js';
import { UnreadableFile } from '../reading/unreadable.js';
import type { ResponseLine } from '../response/lines.js';
import { fileRepairs } from '../rows/file-repairs.js';
import { isFrame, type Layout, type Look, lookThrough, ownCells } from '../rows/layout.js';
import { lineNames } from '../rows/line-names.js';
import { type ReadRow, rowReader } from '../rows/read-row.js';
import { isTakenElsewhere, type List, takeList } from './lists.js';
import { type SentBy, sendingActor, type TakingRealm } from './sending-actor.js';

/** What files are taken with. */
export interface TakingParts {
  readonly ledger: Ledger;
  readonly principals: Principals;
  readonly log: { error(fields: object, message: string): void };
}

/** Records a list: a database transaction each. Fewer where they are so long that a list of them would not fit in memory. */
const listLength = 1000;
const listCharacters = 2_000_000;

/** The job that takes the files of one sender, one after another in the order in which they came. */
export function takeBatchesTask(parts: TakingParts): Task {
  return async ({ realm, centre, awardingBody }, signal) => {
    const sender = awardingBody === undefined ? { centre: String(centre) } : { awardingBody: String(awardingBody) };
    for (;;) {
      const batch = await nextBatch(parts.ledger.store.pool, Number(realm), sender);
      if (batch === undefined) return;
      await takeBatch(parts, batch, signal);
    }
  };
}

async function takeBatch(parts: TakingParts, batch: Batch, signal: AbortSignal): Promise<void> {
  const { pool, prisma } = parts.ledger.store;
  const realm = await prisma.realm.findUniqueOrThrow({ where: { id: batch.realmId } });
  const clockOffsetMs = Number(realm.clockOffsetMs);
  const live = realm.kind === 'live';
  const now = () => realmTime(parts.ledger.clock, clockOffsetMs).now;
  try {
    // Cancelled before it began, it is over.
    if (!(await moveOn(pool, batch, { status: 'checking', startedAt: batch.startedAt ?? now() }))) return;
    const look = await lookAt(parts, batch, signal);
    const { fileReference = null, repairs, total, layout } = look;
    const running = { status: 'running', definition: layout.definition.id, fileReference, repairs, total } as const;
    await moveOn(pool, batch, running);
    const ended = await takeLists(parts, { ...batch, ...running }, layout, { clockOffsetMs, live, now, signal });
    if (ended === 'cancelled') await moveOn(pool, batch, { status: 'cancelled', finishedAt: now() });
  } catch (error) {
    if (error instanceof UnreadableFile) {
      const { rule, parameters, line } = error;
      const refusal = { rule, parameters, ...(line === undefined ? {} : { line }) };
      await moveOn(pool, batch, { status: 'refused', refusal, finishedAt: now() });
    } else if (signal.aborted || isUnavailable(error) || isTakenElsewhere(error)) {
      throw error;
    } else {
      // A fault of ours. The files behind this one must not wait for ever.
      parts.log.error({ batch: batch.id, error: describeError(error) }, 'a batch failed');
      await moveOn(pool, batch, { status: 'failed', finishedAt: now() });
    }
  }
  if (batch.validateOnly)
    await prisma.rehearsedRecord.deleteMany({ where: { realmId: batch.realmId, batchId: batch.id } });
}

/** How often a look through a long file says how far it is. */
const tellEveryMs = 250;

/** Looks through the whole file before anything of it takes effect. Throws `UnreadableFile`. */
async function lookAt({ ledger }: TakingParts, batch: Batch, signal: AbortSignal): Promise<Look> {
  const { pool } = ledger.store;
  const notes = newNotes();
  const sent = { sender: senderOf(batch), administrator: administratorOf(batch) };
  const looking = lookThrough({ definitions, ...sent, most: mostRecords });
  let told = performance.now();
  let seen = 0;
  for await (const group of readRecords(readPieces(pool, keyOf(batch)), notes)) {
    signal.throwIfAborted();
    for (const record of group) looking.take(record);
    seen += group.length;
    if (performance.now() - told < tellEveryMs) continue;
    told = performance.now();
    await moveOn(pool, batch, { total: seen });
  }
  const look = looking.end();
  return { ...look, repairs: [...fileRepairs(notes), ...look.repairs] };
}

async function takeLists(
  parts: TakingParts,
  batch: Batch,
  layout: Layout,
  { now, signal, ...realm }: TakingRealm & { now: () => string; signal: AbortSignal },
): Promise<'done' | 'cancelled'> {
  const { ledger } = parts;
  // While one list is taken the next is read: `taking` is the one that is on its way.
  let taking: Promise<void> = Promise.resolve();
  try {
    for await (const { isLast, ...list } of readLists(ledger, batch, layout)) {
      await taking;
      signal.throwIfAborted();
      if (await isCancelRequested(ledger.store.pool, batch)) return 'cancelled';
      const actor = sendingActor(batch, await sentByOf(parts, batch), realm, new Date(now()));
      taking = takeList(ledger, actor, batch, { ...list, finishedAt: isLast ? now() : undefined });
      // Awaited before the next list, or at the end.
      taking.catch(() => undefined);
    }
    await taking;
    return 'done';
  } finally {
    // Whatever comes next is about the file as the last list left it.
    await taking.catch(() => undefined);
  }
}

/** Who sent the file, if they may still do anything: a program, or a person in the browser. */
async function sentByOf(
  { ledger, principals }: TakingParts,
  { clientId, realmId }: Batch,
): Promise<SentBy | undefined> {
  const principal = await principals.principal(clientId);
  if (principal !== undefined) return principal;
  const person = await findStanding(ledger.store.prisma, realmId, clientId);
  return person && { kind: 'person', person };
}

/** After so many records whoever waits for the thread has a turn: the list that is on its way, for its next statement. */
const recordsATurn = 50;

/** The lists of a file, from the first record that was not taken yet. The last one may be empty. */
async function* readLists(
  { store, standing }: Ledger,
  batch: Batch,
  layout: Layout,
): AsyncGenerator<Omit<List, 'finishedAt'> & { isLast: boolean }> {
  const read = rowReader(layout, lineNames(standing), wordingOf);
  const before: ResponseLine[] = [];
  const after: ResponseLine[] = [];
  let first = batch.taken;
  let position = 0;
  let rows: ReadRow[] = [];
  let characters = 0;
  let isFirst = true;

  const list = (end: { isLast: boolean; after: readonly ResponseLine[] }) => {
    const full = { first, rows, before: before.splice(0), ...end };
    first += rows.length;
    rows = [];
    characters = 0;
    return full;
  };

  for await (const group of readRecords(readPieces(store.pool, keyOf(batch)), newNotes())) {
    for (const record of group) {
      if (isFrame(layout, record, isFirst)) {
        if (!isFirst) after.push(frameLine(layout, record));
        else if (batch.taken === 0) before.push(frameLine(layout, record));
        isFirst = false;
        continue;
      }
      if (position++ < batch.taken) continue;
      rows.push(read(record));
      if (rows.length % recordsATurn === 0) await aTurn();
      for (const cell of record.cells) characters += cell.length;
      if (rows.length === listLength || characters >= listCharacters) yield list({ isLast: false, after: [] });
    }
  }
  yield list({ isLast: true, after });
}

function frameLine(layout: Layout, record: FileRecord): ResponseLine {
  const headings = layout.definition.layout === 'headings';
  const cells = headings ? record.cells.slice(0, layout.width(record)) : (ownCells(layout, record) ?? record.cells);
  return { line: record.line, record: headings ? 'headings' : (cells[0] ?? '').trim().toUpperCase(), cells };
}

function keyOf({ realmId, id }: Batch) {
  return { realm: realmId, batchId: id };
}
