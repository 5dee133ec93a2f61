import { randomInt } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { type AuthorityHolder, grantAuthority } from '../identity/authorities.js';
import { hashSecret, newClientSecret } from '../identity/clients.js';
import { addWithPassword } from '../identity/people/directory.js';
import { hashPassword } from '../identity/people/passwords.js';
import type { Organisation } from '../identity/people/person.js';
import { ROLES, type Role } from '../identity/people/roles.js';
import {
  COMPONENT_AWARDING_BODY_SCOPES,
  DIPLOMA_AWARDING_BODY_SCOPES,
  LEARNER_ADMINISTRATOR_SCOPES,
  SUPPLIER_SCOPES,
} from '../identity/scopes.js';
import type { PrismaClient } from '../platform/generated/prisma/client.js';
import { newId } from '../platform/ids.js';
import { readHeadOfCentreAgreement, signFor } from './agreements.js';
import { freeUlns, type Sandbox, sandboxLearners } from './sandbox.js';

/** All that a program needs to begin in the sandbox. A file for its owner's eyes: it holds secrets. */
export interface StarterKit {
  baseUrl: string;
  issuer: string;
  /** The sandbox's date and time when it was made; it goes on from there. */
  clock: string;
  centre: { number: string; name: string };
  otherCentre: { number: string; name: string; uln: string };
  supplier: Credentials;
  diplomaAwardingBody: Credentials & { code: string };
  componentAwardingBody: Credentials & { code: string };
  /** It loads the sandbox's own catalogue. Grading schemes are the same for everybody, so it may read them only. */
  serviceManagement: Credentials;
  /** One person of each role, to sign in to the pages with. */
  users: User[];
  /** A ULN that was merged, and the one that was kept. */
  merged: { uln: string; into: string };
  ulns: string[];
}

/** Somebody who signs in to the pages, and for whom. */
interface User {
  role: Role;
  username: string;
  password: string;
  organisation: string;
}

interface Credentials {
  clientId: string;
  clientSecret: string;
  privateJwk: object;
  scopes: string[];
}

/**
 * Makes the starter kit unless its file is there. Credentials cannot be read back from the database, so a kit that was
 * lost is made anew, with new credentials. A service that moved to another address gets that address in its kit.
 */
