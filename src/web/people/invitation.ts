import type { NewPerson } from '../../identity/people/directory.js';
import { ROLES, type Role } from '../../identity/people/roles.js';
import type { Field } from '../forms/field.js';
import type { Values } from '../forms/read.js';
import { type Typed, texts } from '../page.js';

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
export function sayNewPerson({ name, email, username }: Values, typed: Typed): NewPerson {
  return {
    ...{ name: name as string, email: email as string, username: username as string },
    roles: texts(typed, 'roles'),
  };
}
