import { Problem } from '../contract/problem.js';
import { mayActAsBody, mayActFor } from '../identity/principal.js';
import type { Scope } from '../identity/scopes.js';
import type { Actor, Party } from '../ledger/actor.js';
import type { Caller, RequestContext } from './context.js';

/** The caller as the ledger knows them, acting for one centre. Beyond that centre they may do nothing. */
export function actorFor(context: RequestContext, caller: Caller, centre: string, person?: string): Actor {
  const { principal } = caller;
  const { realm } = principal;
  return {
    realm: realm.id,
    clockOffsetMs: realm.clockOffsetMs,
    method: 'directInterface',
    centre,
    person,
    clientId: principal.clientId,
    supplier: principal.supplier?.name ?? principal.awardingBody?.name,
    awardingBody: principal.awardingBody?.code,
    requestId: context.requestId,
    live: realm.kind === 'live',
    may: (party, scope) => 'centre' in party && party.centre === centre && hasAuthority(caller, centre, scope),
  };
}

/** The caller as the ledger knows them, acting for the awarding body that it is, in its own name. */
export function actorForBody(context: RequestContext, caller: Caller, person?: string): Actor {
  const { principal, scopes } = caller;
  const { awardingBody, realm } = principal;
  return {
    ...{ realm: realm.id, clockOffsetMs: realm.clockOffsetMs, live: realm.kind === 'live' },
    ...{ method: 'directInterface', person, clientId: principal.clientId },
    ...{ supplier: awardingBody?.name, awardingBody: awardingBody?.code, requestId: context.requestId },
    may: (party, scope) =>
      'awardingBody' in party && scopes.has(scope) && mayActAsBody(principal, party.awardingBody, scope),
  };
}

/** The caller as the ledger knows them, acting as service management. Throws `scope-missing` for every other client. */
export function actorForServiceManagement(
  context: RequestContext,
  { principal }: Caller,
  person: string,
): Actor & { readonly person: string; readonly clientId: string } {
  if (principal.kind !== 'serviceManagement') throw new Problem('scope-missing');
  const { realm, clientId } = principal;
  return {
    ...{ realm: realm.id, clockOffsetMs: realm.clockOffsetMs, live: realm.kind === 'live' },
    ...{ method: 'directInterface', person, clientId, supplier: 'Service management', requestId: context.requestId },
    // It acts for no centre and no awarding body.
    may: () => false,
  };
}

/** The code of the awarding body that calls. A client of no body is told that it may not. */
export function bodyOf({ principal }: Caller): string {
  if (principal.awardingBody === undefined) throw new Problem('scope-missing');
  return principal.awardingBody.code;
}

/** May the caller do this for the centre, now? */
export function hasAuthority({ principal, scopes, realmNow }: Caller, centre: string, scope: string): boolean {
  return scopes.has(scope) && mayActFor(principal, centre, scope, realmNow);
}

/**
 * For what is an awarding body's own: its client needs one of these scopes. What it may do for centres is no good here,
 * or a client for the administration of learners would see results and awards before they are published.
 * Throws `scope-missing`.
 */
export function requireOwnScope({ scopes }: Caller, ...own: readonly Scope[]): void {
  if (own.some((scope) => scopes.has(scope))) return;
  throw new Problem('scope-missing', {
    detail: `Without DAS-Centre this operation needs a token with the scope ${own.join(' or ')}.`,
  });
}

/** For one claim: of a learner of the centre, or of a registration with the body. Throws `not-found`, `scope-missing`. */
export function requireSight(caller: Caller, of: Party): void {
  if ('awardingBody' in of) requireOwnScope(caller, 'awards:read');
  else if (!hasAuthority(caller, of.centre, 'learners:read')) throw notFound();
}

/** For what belongs to the centre as a whole. Throws `authority-missing`. */
export function requireAuthority(caller: Caller, centre: string, scope: string): void {
  if (!hasAuthority(caller, centre, scope)) throw authorityMissing();
}

export function authorityMissing(): Problem {
  return new Problem('authority-missing');
}

/** For one record: without authority it is answered exactly as one that does not exist. */
export function notFound(): Problem {
  return new Problem('not-found');
}
