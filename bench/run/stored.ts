import pg from 'pg';
import { ulnOf } from './learners.mjs';

/** Throws unless as many registrations and log entries were stored as accounts, from learner `first` on. */
export async function checkStored(databaseUrl: string, realm: number, first: number): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query<{ accounts: string; diplomas: string; entries: string }>(
    `SELECT (SELECT count(*) FROM learner_account WHERE realm_id = $1 AND uln >= $2) AS accounts,
            (SELECT count(*) FROM learner_diploma WHERE realm_id = $1 AND uln >= $2) AS diplomas,
            (SELECT count(*) FROM transaction_log WHERE realm_id = $1 AND subject >= $2) AS entries`,
    [realm, ulnOf(first)],
  );
  await client.end();
  const [{ accounts, diplomas, entries } = { accounts: '0', diplomas: '', entries: '' }] = rows;
  if (Number(accounts) === 0 || diplomas !== accounts || entries !== accounts)
    throw new Error(`${accounts} accounts were stored, with ${diplomas} registrations and ${entries} log entries`);
}
