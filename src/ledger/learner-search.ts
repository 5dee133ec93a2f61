import type { Pool } from 'pg';
import { foldSearch } from '../learners/names.js';
import { diplomasOfAccount } from './load.js';
import { diplomaOfRow, type PartsRow } from './rows.js';

/** What somebody at a centre looks for. */
export interface LearnerSearch {
  readonly centre: string;
  /** A name or the beginning of one, in any order; or the beginning of a ULN. Empty: everybody. */
  readonly text: string;
  readonly line?: string | undefined;
  readonly level?: string | undefined;
  readonly status?: 'open' | 'closed' | undefined;
  /** Registered at this national level, and this is not completed there. */
  readonly lacks?: { readonly what: 'plts' | 'workExperience'; readonly level: number } | undefined;
  /** Only these. */
  readonly ulns?: readonly string[] | undefined;
}

/** A learner as lists show them. */
export interface FoundLearner {
  readonly uln: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly dateOfBirth: string;
  readonly status: 'open' | 'closed';
  /** Those that stand. */
  readonly diplomas: readonly { readonly line: string; readonly level: string; readonly status: string }[];
  /** The name is not what was typed, but like it. */
  readonly alike: boolean;
}

interface FoundRow extends Pick<PartsRow, 'diplomas'> {
  readonly uln: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly date_of_birth: string;
  readonly status: FoundLearner['status'];
}

const columns = `a.uln, a.given_name, a.family_name, a.date_of_birth, a.status, ${diplomasOfAccount}`;
const filtered = `a.realm_id = $1 AND a.centre_number = $2 AND a.status <> 'merged' AND ($3::text IS NULL OR a.status = $3)
  AND (($4::text IS NULL AND $5::text IS NULL) OR EXISTS (
    SELECT 1 FROM learner_diploma d WHERE d.realm_id = a.realm_id AND d.uln = a.uln AND d.status <> 'withdrawn'
      AND ($4::text IS NULL OR d.line = $4) AND ($5::text IS NULL OR d.level = $5)))`;

/** Of a learner who is registered at a level, that something is not completed there. The level is the ninth value. */
const lacking = {
  plts: `NOT EXISTS (SELECT 1 FROM plts_completion p WHERE p.realm_id = a.realm_id AND p.uln = a.uln AND p.level = $9
    AND p.independent_enquiry AND p.creative_thinking AND p.reflective_learning AND p.team_working AND p.self_management
    AND p.effective_participation)`,
  workExperience: `NOT EXISTS (SELECT 1 FROM work_experience_completion w
    WHERE w.realm_id = a.realm_id AND w.uln = a.uln AND w.level = $9 AND w.completed)`,
} as const;
const registeredAt = `EXISTS (SELECT 1 FROM learner_diploma d JOIN level l ON l.code = d.level AND l.level = $9
  WHERE d.realm_id = a.realm_id AND d.uln = a.uln AND d.status <> 'withdrawn')`;

/**
 * The learners of a centre that are looked for: by ULN where it begins with what was typed, by name where every word typed
 * begins a word of the name. Where hardly any are found, names that are written alike follow. `after` is a ULN, and goes on
 * only where nothing was typed. At most `limit`.
 */
