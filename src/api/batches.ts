import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Batch, BatchesOf } from '../batch/batches.js';
import { isOver, listBatches, readBatch } from '../batch/batches.js';
import { cancelBatch } from '../batch/cancel.js';
import { batchCauses } from '../batch/causes.js';
import { mostBytes } from '../batch/limits.js';
import { FileTooLarge, readPieces } from '../batch/pieces.js';
import { receiveFile, type SendingActor } from '../batch/receive.js';
import { toldRefusal } from '../batch/response/refusal.js';
import { responseFile } from '../batch/response/response-file.js';
import type { Batch as BatchView } from '../contract/generated/schemas.js';
import type { Handlers, OperationId } from '../contract/operation.js';
import { Problem } from '../contract/problem.js';
import { requestDigest } from '../contract/register.js';
import type { Scope } from '../identity/scopes.js';
import { nameOf, type Party } from '../ledger/actor.js';
import { realmTime } from '../platform/clock.js';
import { authorityMissing, hasAuthority, notFound, requireOwnScope } from './authority.js';
import { type ApiCall, type ApiParts, type Caller, callerOf, type RequestContext } from './context.js';
import { keys, paged, pageOf } from './cursor.js';
import { partyAsked } from './party.js';
import { refusedProblem } from './verdicts.js';
import { actorOf, answerOf, keep, repeatedBy } from './write.js';

type Ids =
  | 'createBatch'
  | 'listBatches'
  | 'getBatch'
  | 'getBatchResponse'
  | 'getBatchFile'
  | 'listBatchCauses'
  | 'cancelBatch';

/** What a file may ask for: whoever may do any of it may send files. Each row is judged by its own. */
const writing: Scopes = {
  centre: ['learners:write', 'completions:write', 'claims:write'],
  own: ['results:write', 'awards:write'],
  forCentres: ['learners:write'],
};

/** Who may see what became of files. */
const reading: Scopes = {
  centre: ['learners:read'],
  own: ['results:read', 'awards:read'],
  forCentres: ['learners:read'],
};

/** Batch files, sent through the direct interface. */
export function batchHandlers(parts: ApiParts): Handlers<RequestContext, Ids> {
  const { ledger } = parts;
  const { pool } = ledger.store;

  /** The batch in the address, of whoever asks. */
  async function batchOf(call: BatchCall): Promise<Batch> {
    const caller = callerOf(call);
    const of = batchesOf(caller, partyAsked(call), reading);
    const batch = of && (await readBatch(pool, caller.principal.realm.id, of, call.params.id));
    if (batch === undefined) throw notFound();
    return batch;
  }

  function view(call: ApiCall<OperationId>, batch: Batch): BatchView {
    const { clockOffsetMs } = callerOf(call).principal.realm;
    return batchView(batch, realmTime(ledger.clock, clockOffsetMs).now);
  }

  return {
    async createBatch(call) {
      const { headers, query, body } = call;
      const caller = callerOf(call);
      const sender = partyAsked(call);
      if ('awardingBody' in sender) requireOwnScope(caller, ...writing.own);
      else if (batchesOf(caller, sender, writing) === undefined) throw authorityMissing();
      const { validateOnly = false, again = false, fileName } = query;
      const { clientId } = caller.principal;
      const file = {
        content: headers['content-encoding'] === 'gzip' ? unpacked(body) : body,
        most: mostBytes,
        ...{ fileName, validateOnly, again, scopes: [...caller.scopes] },
      };
      const respond = (status: 200 | 202, batch: Batch) =>
        ({ status, body: view(call, batch), headers: { location: `/v1/batches/${batch.id}` } }) as const;
      const actor = actorOf(call).actor as SendingActor;
      try {
        const received = await receiveFile(ledger, actor, sender, file, (digest) => ({
          clientId,
          key: headers['idempotency-key'],
          digest: requestDigest('createBatch', nameOf(sender), digest, validateOnly, again),
          answer: ({ outcome, result }) => keep(parts, call, () => respond(outcome === 'accepted' ? 202 : 200, result)),
        }));
        return answerOf(received, ({ result }) => respond(200, result));
      } catch (error) {
        if (error instanceof FileTooLarge)
          throw new Problem('payload-too-large', { detail: 'A batch file has at most 512 MB, unpacked.' });
        throw error;
      }
    },

    async listBatches(call) {
      const caller = callerOf(call);
      const of = batchesOf(caller, partyAsked(call), reading);
      if (of === undefined) throw authorityMissing();
      const page = pageOf(call, keys.id);
      const { status } = call.query;
      const rows = await listBatches(pool, caller.principal.realm.id, of, { ...page, status });
      const { body, headers } = paged(
        call,
        rows,
        page.size,
        (row) => row.id,
        (row) => view(call, row),
      );
      return { status: 200, body, headers };
    },

    async getBatch(call) {
      return { status: 200, body: view(call, await batchOf(call)) };
    },

    async getBatchResponse(call) {
      const batch = await batchOf(call);
      const { rows = 'all', format = 'csv' } = call.query;
      if (!isOver(batch)) throw refusedProblem(call, [{ rule: 'batch-not-finished', pointer: '/id' }]);
      const name = `${rows === 'all' ? 'response' : 'corrections'}-${batch.id}`;
      const headers =
        format === 'csv' ? attachment(`${name}.csv`, 'text/csv') : attachment(`${name}.jsonl`, 'application/jsonl');
      return { raw: { status: 200, headers, body: Readable.from(responseFile(pool, batch, { rows, format })) } };
    },

    async getBatchFile(call) {
      const { realmId, id } = await batchOf(call);
      const body = Readable.from(readPieces(pool, { realm: realmId, batchId: id }));
      return { raw: { status: 200, headers: attachment(`batch-${id}.csv`, 'text/csv'), body } };
    },

    async listBatchCauses(call) {
      return {
        status: 200,
        body: {
          items: (await batchCauses(pool, await batchOf(call))).map((cause) => ({ ...cause, lines: [...cause.lines] })),
        },
      };
    },

    async cancelBatch(call) {
      const of = batchesOf(callerOf(call), partyAsked(call), writing);
      if (of === undefined) throw notFound();
      const respond = (batch: Batch | undefined) => {
        if (batch === undefined) throw notFound();
        return { status: 200, body: view(call, batch) } as const;
      };
      const transacted = await cancelBatch(ledger, actorOf(call).actor, of, call.params.id, {
        ...repeatedBy(call),
        answer: ({ result }) => keep(parts, call, () => respond(result)),
      });
      return answerOf(transacted, ({ result }) => respond(result));
    },
  };
}

