import { addInvited, type NewPerson, rolesToGive } from '../../identity/people/directory.js';
import type { Organisation } from '../../identity/people/person.js';
import { ROLES, type Role } from '../../identity/people/roles.js';
import { administer } from '../../ledger/administration.js';
import type { Field } from '../forms/field.js';
import { readFields, type Values } from '../forms/read.js';
import { type Outcome, type Typed, texts } from '../page.js';
import type { WebParts } from '../parts.js';
import { actorOf, type Visit, whoOf } from '../visit.js';
import { trailOf } from './trail.js';

/** Which roles somebody has, of those that may be given. */
export function roleField(roles: readonly Role[]): Field {
  return {
    ...{ name: 'roles', label: 'Roles', kind: 'boxes' },
    options: roles.map((role) => ({ value: role, text: ROLES[role].title, hint: ROLES[role].says })),
  };
}

/** What is known of a person besides their user name. */
export const detailFields: readonly Field[] = [
  { name: 'name', label: 'Name', kind: 'text', width: 30 },
  { name: 'email', label: 'E-mail address', kind: 'email', width: 30 },
];

/** Who is invited. */
export function invitationFields(roles: readonly Role[]): readonly Field[] {
  return [
    ...detailFields,
    {
      ...{ name: 'username', label: 'User name', kind: 'text', width: 20 },
      hint: 'By it they sign in. Letters, digits, full stops and hyphens.',
    },
    roleField(roles),
  ];
}

/** What the fields of an invitation say. */
function sayNewPerson({ name, email, username }: Values, typed: Typed): NewPerson {
  return {
    ...{ name: name as string, email: email as string, username: username as string },
    roles: texts(typed, 'roles'),
  };
}

/** Invites whoever a form says, to an organisation. */
export async function invite(
  { ledger, people, clock }: WebParts,
  visit: Visit,
  organisation: Organisation,
  typed: Typed,
  goTo: string,
): Promise<Outcome> {
  const who = whoOf(visit);
  const read = readFields(invitationFields(rolesToGive(who, organisation)), typed);
  if (read.errors.length > 0) return { errors: read.errors };
  const said = sayNewPerson(read.values, typed);
  const entry = { name: 'invitePerson', subject: trailOf(organisation) } as const;
  const added = await administer(ledger, actorOf(visit), entry, async (tx) => {
    const result = await addInvited(tx, who, organisation, said, clock());
    const { username, roles } = said;
    return { result, after: 'id' in result ? { username: username.toLowerCase(), roles } : undefined };
  });
  if ('faults' in added) return { errors: added.faults };
  await people.sendInvitation(added.id);
  return { goTo: `${goTo}?done=invited` };
}
