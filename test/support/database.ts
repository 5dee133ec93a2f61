import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export interface TestDatabase {
  /** Of the user who owns everything in it. */
  readonly url: string;
  /** Removes it, and ends the sessions that are still on it. */
  drop(): Promise<void>;
}

/** A database of one's own: a copy of the template, in some 20 ms. */
export async function createDatabase(): Promise<TestDatabase> {
  const { adminUrl, template } = inject('databaseServer');
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  // Copying the files is twice as fast as writing all of it to the write-ahead log, where nothing waits for the disk.
  await administer(adminUrl, `create database ${name} template ${template} strategy file_copy`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(adminUrl, `drop database if exists ${name} with (force)`) };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