type BatchCall = ApiCall<OperationId> & { params: { id: string }; headers: { 'das-centre'?: string } };

/** One of these scopes is needed: for what is a centre's, for a body's own files, and for those it sent for centres. */
interface Scopes {
  readonly centre: readonly Scope[];
  readonly own: readonly Scope[];
  readonly forCentres: readonly Scope[];
}

/**
 * Which batches the caller may look for, now. What an awarding body sent for a centre it finds in its own name too: it
 * has to answer for it, also when the centre's authority has ended. Undefined: none of them.
 */
function batchesOf(caller: Caller, party: Party, { centre, own, forCentres }: Scopes): BatchesOf | undefined {
  if ('centre' in party) return centre.some((scope) => hasAuthority(caller, party.centre, scope)) ? party : undefined;
  const holds = (scopes: readonly Scope[]) => scopes.some((scope) => caller.scopes.has(scope));
  return { ...party, own: holds(own), forCentres: holds(forCentres) };
}

/** A file that was packed by gzip. One that was not packed well is the sender's fault. */
function unpacked(body: Readable): Readable {
  const gunzip = createGunzip();
  // Either may fail before anybody reads: whoever reads is told then. The pipeline listens only until all was written,
  // and that a file was cut off is found after that: an error that nobody listens to would end the process.
  gunzip.on('error', () => undefined);
  pipeline(body, gunzip, () => undefined);
  return Readable.from(
    (async function* () {
      try {
        yield* gunzip;
      } catch (error) {
        if (error instanceof Problem) throw error;
        throw new Problem('malformed-request', { detail: 'The body is not a file packed by gzip.', cause: error });
      } finally {
        gunzip.destroy();
      }
    })(),
    { objectMode: false },
  );
}

export function attachment(name: string, type: string): Record<string, string> {
  return { 'content-type': `${type}; charset=utf-8`, 'content-disposition': `attachment; filename="${name}"` };
}

function batchView(batch: Batch, now: string): BatchView {
  const { taken: read, accepted, unchanged, repaired, refused, total } = batch;
  return {
    id: batch.id,
    ...(batch.centreNumber === null ? {} : { centre: batch.centreNumber }),
    ...(batch.awardingBodyCode === null ? {} : { awardingBody: batch.awardingBodyCode }),
    status: batch.status as BatchView['status'],
    ...(batch.cancelRequested && !isOver(batch) ? { cancelRequested: true } : {}),
    ...(batch.definition === null ? {} : { definition: batch.definition }),
    ...(batch.fileName === null ? {} : { fileName: batch.fileName }),
    ...(batch.fileReference === null ? {} : { fileReference: batch.fileReference }),
    bytes: batch.bytes,
    digest: batch.digest as string,
    validateOnly: batch.validateOnly,
    person: batch.person,
    ...(batch.supplier === null ? {} : { supplier: batch.supplier }),
    receivedAt: batch.receivedAt,
    ...(batch.startedAt === null ? {} : { startedAt: batch.startedAt }),
    ...(batch.finishedAt === null ? {} : { finishedAt: batch.finishedAt }),
    rows: { ...(total === null ? {} : { total }), read, accepted, unchanged, repaired, refused },
    ...paceOf(batch, now),
    repairs: [...(batch.repairs ?? [])],
    ...(batch.refusal === null ? {} : { refusal: toldRefusal(batch.refusal) }),
  };
}

/** How fast the file goes, and how long still, while it does. */
function paceOf({ status, startedAt, taken, total }: Batch, now: string): { perSecond?: number; secondsLeft?: number } {
  if (status !== 'running' || startedAt === null || total === null || taken === 0) return {};
  const seconds = Math.max(0.001, (Date.parse(now) - Date.parse(startedAt)) / 1000);
  const perSecond = taken / seconds;
  return { perSecond: Math.round(perSecond * 10) / 10, secondsLeft: Math.ceil((total - taken) / perSecond) };
}
