import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { ulnOf } from './learners.mjs';

/** A table and what of it the database does not fill in by itself: the realm first, then the ULN. */
interface Table {
  readonly name: string;
  readonly columns: string;
}

const account: Table = {
  name: 'learner_account',
  columns: `realm_id, uln, centre_number, given_name, family_name, search_name, date_of_birth, gender, uci, upn, status,
    merged_into, opened_at, closed_at, closed_reason, changed_at, version`,
};
const diploma: Table = {
  name: 'learner_diploma',
  columns: `realm_id, uln, id, line, level, awarding_body, status, programme_id, registered_at, withdrawn_at, changed_at,
    version`,
};
const plts: Table = {
  name: 'plts_completion',
  columns: `realm_id, uln, level, independent_enquiry, creative_thinking, reflective_learning, team_working,
    self_management, effective_participation, completed_on, changed_at, version`,
};
const workExperience: Table = {
  name: 'work_experience_completion',
  columns: 'realm_id, uln, level, completed, days, from_date, to_date, changed_at, version',
};
const claim: Table = {
  name: 'claim',
  columns: 'realm_id, uln, id, diploma_id, status, award_state, claimed_at, withdrawn_at, changed_at, version',
};
const result: Table = {
  name: 'constituent_result',
  columns: `realm_id, uln, id, awarding_body, qan, unit, state, grade, partial_absence, points, award_date, publish_date,
    publish_at, ends_at, enquiry, qualification, status, posted_at, changed_at, version`,
};
const outcome: Table = {
  name: 'outcome',
  columns: `realm_id, uln, diploma_id, version, digest, outcome, awarded, grade, scheme_status, publish_at, worked_out_at,
    explanation, inputs`,
};
const log: Table = {
  name: 'transaction_log',
  columns: `realm_id, subject, id, transaction, before, after, person, client_id, supplier, centre, method, request_id,
    at`,
};

/** Where things go: an account with a registration, all that a centre's file can say of a learner, and results. */
export const tables = {
  account: [account, diploma, log],
  all: [account, diploma, plts, workExperience, claim, log],
  results: [result, outcome, log],
};

/** Rows as COPY reads them, in pieces: a million of them are longer than a text can be. */
export type PreparedRows = readonly {
  readonly table: Table;
  readonly pieces: readonly Buffer[];
  readonly rows: number;
}[];

const pieceLines = 2000;

/**
 * The rows that learners `first` to `first + count` are stored as, made over into those of the learners `count` further
 * on, who have none yet: the same rows but for the number. Of the log only what came after the instant `since`.
 */
export async function prepareRows(
  client: Client,
  realm: number,
  { first, count, of, since = '-infinity' }: { first: number; count: number; of: readonly Table[]; since?: string },
): Promise<PreparedRows> {
  const further = new Map(Array.from({ length: count }, (_one, n) => [ulnOf(first + n), ulnOf(first + count + n)]));
  const prepared: { table: Table; pieces: Buffer[]; rows: number }[] = [];
  for (const table of of) {
    const key = table === log ? 'subject' : 'uln';
    const range = `realm_id = ${realm} AND ${key} BETWEEN '${ulnOf(first)}' AND '${ulnOf(first + count - 1)}'`;
    const which = table === log ? `${range} AND recorded_at > '${since}'` : range;
    const query = `COPY (SELECT ${table.columns} FROM ${table.name} WHERE ${which} ORDER BY ${key}) TO STDOUT`;
    const pieces: Buffer[] = [];
    let rows = 0;
    let made: string[] = [];
    const endPiece = () => {
      pieces.push(Buffer.from(made.join('')));
      made = [];
    };
    for await (const line of createInterface({ input: client.query(copyTo(query)) })) {
      const uln = line.split('\t', 2)[1] as string;
      made.push(`${line.replaceAll(uln, further.get(uln) as string)}\n`);
      rows++;
      if (made.length === pieceLines) endPiece();
    }
    endPiece();
    if (rows < count) throw new Error(`${count} rows of ${table.name} were expected, and ${rows} found`);
    prepared.push({ table, pieces, rows });
  }
  return prepared;
}

/** Stores prepared rows with COPY, as one database transaction. */
export async function copyRows(client: Client, prepared: PreparedRows): Promise<void> {
  await client.query('BEGIN');
  for (const { table, pieces } of prepared) {
    const copy = `COPY ${table.name} (${table.columns}) FROM STDIN`;
    await pipeline(Readable.from(pieces), client.query(copyFrom(copy)));
  }
  await client.query('COMMIT');
}
