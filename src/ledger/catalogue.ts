import type { ClientBase, Pool } from 'pg';
import type { Fault } from '../learners/decision.js';
import { qanLooksWrong } from '../learners/identifiers.js';
import type { CatalogueQualification } from '../learners/reference.js';
import { isoDate } from '../platform/database.js';
import type { PrismaClient } from '../platform/generated/prisma/client.js';

export interface CatalogueFilter {
  readonly line?: string | undefined;
  readonly level?: number | undefined;
  readonly component?: string | undefined;
  readonly awardingBody?: string | undefined;
}

/** Qualifications by number, after the one with the number `after`. */
export async function listQualifications(
  prisma: PrismaClient,
  realm: number,
  { line, level, component, awardingBody }: CatalogueFilter,
  { limit, after }: { limit: number; after: string | undefined },
): Promise<CatalogueQualification[]> {
  const rows = await prisma.qualification.findMany({
    where: {
      realmId: realm,
      ...(line === undefined ? {} : { OR: [{ lines: { has: line } }, { lines: { isEmpty: true } }] }),
      ...(level === undefined ? {} : { level }),
      ...(component === undefined ? {} : { component }),
      ...(awardingBody === undefined ? {} : { awardingBodyCode: awardingBody }),
      ...(after === undefined ? {} : { qan: { gt: after } }),
    },
    orderBy: { qan: 'asc' },
    take: limit,
  });
  return rows.map(entryOf);
}

/** The entries of these numbers, by number; those that the catalogue does not have are left out. */
export async function findQualifications(
  prisma: PrismaClient,
  realm: number,
  qans: readonly string[],
): Promise<Map<string, CatalogueQualification>> {
  if (qans.length === 0) return new Map();
  const rows = await prisma.qualification.findMany({ where: { realmId: realm, qan: { in: [...new Set(qans)] } } });
  return new Map(rows.map((row) => [row.qan, entryOf(row)]));
}

/** A realm's whole catalogue by number, as it stands for a database transaction. */
export type ReadCatalogue = (client: ClientBase | Pool, realm: number) => Promise<Catalogue>;

export interface Catalogue {
  /** Another one with every change of the catalogue. */
  readonly version: number;
  readonly entries: ReadonlyMap<string, CatalogueQualification>;
}

/**
 * Catalogues are read whole and kept: a list of results asks for hundreds of entries. Whether the kept one still stands
 * is asked in each database transaction, and with it whether schemes were confirmed since: `followSchemes` is told the
 * number that goes up with each.
 */
export function catalogues(
  followSchemes: (client: ClientBase | Pool, schemeStatuses: number) => Promise<void>,
): ReadCatalogue {
  const kept = new Map<number, Catalogue>();
  return async (client, realm) => {
    // Of a pool and of a client the same is asked, but their types do not agree on it.
    const { rows } = await (client as Pool).query<{ catalogue_version: number; scheme_statuses: number | null }>({
      name: 'catalogue-version',
      text: `SELECT catalogue_version, (SELECT scheme_statuses FROM loaded_reference WHERE id = 1) AS scheme_statuses
        FROM realm WHERE id = $1`,
      values: [realm],
    });
    const version = rows[0]?.catalogue_version ?? 0;
    await followSchemes(client, rows[0]?.scheme_statuses ?? 0);
    const known = kept.get(realm);
    if (known?.version === version) return known;
    const read = await (client as Pool).query<QualificationRow>({
      text: `SELECT qan, title, awarding_body_code, component, subject, lines, level, grade_levels, glh, barring_code,
          minimum_age, units, valid_from, valid_to
        FROM qualification WHERE realm_id = $1`,
      values: [realm],
    });
    const catalogue = { version, entries: new Map(read.rows.map((row) => [row.qan, entryOfRow(row)])) };
    kept.set(realm, catalogue);
    return catalogue;
  };
}

interface QualificationRow {
  qan: string;
  title: string;
  awarding_body_code: string;
  component: string;
  subject: string | null;
  lines: string[];
  level: number;
  grade_levels: Record<string, number> | null;
  glh: number;
  barring_code: string;
  minimum_age: number | null;
  units: { code: string; title: string; glh: number }[];
  valid_from: string;
  valid_to: string | null;
}

function entryOfRow(row: QualificationRow): CatalogueQualification {
  return {
    ...{ qan: row.qan, title: row.title, awardingBody: row.awarding_body_code, component: row.component },
    ...{ subject: row.subject ?? undefined, lines: row.lines, level: row.level, glh: row.glh },
    ...{ gradeLevels: row.grade_levels ?? undefined, barringCode: row.barring_code, units: row.units },
    ...{ minimumAge: row.minimum_age ?? undefined, validFrom: row.valid_from, validTo: row.valid_to ?? undefined },
  };
}

type Row = Awaited<ReturnType<PrismaClient['qualification']['findMany']>>[number];

function entryOf(row: Row): CatalogueQualification {
  return {
    qan: row.qan,
    title: row.title,
    awardingBody: row.awardingBodyCode,
    component: row.component,
    subject: row.subject ?? undefined,
    lines: row.lines,
    level: row.level,
    gradeLevels: (row.gradeLevels ?? undefined) as CatalogueQualification['gradeLevels'],
    glh: row.glh,
    barringCode: row.barringCode,
    minimumAge: row.minimumAge ?? undefined,
    units: row.units as unknown as CatalogueQualification['units'],
    validFrom: isoDate(row.validFrom),
    validTo: row.validTo === null ? undefined : isoDate(row.validTo),
  };
}

/** A qualification that the catalogue does not have. A check character that does not fit may be the reason, but never is one by itself. */
export function unknownQualification(qan: string, pointer: string): Fault {
  const hint = qanLooksWrong(qan) ? ' Its last character does not fit the others: look for a slip.' : '';
  return { rule: 'qualification-unknown', pointer, parameters: { qan, hint } };
}
