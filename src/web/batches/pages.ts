import { Readable } from 'node:stream';
import { type Batch, type BatchesOf, isOver, listBatches, readBatch } from '../../batch/batches.js';
import { cancelBatch } from '../../batch/cancel.js';
import { batchCauses } from '../../batch/causes.js';
import { mostBytes } from '../../batch/limits.js';
import { FileTooLarge, readPieces } from '../../batch/pieces.js';
import { receiveFile } from '../../batch/receive.js';
import { toldRefusal } from '../../batch/response/refusal.js';
import { responseFile } from '../../batch/response/response-file.js';
import { Problem } from '../../contract/problem.js';
import { requestDigest } from '../../contract/register.js';
import { isId } from '../../platform/ids.js';
import { repeatableOf } from '../forms/transact.js';
import { type FieldError, type Outcome, type Page, type Typed, text } from '../page.js';
import type { WebParts } from '../parts.js';
import { actorOf, may, type Visit, whoOf } from '../visit.js';
import { shownCauses } from './shown-causes.js';
import { batchStatuses } from './statuses.js';

const pageSize = 25;
const reads = { scopes: ['learners:read', 'results:read', 'awards:read'] } as const;
const writes = {
  scopes: ['learners:write', 'completions:write', 'claims:write', 'results:write', 'awards:write'],
} as const;

/** Batch files: sent, rehearsed, followed, and answered. */
export function batchPages(parts: WebParts): readonly Page[] {
  const { pool } = parts.ledger.store;

  async function batchInAddress(visit: Visit): Promise<Batch> {
    const id = visit.params.batch ?? '';
    const batch = isId(id) ? await readBatch(pool, whoOf(visit).realm.id, batchesOf(visit), id) : undefined;
    if (batch === undefined) throw new Problem('not-found');
    return batch;
  }

  /** Sends a file for whoever visits: one that was chosen, or one that is stored. */
  async function send(
    visit: Visit,
    typed: Typed,
    file: { content: Readable; fileName: string | undefined; validateOnly: boolean; again: boolean },
  ): Promise<Outcome> {
    const who = whoOf(visit);
    const actor = { ...actorOf(visit), clientId: who.person.id };
    const sender = partyOf(visit);
    const { key, clientId } = repeatableOf(visit, typed);
    try {
      const received = await receiveFile(
        parts.ledger,
        actor,
        sender,
        { ...file, most: mostBytes, scopes: [...who.scopes] },
        (digest) => ({
          ...{ clientId, key },
          digest: requestDigest('send a file', digest, file.validateOnly, file.again),
          answer: ({ result, outcome }) => ({
            status: 200,
            headers: {},
            body: JSON.stringify({ id: result.id, outcome }),
          }),
        }),
      );
      if ('reused' in received) return { errors: [{ message: 'This page was used before. Send the file once more.' }] };
      const { id, outcome } = JSON.parse(('repeated' in received ? received.repeated : received.kept)?.body as string);
      return { goTo: `/batches/${id}?done=${outcome === 'unchanged' ? 'sameFile' : 'fileSent'}` };
    } catch (error) {
      if (error instanceof FileTooLarge)
        return { errors: [{ field: 'file', message: 'A batch file has at most 512 MB. Split it.' }] };
      throw error;
    }
  }

  return [
    {
      path: '/batches',
      needs: reads,
      async show(visit) {
        const { after } = visit.query;
        const page = { limit: pageSize + 1, after: isId(after) ? after : undefined };
        const found = await listBatches(pool, whoOf(visit).realm.id, batchesOf(visit), { ...page, status: undefined });
        const batches = found.slice(0, pageSize);
        return {
          view: 'batches/list.njk',
          title: 'Batch files',
          model: {
            batches: batches.map(shown),
            next: found.length > pageSize ? `/batches?after=${batches.at(-1)?.id}` : undefined,
            maySend: writes.scopes.some((scope) => may(visit, scope)),
          },
        };
      },
    },
    {
      path: '/batches/send',
      needs: writes,
      takesFile: true,
      show: (_visit, attempt) => ({
        view: 'batches/send.njk',
        title: 'Send a batch file',
        model: {
          errors: (attempt?.errors ?? []).map(({ field, message }) => ({
            text: message,
            ...(field === undefined ? {} : { href: `#${field}` }),
          })),
          rehearse: attempt === undefined || text(attempt.typed, 'rehearse') === 'yes',
        },
      }),
      async submit(visit, typed) {
        const { upload } = visit;
        if (upload === undefined || upload.filename === '') return { errors: [noFile] };
        return send(visit, typed, {
          content: upload.file,
          fileName: nameOfFile(upload.filename),
          validateOnly: text(typed, 'rehearse') === 'yes',
          again: text(typed, 'again') === 'yes',
        });
      },
    },
    {
      path: '/batches/:batch',
      needs: reads,
      async show(visit) {
        const batch = await batchInAddress(visit);
        const over = isOver(batch);
        const causes = batch.refused > 0 ? await batchCauses(pool, batch) : [];
        return {
          view: 'batches/batch.njk',
          title: batch.fileName ?? 'Batch file',
          fragment: visit.request.headers['x-part'] !== undefined,
          model: {
            batch: shown(batch),
            over,
            ...paceOf(batch, visit.now),
            ...shownCauses(causes),
            refusal: batch.refusal && toldRefusal(batch.refusal),
            maySend: writes.scopes.some((scope) => may(visit, scope)),
          },
        };
      },
    },
    {
      path: '/batches/:batch/send',
      needs: writes,
      async submit(visit, typed) {
        const batch = await batchInAddress(visit);
        const content = Readable.from(readPieces(pool, { realm: batch.realmId, batchId: batch.id }));
        return send(visit, typed, {
          ...{ content, fileName: batch.fileName ?? undefined },
          ...{ validateOnly: false, again: false },
        });
      },
    },
    {
      path: '/batches/:batch/cancel',
      needs: writes,
      async submit(visit, typed) {
        const { id } = await batchInAddress(visit);
        const answer = () => ({ status: 200, headers: {}, body: '' });
        const repeatable = { ...repeatableOf(visit, typed), answer };
        await cancelBatch(parts.ledger, actorOf(visit), batchesOf(visit), id, repeatable);
        return { goTo: `/batches/${id}` };
      },
    },
    {
      path: '/batches/:batch/response',
      needs: reads,
      async show(visit) {
        const batch = await batchInAddress(visit);
        if (!isOver(batch)) throw new Problem('not-found');
        const rows = visit.query.rows === 'refused' ? 'refused' : 'all';
        return {
          file: Readable.from(responseFile(pool, batch, { rows, format: 'csv' })),
          type: 'text/csv; charset=utf-8',
          name: `${rows === 'all' ? 'response' : 'corrections'}-${batch.id}.csv`,
        };
      },
    },
    {
      path: '/batches/:batch/file',
      needs: reads,
      async show(visit) {
        const { realmId, id } = await batchInAddress(visit);
        return {
          file: Readable.from(readPieces(pool, { realm: realmId, batchId: id })),
          type: 'text/csv; charset=utf-8',
          name: `batch-${id}.csv`,
        };
      },
    },
  ];
}

