import type { PrismaClient } from '../platform/generated/prisma/client.js';
import { isoDate } from './standing-reference.js';

/** A qualification of a realm's catalogue. */
export interface CatalogueEntry {
  readonly qan: string;
  readonly title: string;
  readonly awardingBody: string;
  readonly component: string;
  readonly subject: string | undefined;
  /** Empty: it counts for every line. */
  readonly lines: readonly string[];
  readonly level: number;
  /** The level that each grade reaches, where the level depends on the grade. */
  readonly gradeLevels: Readonly<Record<string, number>> | undefined;
  /** Guided learning hours. */
  readonly glh: number;
  readonly barringCode: string;
  readonly minimumAge: number | undefined;
  readonly units: readonly { readonly code: string; readonly title: string; readonly glh: number }[];
  readonly validFrom: string;
  readonly validTo: string | undefined;
}

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
): Promise<CatalogueEntry[]> {
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
): Promise<Map<string, CatalogueEntry>> {
  if (qans.length === 0) return new Map();
  const rows = await prisma.qualification.findMany({ where: { realmId: realm, qan: { in: [...new Set(qans)] } } });
  return new Map(rows.map((row) => [row.qan, entryOf(row)]));
}

type Row = Awaited<ReturnType<PrismaClient['qualification']['findMany']>>[number];

function entryOf(row: Row): CatalogueEntry {
  return {
    qan: row.qan,
    title: row.title,
    awardingBody: row.awardingBodyCode,
    component: row.component,
    subject: row.subject ?? undefined,
    lines: row.lines,
    level: row.level,
    gradeLevels: (row.gradeLevels ?? undefined) as CatalogueEntry['gradeLevels'],
    glh: row.glh,
    barringCode: row.barringCode,
    minimumAge: row.minimumAge ?? undefined,
    units: row.units as unknown as CatalogueEntry['units'],
    validFrom: isoDate(row.validFrom),
    validTo: row.validTo === null ? undefined : isoDate(row.validTo),
  };
}
