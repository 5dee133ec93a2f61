import type { ClientBase, Pool } from 'pg';
import type { Scheme } from '../awards/scheme.js';
import { readScheme } from '../awards/scheme-reading.js';
import type { PrismaClient } from '../platform/generated/prisma/client.js';
import { schemeDigest } from './scheme-digest.js';

/** The schemes of award as this process knows them. */
export interface StandingSchemes {
  current(): readonly Scheme[];
  /** Takes over the statuses when `schemeStatuses` is higher than it was: somebody confirmed a scheme since. */
  follow(client: ClientBase | Pool, schemeStatuses: number): Promise<void>;
}

interface Row {
  scheme: string;
  version: number;
  status: string;
  definition: object;
}

/**
 * Reads the schemes of award. Afterwards only their statuses follow the database, and only as long as the content there is
 * that which this process has: other content is for processes that were started with it.
 * Throws when a scheme's data does not make sense.
 */
export async function readStandingSchemes(prisma: PrismaClient): Promise<StandingSchemes> {
  const [loaded, rows] = await prisma.$transaction([
    prisma.loadedReference.findUnique({ where: { id: 1 } }),
    prisma.schemeVersion.findMany(),
  ]);
  let known = loaded?.schemeStatuses ?? 0;
  const digests = new Map(rows.map((row) => [keyOf(row), schemeDigest(row.definition as object)]));
  let schemes: readonly Scheme[] = rows.map(({ definition, status }) =>
    readScheme({ ...(definition as object), status }),
  );

  return {
    current: () => schemes,
    async follow(client, schemeStatuses) {
      if (schemeStatuses <= known) return;
      const found = await (client as Pool).query<Row>('SELECT scheme, version, status, definition FROM scheme_version');
      const statuses = new Map(
        found.rows
          .filter((row) => digests.get(keyOf(row)) === schemeDigest(row.definition))
          .map((row) => [keyOf(row), row.status as Scheme['status']]),
      );
      // Another transaction may have been quicker, and have seen more.
      if (schemeStatuses <= known) return;
      known = schemeStatuses;
      schemes = schemes.map((scheme) => ({ ...scheme, status: statuses.get(keyOf(scheme)) ?? scheme.status }));
    },
  };
}

function keyOf({ scheme, version }: { scheme: string; version: number }): string {
  return `${scheme} ${version}`;
}
