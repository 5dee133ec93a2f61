import type { Prisma, PrismaClient } from '../../platform/generated/prisma/client.js';
import { newId } from '../../platform/ids.js';
import type { Organisation, OrganisationKind, PersonFault, SignedIn } from './person.js';
import { isRole, ROLES, type Role, rolesFor } from './roles.js';

/** A person as those see them who look after people. */
export interface Listed {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly status: 'invited' | 'active' | 'suspended';
  readonly hasSecondFactor: boolean;
  readonly lastSignedInAt: Date | null;
}

/** Somebody who is to be invited. */
export interface NewPerson {
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
}

/** The people of an organisation of a realm, by name. */
export async function listPeople(prisma: PrismaClient, realm: number, of: Organisation): Promise<readonly Listed[]> {
  const rows = await prisma.person.findMany({ where: { realmId: realm, ...columnsOf(of) }, orderBy: { name: 'asc' } });
  return rows.map(listed);
}

/** One of them; undefined when there is none of that id in the organisation. */
export async function findPerson(
  prisma: PrismaClient,
  realm: number,
  of: Organisation,
  id: string,
): Promise<Listed | undefined> {
  const row = await prisma.person.findFirst({ where: { id, realmId: realm, ...columnsOf(of) } });
  return row === null ? undefined : listed(row);
}

function listed(row: {
  id: string;
  username: string;
  name: string;
  email: string;
  roles: string[];
  status: string;
  totpSecret: string | null;
  lastSignedInAt: Date | null;
}): Listed {
  const { id, username, name, email, roles, status, totpSecret, lastSignedInAt } = row;
  return {
    ...{ id, username, name, email, lastSignedInAt, hasSecondFactor: totpSecret !== null },
    roles: roles.filter(isRole),
    status: status as Listed['status'],
  };
}

/**
 * Which roles somebody may give to people of an organisation. A local administrator gives those of their own; a service
 * manager sees to it that an organisation can begin: its local administrator, and its head of centre.
 */
export function rolesToGive(by: SignedIn, organisation: Organisation): readonly Role[] {
  const own = isSame(by.organisation, organisation);
  if (own && (by.roles.has('localAdministrator') || by.roles.has('serviceManager'))) return rolesFor(organisation);
  const begins: readonly Role[] = ['localAdministrator', 'headOfCentre'];
  return by.roles.has('serviceManager') ? rolesFor(organisation).filter((role) => begins.includes(role)) : [];
}

/** Adds a person who has yet to set a password. Answers their id, or all that is wrong. */
export async function addInvited(
  prisma: Prisma.TransactionClient,
  by: SignedIn,
  organisation: Organisation,
  said: NewPerson,
  now: Date,
): Promise<{ readonly id: string } | { readonly faults: readonly PersonFault[] }> {
  const username = said.username.toLowerCase();
  const faults = [...personFaults({ ...said, username }), ...roleFaults(rolesToGive(by, organisation), said.roles)];
  if (faults.length > 0) return { faults };
  const id = newId();
  const { name, email, roles } = said;
  const { count } = await prisma.person.createMany({
    data: [
      {
        ...{ id, realmId: by.realm.id, username, name, email, roles: [...new Set(roles)] },
        ...{ ...columnsOf(organisation), status: 'invited', createdAt: now },
      },
    ],
    skipDuplicates: true,
  });
  if (count === 1) return { id };
  return { faults: [{ field: 'username', message: 'This user name is taken. Choose another one.' }] };
}

/** Adds a person who can sign in at once, with a password as `hashPassword` has it: for a sandbox. */
export async function addWithPassword(
  prisma: PrismaClient,
  realmId: number,
  organisation: Organisation,
  { username, name, role, passwordHash }: { username: string; name: string; role: Role; passwordHash: string },
  now: Date,
): Promise<void> {
  const data = {
    ...{ realmId, name, ...columnsOf(organisation), roles: [role], email: `${username}@example.org` },
    ...{ status: 'active', passwordHash },
  };
  await prisma.person.upsert({
    where: { username },
    create: { id: newId(), username, createdAt: now, ...data },
    update: data,
  });
}