export async function searchLearners(
  pool: Pool,
  realm: number,
  { centre, text, line, level, status, lacks, ulns }: LearnerSearch,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<FoundLearner[]> {
  const filter = [realm, centre, status ?? null, line ?? null, level ?? null];
  if (lacks !== undefined || ulns !== undefined) {
    const { rows } = await pool.query<FoundRow>({
      text: `SELECT ${columns} FROM learner_account a WHERE ${filtered}
        AND ($6::text[] IS NULL OR a.uln = ANY($6::text[])) AND ($7::text IS NULL OR a.uln > $7)
        ${lacks === undefined ? 'AND $9::int IS NULL' : `AND ${lacking[lacks.what]} AND ${registeredAt}`}
        ORDER BY a.search_name, a.uln LIMIT $8`,
      values: [...filter, ulns ?? null, after ?? null, limit, lacks?.level ?? null],
    });
    return rows.map((row) => foundOf(row, false));
  }
  const digits = text.replace(/\s/g, '');
  if (text.trim() === '' || /^\d+$/.test(digits)) {
    const { rows } = await pool.query<FoundRow>({
      name: 'search-learners-by-number',
      text: `SELECT ${columns} FROM learner_account a WHERE ${filtered}
        AND ($6::text IS NULL OR a.uln > $6) AND a.uln LIKE $7 ORDER BY a.uln LIMIT $8`,
      values: [...filter, after ?? null, `${digits.slice(0, 20)}%`, limit],
    });
    return rows.map((row) => foundOf(row, false));
  }

  const words = foldSearch(text)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, mostWords);
  if (words.length === 0) return [];
  const found = await byBeginnings(pool, filter, words, limit);
  if (found.length >= fewest || words.join('').length < shortestAlike) return found;
  const { rows } = await pool.query<FoundRow>({
    name: 'search-learners-alike',
    text: `SELECT ${columns} FROM learner_account a WHERE ${filtered} AND $6 <% a.search_name AND NOT a.uln = ANY($7::text[])
      ORDER BY $6 <<-> a.search_name, a.search_name LIMIT $8`,
    values: [...filter, words.join(' '), found.map(({ uln }) => uln), Math.min(limit - found.length, mostAlike)],
  });
  return [...found, ...rows.map((row) => foundOf(row, true))];
}

const mostWords = 5;
/** With so many found, nobody needs names that are written alike. */
const fewest = 5;
/** Below so many letters every name is like every other. */
const shortestAlike = 3;
const mostAlike = 10;

/** Every word typed begins a word of the name. Those whose family name it begins come first. */
async function byBeginnings(
  pool: Pool,
  filter: readonly unknown[],
  words: readonly string[],
  limit: number,
): Promise<FoundLearner[]> {
  const escaped = words.map((word) => word.replace(/[\\%_]/g, '\\$&'));
  const beginning = `${escaped.join(' ')}%`;
  // The beginning of a name is found by an index in its order; a word within it is looked for only where that finds few.
  const first = await pool.query<FoundRow>({
    name: 'search-learners-by-name',
    text: `SELECT ${columns} FROM learner_account a WHERE ${filtered} AND a.search_name LIKE $6 ORDER BY a.search_name, a.uln LIMIT $7`,
    values: [...filter, beginning, limit],
  });
  const found = first.rows.map((row) => foundOf(row, false));
  if (found.length >= limit) return found;
  const patterns = escaped.flatMap((word) => [`${word}%`, `% ${word}%`]);
  const conditions = escaped.map(
    (_word, index) => `(a.search_name LIKE $${8 + 2 * index} OR a.search_name LIKE $${9 + 2 * index})`,
  );
  const { rows } = await pool.query<FoundRow>({
    name: `search-learners-by-words-${words.length}`,
    text: `SELECT ${columns} FROM learner_account a WHERE ${filtered} AND NOT a.uln = ANY($6::text[]) AND ${conditions.join(' AND ')}
      ORDER BY a.search_name, a.uln LIMIT $7`,
    values: [...filter, found.map(({ uln }) => uln), limit - found.length, ...patterns],
  });
  return [...found, ...rows.map((row) => foundOf(row, false))];
}

function foundOf(row: FoundRow, alike: boolean): FoundLearner {
  return {
    ...{ uln: row.uln, givenName: row.given_name, familyName: row.family_name },
    ...{ dateOfBirth: row.date_of_birth, status: row.status, alike },
    diplomas: (row.diplomas ?? []).map(diplomaOfRow).filter((diploma) => diploma.status !== 'withdrawn'),
  };
}
