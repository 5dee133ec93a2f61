import type { Pool } from 'pg';
import type { Decision, Diploma, LearnerRecord, Outcome } from '../learners/record.js';
import { type DecisionRow, decisionOfRow, type OutcomeRow, outcomeColumns, outcomeOfRow } from './award-rows.js';
import { partsOfAccount, recordOf } from './load.js';
import { type AccountRow, accountColumns, type PartsRow } from './rows.js';

/** A Diploma with the record that it is in, as the home centre knows it. */
export interface DiplomaInRecord {
  readonly record: LearnerRecord;
  readonly diploma: Diploma;
}

/** The registrations of a centre's learners that stand, by ULN, after the one of this ULN and id. */
export async function listRegistrations(
  pool: Pool,
  realm: number,
  { centre, line, level }: { centre: string; line?: string | undefined; level?: string | undefined },
  { limit, after }: { limit: number; after: { uln: string; id: string } | undefined },
): Promise<DiplomaInRecord[]> {
  const { rows } = await pool.query<AccountRow & PartsRow & { registration: string }>({
    name: 'list-registrations',
    text: `SELECT r.id AS registration, ${accountColumns
      .split(', ')
      .map((column) => `a.${column}`)
      .join(', ')}, ${partsOfAccount}
      FROM learner_account a JOIN learner_diploma r ON r.realm_id = a.realm_id AND r.uln = a.uln
      WHERE a.realm_id = $1 AND a.centre_number = $2 AND a.status <> 'merged' AND r.status <> 'withdrawn'
        AND ($3::text IS NULL OR r.line = $3) AND ($4::text IS NULL OR r.level = $4)
        AND ($5::text IS NULL OR (a.uln, r.id) > ($5, $6::uuid))
      ORDER BY a.uln, r.id LIMIT $7`,
    values: [realm, centre, line ?? null, level ?? null, after?.uln ?? null, after?.id ?? null, limit],
  });
  return rows.map((row) => {
    const record = recordOf(row, row);
    return { record, diploma: record.diplomas.find(({ id }) => id === row.registration) as Diploma };
  });
}

/** Outcomes that stand and decisions of these learners, published or not: for Diploma awarding bodies. */
export async function readAwards(
  pool: Pool,
  realm: number,
  ulns: readonly string[],
): Promise<{ outcomes: readonly Outcome[]; decisions: readonly Decision[] }> {
  if (ulns.length === 0) return { outcomes: [], decisions: [] };
  const [outcomes, decisions] = await Promise.all([
    pool.query<OutcomeRow>({
      name: 'read-outcomes',
      text: `SELECT DISTINCT ON (uln, diploma_id) ${outcomeColumns} FROM outcome
        WHERE realm_id = $1 AND uln = ANY($2::text[]) ORDER BY uln, diploma_id, version DESC`,
      values: [realm, ulns],
    }),
    pool.query<DecisionRow>({
      name: 'read-decisions',
      text: 'SELECT * FROM decision WHERE realm_id = $1 AND uln = ANY($2::text[]) ORDER BY id',
      values: [realm, ulns],
    }),
  ]);
  return { outcomes: outcomes.rows.map(outcomeOfRow), decisions: decisions.rows.map(decisionOfRow) };
}

/** An outcome with its explanation and what it rests on. */
export interface OutcomeInFull extends Outcome {
  readonly explanation: {
    readonly says: string;
    readonly conditions: readonly ExplainedCondition[];
  };
  readonly inputs: { readonly results: readonly { readonly id: string; readonly status: string }[] };
}

/** A condition as the evaluation reported it (see awards/evaluate.ts). */
export interface ExplainedCondition {
  readonly id: string;
  readonly title: string;
  readonly met: boolean;
  readonly pending: boolean;
  readonly evidence: readonly { readonly title: string; readonly qan?: string; readonly grade?: string }[];
  readonly missing: readonly string[];
  readonly actor: 'centre' | 'componentAwardingBody' | 'diplomaAwardingBody' | 'service' | null;
}

/** The outcomes of a Diploma, newest first, older than version `before`. */
export async function readOutcomeVersions(
  pool: Pool,
  realm: number,
  { uln, diplomaId }: { uln: string; diplomaId: string },
  { limit, before }: { limit: number; before: number | undefined },
): Promise<OutcomeInFull[]> {
  const { rows } = await pool.query<OutcomeRow & Pick<OutcomeInFull, 'explanation' | 'inputs'>>({
    text: `SELECT ${outcomeColumns}, explanation, inputs FROM outcome
      WHERE realm_id = $1 AND uln = $2 AND diploma_id = $3 AND ($4::int IS NULL OR version < $4)
      ORDER BY version DESC LIMIT $5`,
    values: [realm, uln, diplomaId, before ?? null, limit],
  });
  return rows.map(({ explanation, inputs, ...row }) => ({ ...outcomeOfRow(row), explanation, inputs }));
}
