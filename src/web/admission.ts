import { Problem } from '../contract/problem.js';
import type { SignedIn } from '../identity/people/person.js';
import { ROLES, type Role } from '../identity/people/roles.js';
import type { Page } from './page.js';
import type { Visit } from './visit.js';

/**
 * Where whoever visits has to go first; undefined: they may see the page. Throws `not-found` where there is no such page
 * for their organisation, and `scope-missing` with the roles that would do.
 */
export function admit(visit: Visit, page: Page): string | undefined {
  const { needs } = page;
  if (needs === 'anyone') return undefined;
  const { who } = visit;
  if (who === undefined) return visit.path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(visit.path)}`;
  const first = firstOf(who);
  if (first !== undefined && first !== visit.path) return first;
  if (needs === 'signedIn') return undefined;
  if (needs.of !== undefined && needs.of !== who.organisation.kind) throw new Problem('not-found');
  // The head of centre signs before anybody works with learners.
  if (!who.agreementSigned && needs.scopes !== undefined) {
    if (who.roles.has('headOfCentre')) return '/authority';
    throw new Problem('scope-missing', {
      detail: 'The head of your centre has to sign the Head of Centre Agreement first.',
    });
  }
  const mayScope = needs.scopes === undefined || needs.scopes.some((scope) => who.scopes.has(scope));
  const mayRole = needs.roles === undefined || needs.roles.some((role) => who.roles.has(role));
  if (!mayScope || !mayRole) throw new Problem('scope-missing', { detail: rolesThatMay(who, needs) });
  return undefined;
}

/** What has to be done before anything else. */
function firstOf({ secondFactor }: SignedIn): string | undefined {
  if (secondFactor === 'due') return '/sign-in/code';
  if (secondFactor === 'toSetUp') return '/account/second-factor';
  return undefined;
}

function rolesThatMay({ organisation }: SignedIn, { scopes, roles }: Exclude<Page['needs'], string>): string {
  const fits = (role: Role) =>
    ROLES[role].of.includes(organisation.kind) &&
    (roles?.includes(role) ?? true) &&
    (scopes?.some((scope) => ROLES[role].scopes.includes(scope)) ?? true);
  const titles = (Object.keys(ROLES) as Role[]).filter(fits).map((role) => ROLES[role].title.toLowerCase());
  return `It is for people with the role ${titles.join(' or ')}. Your local administrator gives roles.`;
}
