import type { QueryConfig } from 'pg';

/** A request that its sender may repeat: the key is the sender's, the digest says whether it is the same request. */
export interface Repeatable {
  readonly clientId: string;
  readonly key: string;
  readonly digest: string;
}

/** An answer as it was given, byte for byte. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How long an answer is kept, in hours. */
export const keptHours = 24;

interface AnswerRow {
  request_hash: string;
  status: number;
  headers: Record<string, string>;
  body: string;
  expired: boolean;
}

/** The statement that finds the first answer to this key. */
export function findAnswer(realm: number, { clientId, key }: Repeatable): QueryConfig {
  return {
    name: 'find-answer',
    text: `SELECT request_hash, status, headers, body, created_at <= now() - interval '${keptHours} hours' AS expired
      FROM idempotent_answer WHERE realm_id = $1 AND client_id = $2 AND key = $3`,
    values: [realm, clientId, key],
  };
}

/** What was found: nothing, the first answer, that the key was used for something else, or an answer past its time. */
export function keptAnswer(
  rows: readonly unknown[],
  { digest }: Repeatable,
): KeptAnswer | 'reused' | 'expired' | undefined {
  const [row] = rows as AnswerRow[];
  if (row === undefined) return undefined;
  if (row.expired) return 'expired';
  if (row.request_hash !== digest) return 'reused';
  return { status: row.status, headers: row.headers, body: row.body };
}

/**
 * The statements that keep an answer, in the database transaction that makes the changes. Of two requests with one key
 * at one moment the second fails here on the key, starts again, and finds the answer of the first.
 */
export function keepAnswer(
  realm: number,
  { clientId, key, digest }: Repeatable,
  answer: KeptAnswer,
  replacesExpired: boolean,
): QueryConfig[] {
  const drop: QueryConfig = {
    text: 'DELETE FROM idempotent_answer WHERE realm_id = $1 AND client_id = $2 AND key = $3',
    values: [realm, clientId, key],
  };
  const keep: QueryConfig = {
    name: 'keep-answer',
    text: `INSERT INTO idempotent_answer (realm_id, client_id, key, request_hash, status, headers, body)
      VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [realm, clientId, key, digest, answer.status, JSON.stringify(answer.headers), answer.body],
  };
  return replacesExpired ? [drop, keep] : [keep];
}

/** The statement that lets go of answers that are past their time. */
export const forgetAnswers: QueryConfig = {
  text: `DELETE FROM idempotent_answer WHERE created_at <= now() - interval '${keptHours} hours'`,
};