export async function keepStarterKit(
  prisma: PrismaClient,
  sandbox: Sandbox,
  { file, baseUrl, clock }: { file: string; baseUrl: string; clock: Date },
): Promise<void> {
  const stands = await readKit(file);
  // A kit of another database is no good here.
  const known = stands !== undefined && (await prisma.client.count({ where: { id: stands.supplier.clientId } })) === 1;
  // Kits of earlier versions have no service management, or no people.
  const isWhole = stands?.serviceManagement !== undefined && stands.users !== undefined;
  if (known && stands.baseUrl === baseUrl && isWhole) return;
  const kit: StarterKit = !known
    ? await makeKit(prisma, sandbox, baseUrl, clock)
    : {
        ...{ ...stands, baseUrl, issuer: baseUrl },
        serviceManagement: stands.serviceManagement ?? (await issueManagement(prisma, sandbox.realm.id)),
        users: stands.users ?? (await addUsers(prisma, sandbox)),
      };
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${JSON.stringify(kit, null, 2)}\n`, { mode: 0o600 });
  // The mode above counts for a new file only.
  await chmod(file, 0o600);
}

type StandingKit = Omit<StarterKit, Later> & Partial<Pick<StarterKit, Later>>;
type Later = 'serviceManagement' | 'users';

async function readKit(file: string): Promise<StandingKit | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as StandingKit);
}

async function makeKit(prisma: PrismaClient, sandbox: Sandbox, baseUrl: string, clock: Date): Promise<StarterKit> {
  const { realm, centre, otherCentre, supplierId, diplomaAwardingBody, componentAwardingBody } = sandbox;
  const supplier = await issueClient(prisma, realm.id, 'Sandbox supplier', { supplierId }, SUPPLIER_SCOPES);
  const diploma = await issueClient(
    prisma,
    realm.id,
    'Sandbox Diploma awarding body',
    { awardingBodyCode: diplomaAwardingBody },
    // It awards components too, as the Diploma awarding bodies did: with it alone every principal learning can be posted.
    [...DIPLOMA_AWARDING_BODY_SCOPES, ...COMPONENT_AWARDING_BODY_SCOPES, ...LEARNER_ADMINISTRATOR_SCOPES],
  );
  const component = await issueClient(
    prisma,
    realm.id,
    'Sandbox component awarding body',
    { awardingBodyCode: componentAwardingBody },
    COMPONENT_AWARDING_BODY_SCOPES,
  );
  const serviceManagement = await issueManagement(prisma, realm.id);
  await grantToSupplier(prisma, sandbox);
  await grantToAdministrator(prisma, sandbox);
  return {
    baseUrl,
    issuer: baseUrl,
    clock: clock.toISOString(),
    centre,
    otherCentre: { ...otherCentre, uln: sandboxLearners.elsewhere },
    supplier,
    diplomaAwardingBody: { code: diplomaAwardingBody, ...diploma },
    componentAwardingBody: { code: componentAwardingBody, ...component },
    serviceManagement,
    users: await addUsers(prisma, sandbox),
    merged: { uln: sandboxLearners.merged, into: sandboxLearners.kept },
    ulns: freeUlns(1000),
  };
}

/** One person of each role: of the sandbox's centre, of its two awarding bodies, and of service management. */
async function addUsers(
  prisma: PrismaClient,
  { realm, centre, diplomaAwardingBody, componentAwardingBody }: Sandbox,
): Promise<User[]> {
  const bodies = await prisma.awardingBody.findMany({ where: { realmId: realm.id } });
  const body = (code: string): Organisation => {
    const { name, diploma, component } = bodies.find((one) => one.code === code) as (typeof bodies)[number];
    return { kind: 'awardingBody', code, name, diploma, component };
  };
  const of = (role: Role): Organisation => {
    if (role === 'serviceManager') return { kind: 'serviceManagement' };
    if (role === 'awardConfirmer') return body(diplomaAwardingBody);
    return role === 'resultsPoster' ? body(componentAwardingBody) : { kind: 'centre', ...centre };
  };
  await signFor(prisma, realm.id, centre.number, await readHeadOfCentreAgreement(), {
    ...{ signedBy: 'Sandbox head of centre', username: 'head.of.centre' },
    signedAt: new Date(Date.now() + realm.clockOffsetMs),
  });
  // One password for all of them: everybody in a sandbox is invented, and whoever looks around signs in as many.
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  return Promise.all(
    (Object.keys(ROLES) as Role[]).map(async (role) => {
      const organisation = of(role);
      const username = role.replace(/[A-Z]/g, (letter) => `.${letter.toLowerCase()}`);
      await addWithPassword(
        prisma,
        realm.id,
        organisation,
        { username, name: `Sandbox ${ROLES[role].title.toLowerCase()}`, role, passwordHash },
        new Date(),
      );
      const name = organisation.kind === 'serviceManagement' ? 'Service management' : organisation.name;
      return { role, username, password, organisation: name };
    }),
  );
}

/** Four groups of five letters and digits, none of which is like another: 98 bits of chance. */
function newPassword(): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}

function issueManagement(prisma: PrismaClient, realmId: number): Promise<Credentials> {
  return issueClient(prisma, realmId, 'Sandbox service management', {}, ['reference:read', 'catalogue:write']);
}

/** Every centre but the last lets the supplier do everything a supplier can. */
async function grantToSupplier(prisma: PrismaClient, { realm, supplierId, otherCentre }: Sandbox): Promise<void> {
  const centres = await prisma.centre.findMany({ where: { realmId: realm.id, number: { not: otherCentre.number } } });
  const numbers = centres.map(({ number }) => number);
  await grantWhatIsMissing(prisma, realm.id, numbers, { supplierId }, SUPPLIER_SCOPES);
}

/** One centre lets the Diploma awarding body administer its learners. What all others answer can be tried too. */
async function grantToAdministrator(
  prisma: PrismaClient,
  { realm, centre, diplomaAwardingBody: awardingBodyCode }: Sandbox,
): Promise<void> {
  await grantWhatIsMissing(prisma, realm.id, [centre.number], { awardingBodyCode }, LEARNER_ADMINISTRATOR_SCOPES);
}

async function grantWhatIsMissing(
  prisma: PrismaClient,
  realmId: number,
  centres: readonly string[],
  holder: AuthorityHolder,
  scopes: readonly string[],
): Promise<void> {
  const granted = await prisma.centreAuthority.findMany({ where: { ...holder, realmId, withdrawnAt: null } });
  const from = new Date('2008-09-01T00:00:00Z');
  for (const centreNumber of centres) {
    if (granted.some((authority) => authority.centreNumber === centreNumber)) continue;
    await grantAuthority(prisma, { ...holder, realmId, centreNumber, scopes, from });
  }
}

async function issueClient(
  prisma: PrismaClient,
  realmId: number,
  name: string,
  owner: { supplierId?: string; awardingBodyCode?: string },
  scopes: readonly string[],
): Promise<Credentials> {
  const clientId = newId();
  const kid = newId();
  const clientSecret = newClientSecret();
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const publicJwk = { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' };
  await prisma.client.create({
    data: {
      id: clientId,
      realmId,
      name,
      ...owner,
      scopes: [...scopes],
      secretHash: hashSecret(clientSecret),
      keys: { create: { kid, publicJwk } },
    },
  });
  return {
    clientId,
    clientSecret,
    privateJwk: { ...(await exportJWK(privateKey)), kid, alg: 'ES256' },
    scopes: [...scopes],
  };
}
