import { fileURLToPath } from 'node:url';
import type { FastifyBaseLogger } from 'fastify';
import { loadReferenceData } from './ledger/load-reference-data.js';
import { makeLiveRealm } from './onboarding/sandbox.js';
import { closeStore, openStore, type Store } from './platform/database.js';
import { makeJobTables } from './platform/jobs.js';
import { migrate } from './platform/migrations.js';
import { serviceRole } from './platform/service-role.js';
import type { Settings } from './platform/settings.js';

const migrations = fileURLToPath(new URL('../prisma/migrations/', import.meta.url));

/** The database, brought up to date, with what every realm needs. */
export async function openDatabase(settings: Settings, databaseUrl: string, logger: FastifyBaseLogger): Promise<Store> {
  // What may be missing is a right, and it is the first to need it: then nothing was changed.
  await makeJobTables(databaseUrl);
  await migrate(databaseUrl, migrations, (message) => logger.warn(message));
  const role = await serviceRole(databaseUrl);
  const store = openStore({ url: databaseUrl, connections: settings.databaseConnections, role });
  try {
    await loadReferenceData(store.prisma);
    await makeLiveRealm(store.prisma);
    return store;
  } catch (error) {
    await closeStore(store);
    throw error;
  }
}
