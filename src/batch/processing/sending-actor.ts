import { mayActAsBody, mayActFor, type Principal } from '../../identity/principal.js';
import { type Actor, isSameParty, type Party } from '../../ledger/actor.js';
import { type Batch, senderOf } from '../batches.js';

/** The realm that a file is taken in, as the ledger knows it. */
export interface TakingRealm {
  readonly clockOffsetMs: number;
  readonly live: boolean;
}

/**
 * The sender of a file as the ledger knows them: what the token allowed, as far as the client, and the centre if it is
 * for one, still allow it. `principal` is undefined when the client may do nothing any more.
 */
export function sendingActor(
  batch: Batch,
  principal: Principal | undefined,
  { clockOffsetMs, live }: TakingRealm,
  realmNow: Date,
): Actor {
  const sender = senderOf(batch);
  // Asked about for every record, and the same throughout a list.
  const allowed = new Set(
    batch.scopes.filter((scope) => principal !== undefined && maySend(principal, sender, scope, realmNow)),
  );
  return {
    realm: batch.realmId,
    live,
    clockOffsetMs,
    method: 'batch',
    ...('centre' in sender ? sender : {}),
    person: batch.person,
    clientId: batch.clientId,
    supplier: batch.supplier ?? undefined,
    awardingBody: batch.awardingBodyCode ?? undefined,
    requestId: batch.id,
    may: (party, scope) => isSameParty(party, sender) && allowed.has(scope),
  };
}

function maySend(principal: Principal, sender: Party, scope: string, realmNow: Date): boolean {
  if ('centre' in sender) return mayActFor(principal, sender.centre, scope, realmNow);
  return mayActAsBody(principal, sender.awardingBody, scope);
}
