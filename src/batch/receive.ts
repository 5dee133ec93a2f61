import type { Readable } from 'node:stream';
import type { QueryConfig } from 'pg';
import { type Actor, nameOf, type Party } from '../ledger/actor.js';
import type { KeptAnswer, Repeatable } from '../ledger/idempotency.js';
import { type PartyReceipt, type PartyTransacted, transactFor } from '../ledger/party-transact.js';
import type { Ledger } from '../ledger/transact.js';
import { realmTime } from '../platform/clock.js';
import type { Store } from '../platform/database.js';
import { newId } from '../platform/ids.js';
import { enqueue } from '../platform/jobs.js';
import { type Batch, sameFileBefore, sentBy } from './batches.js';
import { type FileKey, storePieces } from './pieces.js';

/** A file that somebody sends for a centre or an awarding body. */
export interface SentFile {
  readonly content: Readable;
  /** The most bytes that are taken. */
  readonly most: number;
  readonly fileName: string | undefined;
  readonly validateOnly: boolean;
  /** Take it though the same file was sent before. */
  readonly again: boolean;
  /** What the sender's token allows. */
  readonly scopes: readonly string[];
}

/** Who sends a file: somebody, by a client. */
export type SendingActor = Actor & { readonly person: string; readonly clientId: string };

/** The name of the task that takes the files of a sender. */
export const takeBatches = 'takeBatches';

/**
 * Stores a file and queues it. One that the same client sent before for the same sender is recognised by its content,
 * and answered `unchanged` with the first batch. A file that does not arrive whole leaves nothing behind.
 * Throws `FileTooLarge`, and what the stream throws.
 */
export async function receiveFile(
  ledger: Ledger,
  actor: SendingActor,
  sender: Party,
  file: SentFile,
  /** Given the digest of the file: what makes the request a repeatable one. */
  repeatable: (digest: string) => Repeatable & { answer(receipt: PartyReceipt<Batch>): KeptAnswer },
): Promise<PartyTransacted<Batch>> {
  const { store, clock } = ledger;
  const { realm } = actor;
  const batch = newBatch(actor, sender, file, realmTime(clock, actor.clockOffsetMs).now);
  const key = { realm, batchId: batch.id };
  const { refusal: _refusal, repairs: _repairs, ...row } = batch;
  await store.prisma.batch.create({ data: { ...row, scopes: [...file.scopes], requestId: actor.requestId } });
  let taken = false;
  try {
    const stored = await storePieces(store.pool, key, file.content, file.most);
    const { digest, bytes } = stored;
    const { validateOnly, again } = file;
    const transacted = await transactFor<Batch>(
      ledger,
      actor,
      'createBatch',
      sender,
      async (client, { now }) => {
        const before = again ? undefined : await sameFileBefore(client, { ...batch, digest });
        if (before !== undefined) return { outcome: 'unchanged', result: before };
        return {
          outcome: 'accepted',
          result: { ...batch, ...stored, status: 'waiting', receivedAt: now },
          after: { batch: { id: batch.id, validateOnly, ...stored } },
          statements: [
            {
              text: `UPDATE batch SET status = 'waiting', digest = $3, bytes = $4, received_at = $5
                      WHERE realm_id = $1 AND id = $2`,
              values: [realm, batch.id, digest, bytes, now],
            },
            enqueueBatches(realm, sender),
          ],
        };
      },
      { repeatable: repeatable(digest) },
    );
    taken = 'receipt' in transacted && transacted.receipt.outcome === 'accepted';
    return transacted;
  } finally {
    if (!taken) await forget(store, key);
  }
}

/** The statement that sees to it that the files of a sender are taken, one after another. */
export function enqueueBatches(realm: number, sender: Party): QueryConfig {
  // The number of a centre could be the code of a body.
  const queue = 'centre' in sender ? `batches ${realm} ${sender.centre}` : `batches ${realm} body ${nameOf(sender)}`;
  return enqueue(takeBatches, { realm, ...sender }, { queue, key: queue });
}

function newBatch(
  actor: SendingActor,
  sender: Party,
  { fileName, validateOnly, scopes }: SentFile,
  now: string,
): Batch {
  return {
    realmId: actor.realm,
    id: newId(),
    clientId: actor.clientId,
    ...sentBy(sender, actor.awardingBody),
    person: actor.person,
    supplier: actor.supplier ?? null,
    scopes,
    fileName: fileName ?? null,
    digest: null,
    bytes: 0,
    validateOnly,
    status: 'receiving',
    cancelRequested: false,
    definition: null,
    fileReference: null,
    repairs: null,
    refusal: null,
    total: null,
    taken: 0,
    accepted: 0,
    unchanged: 0,
    repaired: 0,
    refused: 0,
    receivedAt: now,
    startedAt: null,
    finishedAt: null,
  };
}

/** Takes away what is left of files that did not arrive whole a day ago, when nobody was there to do it. */
export async function forgetUnfinished(store: Store): Promise<void> {
  const { rows } = await store.pool.query<{ realm: number; batchId: string }>(
    `SELECT b.realm_id AS realm, b.id AS "batchId" FROM batch b JOIN realm r ON r.id = b.realm_id
      WHERE b.status = 'receiving'
        AND b.received_at < now() + r.clock_offset_ms * interval '1 millisecond' - interval '1 day'`,
  );
  for (const key of rows) await forget(store, key);
}

/** Takes away what was stored of a file that is not taken: nothing of it is needed any more. */
async function forget({ pool }: Store, { realm, batchId }: FileKey): Promise<void> {
  // Both or neither: pieces without their batch would be found by nobody.
  await pool.query(
    `WITH gone AS (DELETE FROM batch WHERE realm_id = $1 AND id = $2 AND status = 'receiving' RETURNING realm_id, id)
     DELETE FROM batch_piece p USING gone WHERE p.realm_id = gone.realm_id AND p.batch_id = gone.id`,
    [realm, batchId],
  );
}
