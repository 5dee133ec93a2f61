import type { Prisma, PrismaClient } from '../../platform/generated/prisma/client.js';
import { newId } from '../../platform/ids.js';
import { type Organisation, type OrganisationKind, organisationOf, type PersonFault, type SignedIn } from './person.js';
import { isRole, ROLES, type Role, rolesFor } from './roles.js';

/** A person as those see them who look after people. */
export interface Listed {
  readonly id: string;
  readonly organisation: Organisation;
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
  return rows.map((row) => listed(row, of));
}

/** One whom `by` looks after: of their own organisation, or, for a service manager, of any. Undefined when there is none. */
export async function findPerson(prisma: PrismaClient, by: SignedIn, id: string): Promise<Listed | undefined> {
  const row = await prisma.person.findFirst({
    where: { id, realmId: by.realm.id },
    include: { centre: true, awardingBody: true },
  });
  if (row === null) return undefined;
  const organisation = organisationOf(row);
  const looksAfter = by.roles.has('serviceManager') || isSame(by.organisation, organisation);
  return looksAfter ? listed(row, organisation) : undefined;
}

function listed(
  row: {
    id: string;
    username: string;
    name: string;
    email: string;
    roles: string[];
    status: string;
    totpSecret: string | null;
    lastSignedInAt: Date | null;
  },
  organisation: Organisation,
): Listed {
  const { id, username, name, email, roles, status, totpSecret, lastSignedInAt } = row;
  return {
    ...{ id, organisation, username, name, email, lastSignedInAt, hasSecondFactor: totpSecret !== null },
    roles: roles.filter(isRole),
    status: status as Listed['status'],
  };
}

/**
 * Which roles somebody may give to people of an organisation. A service manager sees to it that an organisation can begin:
 * its local administrator, and its head of centre, who signs for it and whom nobody there can make. A local administrator
 * gives the others.
 */
export function rolesToGive(by: SignedIn, organisation: Organisation): readonly Role[] {
  const roles = rolesFor(organisation);
  const begins: readonly Role[] = ['localAdministrator', 'headOfCentre', 'serviceManager'];
  if (by.roles.has('serviceManager')) return roles.filter((role) => begins.includes(role));
  const administers = by.roles.has('localAdministrator') && isSame(by.organisation, organisation);
  return administers ? roles.filter((role) => role !== 'headOfCentre') : [];
}

/** Roles that a person has and `by` can neither give nor take. */
export function rolesToLeave(by: SignedIn, { organisation, roles }: Listed): readonly Role[] {
  const given = rolesToGive(by, organisation);
  return roles.filter((role) => !given.includes(role));
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

/**
 * Gives a person these roles in the place of those that `by` can give; the others they keep. Answers the roles that the
 * person then has, or all that is wrong.
 */
export async function changeRoles(
  prisma: Prisma.TransactionClient,
  by: SignedIn,
  person: Listed,
  said: readonly string[],
): Promise<{ readonly roles: readonly string[] } | { readonly faults: readonly PersonFault[] }> {
  const roles = [...new Set([...rolesToLeave(by, person), ...said])];
  const faults = [...roleFaults([...rolesToGive(by, person.organisation), ...rolesToLeave(by, person)], roles)];
  if (person.id === by.person.id && !roles.includes(administratorOf(by.organisation)))
    faults.push({ field: 'roles', message: 'You cannot take this role from yourself. Another person who has it can.' });
  if (faults.length > 0) return { faults };
  await prisma.person.update({ where: { id: person.id }, data: { roles } });
  return { roles };
}

/**
 * Changes the name and e-mail address of a person. With a new address, links that went to the old one are good no longer.
 * Whoever could read a person's letters could become them, so a local administrator does it only for whom they can give
 * every role that the person has. Answers all that is wrong.
 */
export async function changeDetails(
  prisma: Prisma.TransactionClient,
  by: SignedIn,
  person: Listed,
  { name, email }: Pick<NewPerson, 'name' | 'email'>,
): Promise<readonly PersonFault[]> {
  const faults = personFaults({ username: person.username, name, email });
  if (!by.roles.has('serviceManager') && rolesToLeave(by, person).length > 0)
    faults.push({ message: 'This person has a role that others give. They change the details.' });
  if (faults.length > 0) return faults;
  if (email !== person.email) await prisma.personLink.deleteMany({ where: { personId: person.id } });
  await prisma.person.update({ where: { id: person.id }, data: { name, email } });
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

/** Lets a suspended person in again. One who never set a password is invited, as before. False: they are not suspended. */
export async function restorePerson(prisma: Prisma.TransactionClient, { id }: Listed): Promise<boolean> {
  const restored = await prisma.person.updateMany({
    where: { id, status: 'suspended', passwordHash: { not: null } },
    data: { status: 'active' },
  });
  if (restored.count > 0) return true;
  const invited = await prisma.person.updateMany({
    where: { id, status: 'suspended', passwordHash: null },
    data: { status: 'invited' },
  });
  return invited.count > 0;
}

/**
 * Takes the second factor of a person who has lost it, and ends their sessions, in a database transaction of the caller's.
 * Whoever has their own still shows it instead.
 */
export async function resetSecondFactor(
  prisma: Prisma.TransactionClient,
  by: SignedIn,
  { id }: Listed,
): Promise<PersonFault | undefined> {
  if (id === by.person.id) return { message: 'You cannot reset your own second factor. Another administrator can.' };
  await prisma.person.update({ where: { id }, data: { totpSecret: null, totpLastStep: null } });
  await prisma.webSession.deleteMany({ where: { personId: id } });
  return undefined;
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
