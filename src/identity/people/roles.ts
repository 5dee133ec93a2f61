import {
  COMPONENT_AWARDING_BODY_SCOPES,
  DIPLOMA_AWARDING_BODY_SCOPES,
  type Scope,
  SERVICE_MANAGEMENT_SCOPES,
} from '../scopes.js';
import type { Organisation, OrganisationKind } from './person.js';

/** What a person may be given to do. */
export type Role =
  | 'localAdministrator'
  | 'headOfCentre'
  | 'learnerAdministrator'
  | 'completionRecorder'
  | 'claimMaker'
  | 'resultsPoster'
  | 'awardConfirmer'
  | 'enquirer'
  | 'serviceManager';

/** A role in words, whose people can have it, and the scopes that it gives there. */
export interface RoleDefinition {
  readonly title: string;
  readonly says: string;
  readonly of: readonly OrganisationKind[];
  readonly scopes: readonly Scope[];
}

// The original service had roles like these; their names and bounds are this service's own choice.
export const ROLES: Readonly<Record<Role, RoleDefinition>> = {
  localAdministrator: {
    title: 'Local administrator',
    says: 'Invites people and gives them roles',
    of: ['centre', 'awardingBody'],
    scopes: [],
  },
  headOfCentre: {
    title: 'Head of centre',
    says: 'Signs the Head of Centre Agreement and says which software may act for the centre',
    of: ['centre'],
    scopes: [],
  },
  learnerAdministrator: {
    title: 'Learner administrator',
    says: 'Opens and amends learner accounts, registers Diplomas, keeps programmes, answers transfers',
    of: ['centre'],
    scopes: ['learners:read', 'learners:write'],
  },
  completionRecorder: {
    title: 'Completion recorder',
    says: 'Records work experience and personal, learning and thinking skills',
    of: ['centre'],
    scopes: ['learners:read', 'completions:write'],
  },
  claimMaker: {
    title: 'Claim maker',
    says: 'Claims Diplomas and withdraws claims',
    of: ['centre'],
    scopes: ['learners:read', 'claims:write'],
  },
  resultsPoster: {
    title: 'Results poster',
    says: 'Posts, replaces and withdraws results',
    of: ['awardingBody'],
    scopes: COMPONENT_AWARDING_BODY_SCOPES,
  },
  awardConfirmer: {
    title: 'Award confirmer',
    says: 'Confirms and refers claims, issues certificates, revokes awards',
    of: ['awardingBody'],
    scopes: DIPLOMA_AWARDING_BODY_SCOPES,
  },
  enquirer: {
    title: 'Enquirer',
    says: 'Sees everything of the organisation and changes nothing',
    of: ['centre', 'awardingBody'],
    scopes: ['learners:read', 'results:read', 'awards:read'],
  },
  serviceManager: {
    title: 'Service manager',
    says: 'Looks after organisations, the catalogue, grading and the service',
    of: ['serviceManagement'],
    scopes: SERVICE_MANAGEMENT_SCOPES,
  },
};

/** Whether a text names a role. */
export function isRole(name: string): name is Role {
  return Object.hasOwn(ROLES, name);
}

/** The roles that people of an organisation can have. An awarding body's depend on what it awards. */
export function rolesFor(organisation: Organisation): readonly Role[] {
  return (Object.keys(ROLES) as Role[]).filter((role) => {
    if (!ROLES[role].of.includes(organisation.kind)) return false;
    if (organisation.kind !== 'awardingBody') return true;
    if (role === 'resultsPoster') return organisation.component;
    return role !== 'awardConfirmer' || organisation.diploma;
  });
}

/** What somebody with these roles may do, in their own organisation. */
export function scopesOf(organisation: Organisation, roles: readonly Role[]): ReadonlySet<Scope> {
  const allowed = roles.filter((role) => rolesFor(organisation).includes(role));
  const fits = (scope: Scope) => {
    const [area] = scope.split(':');
    if (organisation.kind !== 'awardingBody') return area !== 'results' && area !== 'awards';
    return (area === 'results' && organisation.component) || (area === 'awards' && organisation.diploma);
  };
  return new Set(allowed.flatMap((role) => ROLES[role].scopes).filter(fits));
}
