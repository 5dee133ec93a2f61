import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built } from './build.js';

/** The one PostgreSQL that every contender works on, with the settings that the service gives it. */
export interface Database {
  readonly url: string;
  /** The process id of the server. */
  readonly pid: number;
  /** A folder of this run, for everybody's files. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** Starts the embedded PostgreSQL on an empty folder. Commits wait for the disk, as they do in use. */
export async function startDatabase(): Promise<Database> {
  const { startEmbeddedPostgres } = await built<typeof import('../../src/platform/embedded-postgres.js')>(
    'platform/embedded-postgres.js',
  );
  const folder = await mkdtemp(join(tmpdir(), 'das-bench-'));
  const silent = () => undefined;
  const log = { debug: silent, info: silent, warn: console.warn, error: console.error };
  const server = await startEmbeddedPostgres({ dataDir: folder, log });
  return {
    url: server.url,
    pid: Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]),
    folder,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
