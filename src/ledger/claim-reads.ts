import type { Pool } from 'pg';
import type { Claim, LevelCode } from '../learners/record.js';
import type { Party } from './actor.js';
import { type ClaimRow, claimOfRow } from './rows.js';

/** A claim with what it is about. */
export interface ClaimInFull extends Claim {
  readonly uln: string;
  readonly centre: string;
  readonly line: string;
  readonly level: LevelCode;
  readonly awardingBody: string;
  /** The version of the whole record: a claim is shown with the centre, line and level as they stand. */
  readonly recordVersion: number;
}

export interface ClaimFilter {
  readonly status?: string | undefined;
  /** Of claims that stand: where the award stands. */
  readonly award?: string | undefined;
  readonly line?: string | undefined;
  readonly level?: string | undefined;
}

type FullRow = ClaimRow & {
  record_version: number;
  uln: string;
  centre_number: string;
  line: string;
  level: string;
  awarding_body: string;
};

const fullClaim = `SELECT c.id, c.diploma_id, c.status, c.award_state, c.claimed_at, c.withdrawn_at, c.changed_at, c.version, c.uln, a.centre_number, a.version AS record_version, d.line, d.level, d.awarding_body
  FROM claim c
  JOIN learner_account a ON a.realm_id = c.realm_id AND a.uln = c.uln
  JOIN learner_diploma d ON d.realm_id = c.realm_id AND d.uln = c.uln AND d.id = c.diploma_id
  WHERE c.realm_id = $1 AND ($2::text IS NULL OR a.centre_number = $2) AND ($3::text IS NULL OR d.awarding_body = $3)`;

function whose(of: Party): [string | null, string | null] {
  return 'centre' in of ? [of.centre, null] : [null, of.awardingBody];
}

/** Claims, newest first, older than the one with the id `after`. */
export async function listClaims(
  pool: Pool,
  realm: number,
  of: Party,
  filter: ClaimFilter,
  { limit, after }: { limit: number; after: string | undefined },
): Promise<ClaimInFull[]> {
  const { rows } = await pool.query<FullRow>({
    text: `${fullClaim} AND ($4::text IS NULL OR c.status = $4) AND ($5::text IS NULL OR d.line = $5) AND ($6::text IS NULL OR d.level = $6)
      AND ($7::uuid IS NULL OR c.id < $7) AND ($9::text IS NULL OR (c.status = 'claimed' AND c.award_state = $9))
      ORDER BY c.id DESC LIMIT $8`,
    values: [
      realm,
      ...whose(of),
      filter.status ?? null,
      filter.line ?? null,
      filter.level ?? null,
      after ?? null,
      limit,
      filter.award ?? null,
    ],
  });
  return rows.map(inFull);
}

export async function readClaim(pool: Pool, realm: number, of: Party, id: string): Promise<ClaimInFull | undefined> {
  const { rows } = await pool.query<FullRow>({ text: `${fullClaim} AND c.id = $4`, values: [realm, ...whose(of), id] });
  return rows[0] === undefined ? undefined : inFull(rows[0]);
}

/** Whose claim it is, whichever centre asks. */
export async function ulnOfClaim(pool: Pool, realm: number, id: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ uln: string }>({
    text: 'SELECT uln FROM claim WHERE realm_id = $1 AND id = $2',
    values: [realm, id],
  });
  return rows[0]?.uln;
}

function inFull(row: FullRow): ClaimInFull {
  return {
    ...claimOfRow(row),
    uln: row.uln,
    centre: row.centre_number,
    line: row.line,
    level: row.level as LevelCode,
    awardingBody: row.awarding_body,
    recordVersion: row.record_version,
  };
}
