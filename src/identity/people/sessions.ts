import { createHash, randomBytes } from 'node:crypto';
import type { Prisma, PrismaClient } from '../../platform/generated/prisma/client.js';
import { newId } from '../../platform/ids.js';
import { organisationOf, type SignedIn } from './person.js';
import { isRole, scopesOf } from './roles.js';

const aMinute = 60_000;
/** A session that nobody uses is over after so many milliseconds, */
const longestPause = 60 * aMinute;
/** and any session after so many: a working day. */
const longest = 12 * 60 * aMinute;
/** How long it is known whose a session was that has run out. */
const remembered = 24 * 60 * aMinute;

/** A browser in which somebody is signed in, as they themselves see it. */
export interface OwnSession {
  readonly publicId: string;
  /** Such as `Chrome on Windows`. */
  readonly browser: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** Begins a session of a person, and gives what the browser keeps of it. */
export async function beginSession(
  prisma: Prisma.TransactionClient,
  { personId, userAgent, secondFactor, now }: { personId: string; userAgent: string; secondFactor: boolean; now: Date },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await prisma.webSession.create({
    data: {
      ...{ tokenHash: hashToken(token), publicId: newId(), personId, browser: browserInWords(userAgent), secondFactor },
      ...{ createdAt: now, lastSeenAt: now, endsAt: new Date(now.getTime() + longestPause) },
    },
  });
  return token;
}

/** The form in which what a browser or a link holds is stored: 256 random bits need no more. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('base64url');
}

/** The agreement without which nobody works for a centre. */
export interface AgreementInForce {
  readonly code: string;
  readonly version: number;
}

interface SessionRow {
  readonly public_id: string;
  readonly second_factor: boolean;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly roles: string[];
  readonly has_totp: boolean;
  readonly realm_id: number;
  readonly realm_name: string;
  readonly realm_kind: string;
  readonly clock_offset_ms: bigint;
  readonly centre_number: string | null;
  readonly centre_name: string | null;
  readonly body_code: string | null;
  readonly body_name: string | null;
  readonly diploma: boolean | null;
  readonly component: boolean | null;
  readonly required: boolean | null;
  readonly signed: boolean;
}

/**
 * Who is signed in with this token, as they stand now; undefined when the session is over or the person is not active.
 * Using a session makes it last, unless nobody does: `uses` is false.
 */
export async function recognise(
  prisma: PrismaClient,
  token: string,
  { now, agreement, uses = true }: { now: Date; agreement: AgreementInForce; uses?: boolean },
): Promise<SignedIn | undefined> {
  const tokenHash = hashToken(token);
  // By hand, and one statement: it runs for every page, and as a Prisma query it is five.
  const [row] = await prisma.$queryRaw<SessionRow[]>`
    SELECT s.public_id, s.second_factor, s.created_at, s.last_seen_at,
           p.id, p.username, p.name, p.email, p.roles, p.totp_secret IS NOT NULL AS has_totp,
           r.id AS realm_id, r.name AS realm_name, r.kind AS realm_kind, r.clock_offset_ms,
           c.number AS centre_number, c.name AS centre_name,
           b.code AS body_code, b.name AS body_name, b.diploma, b.component,
           coalesce(c.require_second_factor, b.require_second_factor) AS required,
           EXISTS (SELECT 1 FROM signed_agreement g WHERE g.realm_id = p.realm_id AND g.centre_number = c.number
             AND g.agreement = ${agreement.code} AND g.version = ${agreement.version}) AS signed
      FROM web_session s
      JOIN person p ON p.id = s.person_id
      JOIN realm r ON r.id = p.realm_id
      LEFT JOIN centre c ON c.realm_id = p.realm_id AND c.number = p.centre_number
      LEFT JOIN awarding_body b ON b.realm_id = p.realm_id AND b.code = p.awarding_body_code
     WHERE s.token_hash = ${tokenHash} AND s.ends_at > ${now} AND p.status = 'active'
       AND (c.number IS NULL OR c.status = 'active')`;
  if (row === undefined) return undefined;
  if (uses && now.getTime() - row.last_seen_at.getTime() >= aMinute) {
    const endsAt = new Date(Math.min(now.getTime() + longestPause, row.created_at.getTime() + longest));
    await prisma.webSession.updateMany({ where: { tokenHash }, data: { lastSeenAt: now, endsAt } });
  }
  return signedInOf(row);
}

function signedInOf(row: SessionRow): SignedIn {
  const { centre_number: number, body_code: code, diploma, component } = row;
  const organisation = organisationOf({
    centre: number === null ? null : { number, name: row.centre_name as string },
    awardingBody:
      code === null
        ? null
        : { code, name: row.body_name as string, diploma: diploma === true, component: component === true },
  });
  const roles = row.roles.filter(isRole);
  const isManager = organisation.kind === 'serviceManagement';
  const required = isManager ? row.realm_kind === 'live' : row.required === true;
  return {
    person: { id: row.id, username: row.username, name: row.name, email: row.email },
    organisation,
    roles: new Set(roles),
    scopes: scopesOf(organisation, roles),
    realm: { id: row.realm_id, name: row.realm_name, kind: row.realm_kind, clockOffsetMs: Number(row.clock_offset_ms) },
    session: { publicId: row.public_id },
    secondFactor: row.has_totp && !row.second_factor ? 'due' : required && !row.has_totp ? 'toSetUp' : 'met',
    secondFactorRequired: required,
    hasSecondFactor: row.has_totp,
    agreementSigned: organisation.kind !== 'centre' || row.signed,
  };
}

/** The id of the person whose session has run out; undefined for one that was ended by hand, or is none. */
export async function whoseWas(prisma: PrismaClient, token: string): Promise<string | undefined> {
  const row = await prisma.webSession.findFirst({
    where: { tokenHash: hashToken(token), person: { status: 'active' } },
    select: { personId: true },
  });
  return row?.personId;
}

/** The sessions of a person that are not over, newest first. */
export function sessionsOf(prisma: PrismaClient, personId: string, now: Date): Promise<OwnSession[]> {
  return prisma.webSession.findMany({
    where: { personId, endsAt: { gt: now } },
    select: { publicId: true, browser: true, createdAt: true, lastSeenAt: true },
    orderBy: { createdAt: 'desc' },
  });
}

/** Ends sessions of a person: those of these public ids, or all but the one of `except`. */
export async function endSessions(
  prisma: Prisma.TransactionClient,
  personId: string,
  which: { readonly publicId: string } | { readonly except?: string | undefined } = {},
): Promise<void> {
  const not = 'except' in which && which.except !== undefined ? { publicId: { not: which.except } } : {};
  const only = 'publicId' in which ? { publicId: which.publicId } : not;
  await prisma.webSession.deleteMany({ where: { personId, ...only } });
}

/** Lets go of sessions that have been over for a day, and of links that are good no longer. */
export async function forgetSessions(prisma: PrismaClient, now: Date): Promise<void> {
  const before = new Date(now.getTime() - remembered);
  await prisma.webSession.deleteMany({ where: { endsAt: { lt: before } } });
  await prisma.personLink.deleteMany({ where: { expiresAt: { lt: before } } });
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** A browser in words that its owner knows it by. */
function browserInWords(userAgent: string): string {
  const named = (list: typeof browsers) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browser = named(browsers) ?? 'A browser';
  const system = named(systems);
  return system === undefined ? browser : `${browser} on ${system}`;
}
