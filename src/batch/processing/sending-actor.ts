import type { Standing } from '../../identity/people/person.js';
import { mayActAsBody, mayActFor, type Principal } from '../../identity/principal.js';
import type { Scope } from '../../identity/scopes.js';
import { type Actor, isSameParty, type Party } from '../../ledger/actor.js';
import { type Batch, senderOf } from '../batches.js';

/** The realm that a file is taken in, as the ledger knows it. */
export interface TakingRealm {
  readonly clockOffsetMs: number;
  readonly live: boolean;
}

/**
 * The sender of a file as the ledger knows them: what the token allowed, as far as the client, and the centre if it is
 * for one, still allow it; or what the person who sent it in the browser may do now.
 */
export function sendingActor(
  batch: Batch,
  by: SentBy | undefined,
  { clockOffsetMs, live }: TakingRealm,
  realmNow: Date,
): Actor {
  const sender = senderOf(batch);
  // Asked about for every record, and the same throughout a list.
  const allowed = new Set(batch.scopes.filter((scope) => by !== undefined && maySend(by, sender, scope, realmNow)));
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

/** Whoever sent a file, as they stand now. Undefined in its place: they may do nothing any more. */
export type SentBy = Principal | { readonly kind: 'person'; readonly person: Standing };

function maySend(by: SentBy, sender: Party, scope: string, realmNow: Date): boolean {
  if (by.kind === 'person') {
    const { organisation, scopes } = by.person;
    const own =
      'centre' in sender
        ? { kind: 'centre', number: sender.centre }
        : { kind: 'awardingBody', code: sender.awardingBody };
    return (
      Object.entries(own).every(([name, value]) => organisation[name as 'kind'] === value) && scopes.has(scope as Scope)
    );
  }
  if ('centre' in sender) return mayActFor(by, sender.centre, scope, realmNow);
  return mayActAsBody(by, sender.awardingBody, scope);
}
