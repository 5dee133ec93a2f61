import type { MultipartFile } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../contract/problem.js';
import type { SignedIn } from '../identity/people/person.js';
import type { Scope } from '../identity/scopes.js';
import type { Actor, Party } from '../ledger/actor.js';

/** A request for a page, as far as pages need to know. */
export interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** The address without its query. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Who is signed in, with nothing left to do before they may go on. */
  readonly who: SignedIn | undefined;
  /** This instant by the realm's clock, RFC 3339. Of nobody's realm: the wall's. */
  readonly now: string;
  /** The date of it in the United Kingdom. */
  readonly today: string;
  /** The file of a form that holds one. */
  readonly upload?: MultipartFile | undefined;
}

/** Who visits. The page's `needs` have seen to it that somebody does. */
export function whoOf({ who }: Visit): SignedIn {
  if (who === undefined) throw new Error('a page for everybody asked who visits');
  return who;
}

/** The number of the centre whose person visits. For everybody else there is no such page. */
export function centreOf(visit: Visit): string {
  const { organisation } = whoOf(visit);
  if (organisation.kind !== 'centre') throw new Problem('not-found');
  return organisation.number;
}

/** The code of the awarding body whose person visits. For everybody else there is no such page. */
export function bodyOf(visit: Visit): string {
  const { organisation } = whoOf(visit);
  if (organisation.kind !== 'awardingBody') throw new Problem('not-found');
  return organisation.code;
}

/** May whoever visits do this, as one of their organisation? */
export function may(visit: Visit, scope: Scope): boolean {
  return visit.who?.scopes.has(scope) ?? false;
}

/** Who visits, as the ledger knows them: acting for their own organisation, and for nobody else. */
export function actorOf(visit: Visit): Actor & { readonly person: string } {
  const { person, organisation, realm, scopes } = whoOf(visit);
  const own = (party: Party) =>
    'centre' in party
      ? organisation.kind === 'centre' && party.centre === organisation.number
      : organisation.kind === 'awardingBody' && party.awardingBody === organisation.code;
  return {
    ...{ realm: realm.id, clockOffsetMs: realm.clockOffsetMs, live: realm.kind === 'live' },
    ...{ method: 'browser', person: person.username, requestId: visit.request.id },
    ...(organisation.kind === 'centre' ? { centre: organisation.number } : {}),
    ...(organisation.kind === 'awardingBody' ? { awardingBody: organisation.code, supplier: organisation.name } : {}),
    ...(organisation.kind === 'serviceManagement' ? { supplier: 'Service management' } : {}),
    may: (party, scope) => own(party) && scopes.has(scope as Scope),
  };
}
