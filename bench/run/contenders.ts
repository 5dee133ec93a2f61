import { type ChildProcess, spawn } from 'node:child_process';
import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { mainFile } from './build.js';
import type { Database } from './database.js';

/** A server that is measured, in a process of its own. */
export interface Contender {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Each has as many connections to the database: the service's default. */
export const databaseConnections = 10;

const peers = new URL('../peers/', import.meta.url);
const noLimit = '1000000000';

/** The service as it is started in use, with no limit on calls that a benchmark would reach. Its log goes to a file. */
export function startService(database: Database, nodeFlags: readonly string[] = []): Promise<Contender> {
  return start('service', [...usedFlags(), ...nodeFlags, fileURLToPath(mainFile)], database, {
    DATABASE_URL: database.url,
    DAS_DATA_DIR: join(database.folder, 'service'),
    DAS_DATABASE_CONNECTIONS: String(databaseConnections),
    DAS_REQUESTS_PER_CENTRE: noLimit,
    DAS_REQUESTS_BURST: noLimit,
  });
}

/** What `npm start` gives Node. */
function usedFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return String(scripts.start)
    .split(' ')
    .filter((word) => word.startsWith('--'));
}

/** Fastify and pg, and nothing else. `realm` is the one that the learners are in. */
export function startBare(database: Database, realm: number): Promise<Contender> {
  return start('bare', [fileURLToPath(new URL('bare/server.mjs', peers))], database, peerSettings(database, realm));
}

/** The template of a page, and nothing else. */
export function startPage(database: Database): Promise<Contender> {
  return start('page', [fileURLToPath(new URL('page/server.mjs', peers))], database, {});
}

/** NestJS and Prisma. It takes the service's tokens, as any other server of the same issuer would. */
export async function startNest(database: Database, realm: number, service: Contender): Promise<Contender> {
  return start('nest', [fileURLToPath(new URL('nest/dist/main.js', peers))], database, {
    ...peerSettings(database, realm),
    ...(await tokenSettings(service)),
  });
}

async function tokenSettings({ url }: Contender): Promise<Record<string, string>> {
  const get = async (path: string) => (await fetch(`${url}${path}`)).json() as Promise<Record<string, unknown>>;
  const { issuer } = await get('/.well-known/oauth-authorization-server');
  const { keys } = (await get('/.well-known/jwks.json')) as { keys: JsonWebKey[] };
  const key = createPublicKey({ key: keys[0] as JsonWebKey, format: 'jwk' });
  return { JWT_ISSUER: String(issuer), JWT_PUBLIC_KEY: key.export({ type: 'spki', format: 'pem' }).toString() };
}

function peerSettings({ url }: Database, realm: number): Record<string, string> {
  return { DATABASE_URL: url, DATABASE_CONNECTIONS: String(databaseConnections), REALM: String(realm) };
}

async function start(
  name: string,
  words: readonly string[],
  { folder }: Database,
  settings: Record<string, string>,
): Promise<Contender> {
  const port = await freePort();
  const logFile = join(folder, `${name}.log`);
  const log = openSync(logFile, 'a');
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, words, {
    // Only what is said here: a LOG_LEVEL or a DATABASE_URL of the caller's would be another benchmark.
    env: { PATH, HOME, NODE_ENV: 'production', PORT: String(port), ...settings },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const url = `http://127.0.0.1:${port}`;
  await answers(url, child).catch(() => {
    throw new Error(`${name} did not start:\n${readFileSync(logFile, 'utf8').slice(-2000)}`);
  });
  return { name, url, pid: child.pid as number, stop: () => ended(child) };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (const end = Date.now() + 60_000; ; await sleep(50)) {
    if (child.exitCode !== null) throw new Error('it ended');
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    // Busy with starting, the service may say for a moment that it cannot answer.
    if (answer !== undefined && answer.status < 500) return;
    if (Date.now() > end) throw new Error('it took too long');
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