const noFile: FieldError = { field: 'file', message: 'Choose a file.' };

/** Whose files whoever visits sees: those about their centre, or those of their awarding body. */
function batchesOf(visit: Visit): BatchesOf {
  const party = partyOf(visit);
  return 'centre' in party ? party : { ...party, own: true, forCentres: false };
}

function partyOf(visit: Visit): { readonly centre: string } | { readonly awardingBody: string } {
  const { organisation } = whoOf(visit);
  if (organisation.kind === 'centre') return { centre: organisation.number };
  if (organisation.kind === 'awardingBody') return { awardingBody: organisation.code };
  throw new Problem('not-found');
}

/** The name of a file as it may be shown: without a path, and no longer than a line. */
function nameOfFile(name: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
  const bare = (name.split(/[\\/]/).at(-1) ?? '').replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e]/g, '').trim();
  return bare === '' ? undefined : bare.slice(0, 100);
}

function shown(batch: Batch) {
  const {
    id,
    fileName,
    status,
    validateOnly,
    person,
    receivedAt,
    total,
    taken,
    accepted,
    unchanged,
    repaired,
    refused,
  } = batch;
  const { definition, repairs, cancelRequested } = batch;
  return {
    ...{
      id,
      fileName,
      validateOnly,
      person,
      receivedAt,
      total,
      taken,
      accepted,
      unchanged,
      repaired,
      refused,
      definition,
    },
    ...{ repairs: repairs ?? [], cancelRequested, status, ...batchStatuses[status] },
  };
}

/** How far a file is, and how long still. */
function paceOf({ status, startedAt, taken, total }: Batch, now: string): { percent?: number; secondsLeft?: number } {
  if (status !== 'running' || startedAt === null || total === null || total === 0) return {};
  const percent = Math.floor((taken / total) * 100);
  if (taken === 0) return { percent };
  const seconds = Math.max(0.001, (Date.parse(now) - Date.parse(startedAt)) / 1000);
  return { percent, secondsLeft: Math.ceil(((total - taken) * seconds) / taken) };
}
