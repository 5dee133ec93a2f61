import type { PoolClient, QueryConfig } from 'pg';
import type { CatalogueQualification } from '../learners/reference.js';
import type { Actor } from './actor.js';
import { type Decide, type PartyTransacted, type TransactAboutOptions, transactAbout } from './party-transact.js';
import { requestRework } from './rework.js';
import type { Ledger } from './transact.js';

/** Entries to load, and the file that they come from. No number stands twice. */
export interface NewCatalogue {
  readonly entries: readonly CatalogueQualification[];
  readonly content: Uint8Array;
  /** SHA-256 of the file, hex. */
  readonly digest: string;
}

/** What a file did to a qualification, and what of it changed. */
export interface CatalogueChange {
  readonly qan: string;
  readonly change: 'added' | 'changed';
  readonly properties: readonly (keyof CatalogueQualification)[];
}

/** What a file did to the catalogue. */
export interface LoadedCatalogue {
  /** The version of the catalogue from then on. */
  readonly version: number;
  readonly unchanged: number;
  /** In the order of the file. */
  readonly changes: readonly CatalogueChange[];
}

/** What came of a load: undefined where it was refused before anybody looked at the catalogue. */
export type LoadResult = LoadedCatalogue | undefined;

/**
 * Loads a file into the catalogue of the actor's realm: all of it or nothing. Qualifications that the file does not have
 * stay as they are. What changes is a further version of the catalogue, and has every outcome of the realm worked out
 * anew; a file that changes nothing leaves no trace. Of two files at once one waits for the other. With `isRefused`
 * nothing is loaded, and only that it was refused is kept for a repetition.
 */
export function loadCatalogue(
  ledger: Ledger,
  actor: Actor & { readonly person: string; readonly clientId: string },
  catalogue: NewCatalogue,
  { isRefused = false, ...options }: TransactAboutOptions<LoadResult> & { readonly isRefused?: boolean } = {},
): Promise<PartyTransacted<LoadResult>> {
  const { realm } = actor;
  const lock = { text: 'SELECT 1 FROM realm WHERE id = $1 FOR NO KEY UPDATE', values: [realm] };
  const decide: Decide<LoadResult> = async (client, { now }) => {
    if (isRefused) return { outcome: 'refused', result: undefined };
    const stands = await ledger.standing.catalogue(client, realm);
    const changes = catalogue.entries.flatMap((entry) => changeOf(stands.entries.get(entry.qan), entry));
    const unchanged = catalogue.entries.length - changes.length;
    if (changes.length === 0) return { outcome: 'unchanged', result: { version: stands.version, unchanged, changes } };

    const version = stands.version + 1;
    const added = changes.filter(({ change }) => change === 'added').length;
    const counts = { added, changed: changes.length - added, unchanged };
    const touched = new Set(changes.map(({ qan }) => qan));
    const { digest } = catalogue;
    return {
      outcome: 'accepted',
      result: { version, unchanged, changes },
      statements: [
        saveEntries(
          realm,
          catalogue.entries.filter(({ qan }) => touched.has(qan)),
        ),
        { text: 'UPDATE realm SET catalogue_version = $2 WHERE id = $1', values: [realm, version] },
        noteLoad(actor, catalogue, { version, ...counts, now }),
        ...requestRework(realm),
      ],
      after: { version, ...counts, digest },
    };
  };
  return transactAbout(ledger, actor, 'loadCatalogue', { name: 'catalogue', lock }, decide, options);
}

const properties = [
  ...(['title', 'awardingBody', 'component', 'subject', 'lines', 'level', 'gradeLevels'] as const),
  ...(['glh', 'barringCode', 'minimumAge', 'validFrom', 'validTo', 'units'] as const),
];

function changeOf(stands: CatalogueQualification | undefined, entry: CatalogueQualification): CatalogueChange[] {
  if (stands === undefined) return [{ qan: entry.qan, change: 'added', properties: [] }];
  const changed = properties.filter((property) => plain(stands[property]) !== plain(entry[property]));
  return changed.length === 0 ? [] : [{ qan: entry.qan, change: 'changed', properties: changed }];
}

/** A value as a text that is the same for the same value. The order of lines and of grades means nothing; that of units does. */
function plain(value: unknown): string {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return JSON.stringify([...value].sort());
  return JSON.stringify(value ?? null, (_key, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

function saveEntries(realm: number, entries: readonly CatalogueQualification[]): QueryConfig {
  const rows = entries.map((entry) => ({
    ...{ qan: entry.qan, title: entry.title, awarding_body_code: entry.awardingBody, component: entry.component },
    ...{ subject: entry.subject ?? null, lines: entry.lines, level: entry.level, glh: entry.glh },
    ...{ grade_levels: entry.gradeLevels ?? null, barring_code: entry.barringCode, units: entry.units },
    ...{ minimum_age: entry.minimumAge ?? null, valid_from: entry.validFrom, valid_to: entry.validTo ?? null },
  }));
  const names = [
    ...['title', 'awarding_body_code', 'component', 'subject', 'lines', 'level', 'grade_levels', 'glh'],
    ...['barring_code', 'minimum_age', 'units', 'valid_from', 'valid_to'],
  ];
  return {
    text: `INSERT INTO qualification (realm_id, qan, ${names.join(', ')})
      SELECT $1, qan, ${names.join(', ')}
      FROM jsonb_to_recordset($2::jsonb) AS entry(qan text, title text, awarding_body_code text, component text, subject text,
        lines text[], level int, grade_levels jsonb, glh int, barring_code text, minimum_age int, units jsonb, valid_from date,
        valid_to date)
      ON CONFLICT (realm_id, qan) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    values: [realm, JSON.stringify(rows)],
  };
}

function noteLoad(
  { realm, clientId, person }: { realm: number; clientId: string; person: string },
  { digest, content }: NewCatalogue,
  {
    version,
    added,
    changed,
    unchanged,
    now,
  }: Record<'version' | 'added' | 'changed' | 'unchanged', number> & { now: string },
): QueryConfig {
  return {
    text: `INSERT INTO catalogue_load (realm_id, version, client_id, person, loaded_at, added, changed, unchanged, digest, content)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [realm, version, clientId, person, now, added, changed, unchanged, digest, content],
  };
}

/** A load that changed the catalogue. */
export interface CatalogueLoad {
  readonly version: number;
  readonly clientId: string;
  readonly person: string;
  readonly loadedAt: string;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly digest: string;
}

/** The loads of a realm, the newest first, before the version `before`. */
export async function listCatalogueLoads(
  client: Pick<PoolClient, 'query'>,
  realm: number,
  { limit, before }: { limit: number; before: number | undefined },
): Promise<CatalogueLoad[]> {
  const { rows } = await client.query<CatalogueLoad>({
    text: `SELECT version, client_id AS "clientId", person, loaded_at AS "loadedAt", added, changed, unchanged, digest
      FROM catalogue_load WHERE realm_id = $1 AND ($2::int IS NULL OR version < $2) ORDER BY version DESC LIMIT $3`,
    values: [realm, before ?? null, limit],
  });
  return rows;
}
