import type { PoolClient, QueryConfig } from 'pg';
import type { Fault } from '../learners/decision.js';
import type { Actor } from './actor.js';
import { type PartyTransacted, type TransactAboutOptions, transactAbout } from './party-transact.js';
import { requestRework } from './rework.js';
import { schemeDigest } from './scheme-digest.js';
import type { Ledger } from './transact.js';

/** How many people confirm a version of a scheme. */
export const confirmationsNeeded = 2;

/** A person of service management who confirmed a version of a scheme, by a client. Times by the live realm's clock. */
export interface SchemeConfirmation {
  readonly person: string;
  readonly clientId: string;
  readonly confirmedAt: string;
}

/** A version of a scheme of award, with the confirmations of the content that it has now. */
export interface SchemeVersion {
  readonly scheme: string;
  readonly version: number;
  readonly status: 'confirmed' | 'unconfirmed';
  readonly validFrom: string;
  readonly validTo: string | null;
  /** SHA-256 of its content, hex. */
  readonly digest: string;
  readonly definition: Readonly<Record<string, unknown>>;
  readonly confirmations: readonly SchemeConfirmation[];
}

/** What came of confirming: the version as it stands then, or all that is wrong. Neither where there is no such version. */
export interface ConfirmSchemeResult {
  readonly version?: SchemeVersion;
  readonly faults?: readonly Fault[];
}

/**
 * Confirms a version of a scheme: the content with the digest that the person looked at. With the second person it is
 * confirmed, and every outcome of every realm is worked out anew. Saying it twice changes nothing.
 */
export function confirmScheme(
  ledger: Ledger,
  actor: Actor & { readonly person: string; readonly clientId: string },
  { scheme, version, digest }: { scheme: string; version: number; digest: string },
  options: TransactAboutOptions<ConfirmSchemeResult> = {},
): Promise<PartyTransacted<ConfirmSchemeResult>> {
  const subject = {
    name: `scheme ${scheme} ${version}`,
    lock: {
      text: 'SELECT 1 FROM scheme_version WHERE scheme = $1 AND version = $2 FOR UPDATE',
      values: [scheme, version],
    },
  };
  return transactAbout<ConfirmSchemeResult>(
    ledger,
    actor,
    'confirmScheme',
    subject,
    async (client, { now }) => {
      const [stands] = await readSchemes(client, { scheme, version });
      if (stands === undefined) return { outcome: 'refused', result: {} };
      const faults = faultsOf(actor, stands, digest);
      if (faults.length > 0) return { outcome: 'refused', result: { faults } };
      const { person, clientId } = actor;
      const own = { person, clientId, confirmedAt: now };
      if (stands.status === 'confirmed' || stands.confirmations.some((one) => isSame(one, own)))
        return { outcome: 'unchanged', result: { version: stands } };

      const confirmations = [...stands.confirmations, own];
      const isConfirmed = confirmations.length >= confirmationsNeeded;
      const realms = isConfirmed ? await realmIds(client) : [];
      return {
        outcome: 'accepted',
        result: { version: { ...stands, confirmations, status: isConfirmed ? 'confirmed' : 'unconfirmed' } },
        statements: [
          {
            text: `INSERT INTO scheme_confirmation (scheme, version, digest, client_id, person, confirmed_at)
              VALUES ($1, $2, $3, $4, $5, $6)`,
            values: [scheme, version, digest, clientId, person, now],
          },
          ...(isConfirmed
            ? [
                confirmWhereConfirmed({ scheme, version, digest }),
                { text: 'UPDATE loaded_reference SET scheme_statuses = scheme_statuses + 1' },
                ...realms.flatMap(requestRework),
              ]
            : []),
        ],
        after: { scheme, version, digest, status: isConfirmed ? 'confirmed' : 'unconfirmed' },
      };
    },
    options,
  );
}

/**
 * The names of people are what their systems say they are, so that one person could make up another. That the two come by
 * different clients, each with a key of its own, cannot be made up by one of them.
 */
function faultsOf(
  { live, person, clientId }: { live: boolean; person: string; clientId: string },
  { status, digest: stands, confirmations }: SchemeVersion,
  digest: string,
): Fault[] {
  if (!live) return [{ rule: 'scheme-live-only', pointer: '' }];
  if (digest !== stands) return [{ rule: 'scheme-other-content', pointer: '/digest' }];
  if (status === 'confirmed' || confirmations.some((one) => isSame(one, { person, clientId }))) return [];
  return confirmations.flatMap((one): Fault[] => [
    ...(isSamePerson(one.person, person)
      ? [{ rule: 'scheme-two-people', pointer: '', parameters: { what: 'person' } } as const]
      : []),
    ...(one.clientId === clientId
      ? [{ rule: 'scheme-two-people', pointer: '', parameters: { what: 'client' } } as const]
      : []),
  ]);
}

type Confirmer = Pick<SchemeConfirmation, 'person' | 'clientId'>;

function isSame(one: Confirmer, other: Confirmer): boolean {
  return one.clientId === other.clientId && isSamePerson(one.person, other.person);
}

/** However the name is written. */
function isSamePerson(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(person: string): string {
  return person.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

async function realmIds(client: Pick<PoolClient, 'query'>): Promise<number[]> {
  // In one order, so that two confirmations at once do not wait for each other.
  const { rows } = await client.query<{ id: number }>('SELECT id FROM realm ORDER BY id');
  return rows.map(({ id }) => id);
}

/** The statement that sets a version confirmed where enough people confirmed this content of it. */
export function confirmWhereConfirmed({
  scheme,
  version,
  digest,
}: Pick<SchemeVersion, 'scheme' | 'version' | 'digest'>): QueryConfig {
  return {
    text: `UPDATE scheme_version SET status = 'confirmed' WHERE scheme = $1 AND version = $2
      AND (SELECT count(*) FROM scheme_confirmation c WHERE c.scheme = $1 AND c.version = $2 AND c.digest = $3) >= $4`,
    values: [scheme, version, digest, confirmationsNeeded],
  };
}

interface SchemeRow extends Omit<SchemeVersion, 'digest' | 'confirmations'> {
  readonly confirmations: readonly (Omit<SchemeConfirmation, 'confirmedAt'> & {
    readonly confirmedAt: number;
    readonly digest: string;
  })[];
}

/** The versions of schemes, by scheme and version; or only this one. */
export async function readSchemes(
  client: Pick<PoolClient, 'query'>,
  only?: { scheme: string; version: number },
): Promise<SchemeVersion[]> {
  const { rows } = await client.query<SchemeRow>({
    text: `SELECT scheme, version, status, valid_from AS "validFrom", valid_to AS "validTo", definition,
        (SELECT coalesce(json_agg(json_build_object('person', c.person, 'clientId', c.client_id, 'digest', c.digest,
            'confirmedAt', round(extract(epoch FROM c.confirmed_at) * 1000)) ORDER BY c.confirmed_at, c.client_id), '[]')
          FROM scheme_confirmation c WHERE c.scheme = s.scheme AND c.version = s.version) AS confirmations
      FROM scheme_version s WHERE $1::text IS NULL OR (scheme = $1 AND version = $2) ORDER BY scheme, version`,
    values: [only?.scheme ?? null, only?.version ?? null],
  });
  return rows.map(({ confirmations, ...row }) => {
    const digest = schemeDigest(row.definition);
    return {
      ...row,
      digest,
      confirmations: confirmations
        .filter((one) => one.digest === digest)
        .map(({ person, clientId, confirmedAt }) => ({
          person,
          clientId,
          confirmedAt: new Date(confirmedAt).toISOString(),
        })),
    };
  });
}
