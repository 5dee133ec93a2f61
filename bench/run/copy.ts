import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { ulnOf } from './learners.mjs';

/** The three tables that an account with a registration goes to, and what the database does not fill in by itself. */
const tables = [
  {
    name: 'learner_account',
    key: 'uln',
    columns: `realm_id, uln, centre_number, given_name, family_name, search_name, date_of_birth, gender, uci, upn,
      status, merged_into, opened_at, closed_at, closed_reason, changed_at, version`,
  },
  {
    name: 'learner_diploma',
    key: 'uln',
    columns: `realm_id, uln, id, line, level, awarding_body, status, programme_id, registered_at, withdrawn_at,
      changed_at, version`,
  },
  {
    name: 'transaction_log',
    key: 'subject',
    columns: `realm_id, subject, id, transaction, before, after, person, client_id, supplier, centre, method,
      request_id, at`,
  },
] as const;

/** The rows of some accounts as COPY reads them: one text a table. */
export type PreparedRows = readonly string[];

/**
 * The rows that the accounts of learners `first` to `first + count` are stored as, made over into those of the learners
 * `count` further on, who have none yet: the same rows but for the number.
 */
export async function prepareRows(client: Client, realm: number, first: number, count: number): Promise<PreparedRows> {
  const prepared: string[] = [];
  for (const { name, key, columns } of tables) {
    const range = `realm_id = ${realm} AND ${key} BETWEEN '${ulnOf(first)}' AND '${ulnOf(first + count - 1)}'`;
    const rows = `COPY (SELECT ${columns} FROM ${name} WHERE ${range} ORDER BY ${key}) TO STDOUT`;
    let text = '';
    for await (const chunk of client.query(copyTo(rows))) text += chunk;
    const lines = text.trimEnd().split('\n');
    if (lines.length !== count) throw new Error(`${count} rows of ${name} were expected, and ${lines.length} found`);
    prepared.push(
      lines.map((line, index) => `${line.replaceAll(ulnOf(first + index), ulnOf(first + index + count))}\n`).join(''),
    );
  }
  return prepared;
}

/** Stores prepared rows with COPY, as one database transaction. */
export async function copyRows(client: Client, prepared: PreparedRows): Promise<void> {
  await client.query('BEGIN');
  for (const [index, { name, columns }] of tables.entries()) {
    await pipeline(Readable.from([prepared[index]]), client.query(copyFrom(`COPY ${name} (${columns}) FROM STDIN`)));
  }
  await client.query('COMMIT');
}
