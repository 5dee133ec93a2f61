import type { Role } from '../identity/people/roles.js';
import type { Scope } from '../identity/scopes.js';
import { doneInWords } from './done.js';
import type { WebParts } from './parts.js';
import type { Visit } from './visit.js';

/** What every page has around it. */
export interface Layout {
  readonly brand: WebParts['brand'];
  readonly sandbox: boolean;
  /** The realm's today, where somebody of a sandbox is signed in: its clock is not the wall's. */
  readonly today: string | undefined;
  readonly path: string;
  readonly who: { readonly name: string; readonly organisation: string } | undefined;
  readonly navigation: readonly { readonly text: string; readonly href: string; readonly active: boolean }[];
  /** What was done by the page before, in words. */
  readonly done: string | undefined;
}

interface Entry {
  readonly text: string;
  readonly href: string;
  readonly of: 'centre' | 'awardingBody' | 'serviceManagement';
  readonly scopes?: readonly Scope[];
  readonly roles?: readonly Role[];
}

/** The parts of the service, for whom each is there. */
const entries: readonly Entry[] = [
  { text: 'Learners', href: '/learners', of: 'centre', scopes: ['learners:read'] },
  { text: 'Batch files', href: '/batches', of: 'centre', scopes: ['learners:read'] },
  { text: 'Results', href: '/outcomes', of: 'centre', scopes: ['learners:read'] },
  { text: 'Claims', href: '/claims', of: 'awardingBody', scopes: ['awards:read'] },
  { text: 'Results', href: '/results', of: 'awardingBody', scopes: ['results:read'] },
  { text: 'Batch files', href: '/batches', of: 'awardingBody', scopes: ['results:write', 'awards:write'] },
  { text: 'Authority', href: '/authority', of: 'centre', roles: ['headOfCentre', 'localAdministrator'] },
  { text: 'Organisations', href: '/organisations', of: 'serviceManagement', roles: ['serviceManager'] },
  { text: 'Catalogue', href: '/catalogue', of: 'serviceManagement', scopes: ['reference:read'] },
  { text: 'Grading', href: '/grading', of: 'serviceManagement', scopes: ['reference:read'] },
  { text: 'Merged ULNs', href: '/merged-ulns', of: 'serviceManagement', roles: ['serviceManager'] },
  { text: 'Service', href: '/service', of: 'serviceManagement', roles: ['serviceManager'] },
  { text: 'People', href: '/people', of: 'centre', roles: ['localAdministrator'] },
  { text: 'People', href: '/people', of: 'awardingBody', roles: ['localAdministrator'] },
  { text: 'People', href: '/people', of: 'serviceManagement', roles: ['serviceManager'] },
];

export function layoutOf({ brand, environment }: WebParts, { who, path, query, today }: Visit): Layout {
  const isThere = (href: string) => path === href || path.startsWith(`${href}/`);
  const isDone = who !== undefined && who.secondFactor === 'met';
  return {
    ...{ brand, path, sandbox: environment === 'sandbox' },
    today: who === undefined ? undefined : today,
    who: who && { name: who.person.name, organisation: nameOf(who.organisation) },
    navigation: entries
      .filter(
        ({ of, scopes, roles }) =>
          isDone &&
          of === who.organisation.kind &&
          (scopes === undefined || scopes.some((scope) => who.scopes.has(scope))) &&
          (roles === undefined || roles.some((role) => who.roles.has(role))),
      )
      .map(({ text, href }) => ({ text, href, active: isThere(href) })),
    done: query.done === undefined ? undefined : doneInWords(query.done),
  };
}

function nameOf(organisation: NonNullable<Visit['who']>['organisation']): string {
  return organisation.kind === 'serviceManagement' ? 'Service management' : organisation.name;
}