/** Gives a person these roles in the place of theirs. Answers all that is wrong. */
export async function changeRoles(
  prisma: Prisma.TransactionClient,
  by: SignedIn,
  person: Listed,
  roles: readonly string[],
): Promise<readonly PersonFault[]> {
  const { organisation } = by;
  const faults = [...roleFaults(rolesToGive(by, organisation), roles)];
  const keeps = administratorOf(organisation);
  if (person.id === by.person.id && !roles.includes(keeps))
    faults.push({ field: 'roles', message: 'You cannot take this role from yourself. Another person who has it can.' });
  if (faults.length > 0) return faults;
  await prisma.person.update({ where: { id: person.id }, data: { roles: [...new Set(roles)] } });
  return [];
}

/**
 * Suspends a person, whose sessions end at once, in a database transaction of the caller's. Nobody suspends themselves, so
 * somebody always stays.
 */
export async function suspendPerson(
  prisma: Prisma.TransactionClient,
  by: SignedIn,
  person: Listed,
): Promise<PersonFault | undefined> {
  if (person.id === by.person.id) return { message: 'You cannot suspend yourself.' };
  // Links first, then the person, as where a link is used: neither waits for the other for ever.
  await prisma.personLink.deleteMany({ where: { personId: person.id } });
  await prisma.person.update({ where: { id: person.id }, data: { status: 'suspended' } });
  await prisma.webSession.deleteMany({ where: { personId: person.id } });
  return undefined;
}

/** Lets a suspended person in again. One who never set a password is invited, as before. */
export async function restorePerson(prisma: Prisma.TransactionClient, person: Listed): Promise<void> {
  const row = await prisma.person.findUniqueOrThrow({ where: { id: person.id } });
  const status = row.passwordHash === null ? 'invited' : 'active';
  await prisma.person.update({ where: { id: person.id }, data: { status } });
}

/** Says whether everybody of an organisation needs a second factor. Acts with the next page that they ask for. */
export async function requireSecondFactor(
  prisma: Prisma.TransactionClient,
  realmId: number,
  of: Organisation,
  required: boolean,
): Promise<void> {
  const data = { requireSecondFactor: required };
  if (of.kind === 'centre') await prisma.centre.updateMany({ where: { realmId, number: of.number }, data });
  if (of.kind === 'awardingBody') await prisma.awardingBody.updateMany({ where: { realmId, code: of.code }, data });
}

/** The role whose people look after the people of an organisation. */
function administratorOf({ kind }: Organisation): Role {
  return kind === 'serviceManagement' ? 'serviceManager' : 'localAdministrator';
}

function columnsOf(of: Organisation): { centreNumber: string | null; awardingBodyCode: string | null } {
  return {
    centreNumber: of.kind === 'centre' ? of.number : null,
    awardingBodyCode: of.kind === 'awardingBody' ? of.code : null,
  };
}

function isSame(one: Organisation, other: Organisation): boolean {
  const named = (of: Organisation): [OrganisationKind, string] => [
    of.kind,
    of.kind === 'centre' ? of.number : of.kind === 'awardingBody' ? of.code : '',
  ];
  return named(one).join(' ') === named(other).join(' ');
}

function personFaults({ username, name, email }: Omit<NewPerson, 'roles'>): PersonFault[] {
  const faults: PersonFault[] = [];
  if (!/^[a-z0-9][a-z0-9._@-]{2,63}$/.test(username))
    faults.push({ field: 'username', message: 'A user name has 3 to 64 letters, digits, full stops or hyphens.' });
  if (name.length > 100) faults.push({ field: 'name', message: 'A name has at most 100 characters.' });
  if (email.length > 200 || !/^[^@\s<>",;]+@[^@\s<>",;]+$/.test(email))
    faults.push({ field: 'email', message: 'This must be an e-mail address, such as name@example.org.' });
  return faults;
}

function roleFaults(allowed: readonly Role[], roles: readonly string[]): PersonFault[] {
  if (roles.length === 0) return [{ field: 'roles', message: 'Choose one role at least.' }];
  const wrong = roles.find((role) => !isRole(role) || !allowed.includes(role));
  if (wrong === undefined) return [];
  const title = isRole(wrong) ? ROLES[wrong].title : 'This';
  return [{ field: 'roles', message: `${title} is not a role that you can give here.` }];
}
