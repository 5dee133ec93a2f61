import type { Json } from '../support/service.js';

type Query = (text: string) => Promise<Record<string, Json>[]>;

/**
 * The lines of a log that hold what is known of a learner or of the people who deal with learners: numbers, names and
 * dates of birth of everybody who ever was in the database. Whole words only, so that chance makes no find.
 */
export async function personalDataIn(logs: readonly string[], query: Query): Promise<string[]> {
  const words = await personalWords(query);
  if (words.length === 0) throw new Error('nobody is in the database, so there is nothing to look for');
  const found: string[] = [];
  for (let from = 0; from < words.length; from += 500) {
    const some = words.slice(from, from + 500).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const any = new RegExp(`(?<![\\p{L}\\p{N}])(?:${some.join('|')})(?![\\p{L}\\p{N}])`, 'u');
    found.push(...logs.filter((line) => any.test(line)));
  }
  return found;
}

async function personalWords(query: Query): Promise<string[]> {
  const accounts = await query(
    'SELECT uln, given_name, family_name, date_of_birth::text, uci, upn FROM learner_account',
  );
  const logged = await query(
    `SELECT DISTINCT person, before->'account'->>'givenName' AS given_name, before->'account'->>'familyName' AS family_name,
       before->'account'->>'dateOfBirth' AS date_of_birth FROM transaction_log`,
  );
  const certificates = await query('SELECT certificate_number FROM decision');
  const files = await query('SELECT person, file_name FROM batch UNION SELECT person, NULL FROM extract');
  const words = [...accounts, ...logged, ...certificates, ...files].flatMap(
    (row) => Object.values(row) as (string | null)[],
  );
  return [...new Set(words.filter((word): word is string => word !== null && word.length > 2))];
}
