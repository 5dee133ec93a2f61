import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, onTestFinished } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/embedded-postgres.js';

const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };

/** An empty data folder, gone after the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'das-embedded-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

let prepared: Promise<string> | undefined;
afterAll(async () => {
  if (prepared) rmSync(await prepared, { recursive: true, force: true });
});

/** A data folder with an empty database, which is not running: a copy, as making one takes a second. */
export async function preparedFolder(): Promise<string> {
  prepared ??= prepare();
  const folder = emptyFolder();
  cpSync(await prepared, folder, { recursive: true });
  return folder;
}

async function prepare(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'das-embedded-'));
  await (await startEmbeddedPostgres({ dataDir: folder, log })).stop();
  return folder;
}

/** Starts in this process; stopped after the test, if the test does not. */
export async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataDir, log });
  onTestFinished(() => database.stop());
  return database;
}

/** Starts in a process of its own, which can be killed. `said` is the URL, or why it was refused. */
export async function startElsewhere(dataDir: string): Promise<{ process: ChildProcess; said: string }> {
  const program = fileURLToPath(new URL('embedded-postgres-owner.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  for await (const said of createInterface({ input: child.stdout })) return { process: child, said };
  throw new Error('it ended without a word');
}

/** Kills a process without warning, and waits until it is gone. */
export async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** The process id of the server on this folder. */
export function serverOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  client.on('error', silent);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end().catch(silent);
  }
}

/** The same, again and again until the server is there. */
export async function queryWhenBack(url: string, statement: string): Promise<Record<string, unknown>[]> {
  for (const end = Date.now() + 20_000; ; await sleep(20)) {
    try {
      return await query(url, statement);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}
