import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.js';
import { prepareTemplate } from './template.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server for this run: where databases are made, and the name of the one to copy, which all names begin with. */
    databaseServer: { adminUrl: string; template: string };
  }
}

/**
 * One PostgreSQL for the run: the embedded one in a temporary folder, or the server at TEST_DATABASE_URL, whose user may
 * make databases and roles. Takes away afterwards what the run made.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL ? undefined : await startTemporaryServer();
  const adminUrl = server?.url ?? process.env.TEST_DATABASE_URL!;
  const template = `das_test_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  await admin.query(`create database ${template}`);
  const url = new URL(adminUrl);
  url.pathname = `/${template}`;
  await prepareTemplate(url.href);
  provide('databaseServer', { adminUrl, template });

  return async () => {
    if (!server) {
      const { rows } = await admin.query('select datname from pg_database where starts_with(datname, $1)', [template]);
      for (const { datname } of rows) await admin.query(`drop database ${datname} with (force)`);
    }
    await admin.end();
    await server?.stop();
  };
}

async function startTemporaryServer() {
  const dataDir = await mkdtemp(join(tmpdir(), 'das-test-'));
  const silent = () => undefined;
  const log = { debug: silent, info: silent, warn: console.warn, error: console.error };
  const server = await startEmbeddedPostgres({ dataDir, log, fast: true });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
