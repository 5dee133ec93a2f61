import { type Actor, nameOf } from '../ledger/actor.js';
import type { KeptAnswer, Repeatable } from '../ledger/idempotency.js';
import { type PartyReceipt, type PartyTransacted, transactFor } from '../ledger/party-transact.js';
import type { Ledger } from '../ledger/transact.js';
import { type Batch, type BatchesOf, batchOf, ofWhom } from './batches.js';

/**
 * Asks that no more of a batch is taken. One that has not begun is cancelled at once, one that runs after the list that
 * it is at; one that is over stays as it is. The result is undefined when those it is looked for among have no such batch.
 */
export function cancelBatch(
  ledger: Ledger,
  actor: Actor,
  of: BatchesOf,
  id: string,
  repeatable: Repeatable & { answer(receipt: PartyReceipt<Batch | undefined>): KeptAnswer },
): Promise<PartyTransacted<Batch | undefined>> {
  const { realm } = actor;
  return transactFor<Batch | undefined>(
    ledger,
    actor,
    'cancelBatch',
    'centre' in of ? { centre: of.centre } : { awardingBody: of.awardingBody },
    async (client, { now }) => {
      const { rows } = await client.query(
        `SELECT * FROM batch WHERE realm_id = $1 AND ${ofWhom(of)} AND id = $3 AND status <> 'receiving' FOR UPDATE`,
        [realm, nameOf(of), id],
      );
      const batch = rows[0] && batchOf(rows[0]);
      if (batch === undefined) return { outcome: 'refused', result: undefined };
      const goesOn = batch.status === 'waiting' || batch.status === 'checking' || batch.status === 'running';
      if (!goesOn || batch.cancelRequested) return { outcome: 'unchanged', result: batch };
      const at = batch.status === 'waiting' ? { status: 'cancelled' as const, finishedAt: now } : {};
      const result: Batch = { ...batch, cancelRequested: true, ...at };
      return {
        outcome: 'accepted',
        result,
        after: { batch: { id } },
        statements: [
          {
            text: 'UPDATE batch SET cancel_requested = true, status = $3, finished_at = $4 WHERE realm_id = $1 AND id = $2',
            values: [realm, id, result.status, result.finishedAt],
          },
        ],
      };
    },
    { repeatable },
  );
}
