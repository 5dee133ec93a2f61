import type { QueryConfig } from 'pg';
import type { Actor } from './actor.js';

/** One transaction as the log keeps it, for ever. */
export interface LogEntry {
  /** The ULN; the number or code of a centre or awarding body; or what of the reference data the transaction is about. */
  readonly subject: string;
  readonly id: string;
  readonly transaction: string;
  readonly before: Record<string, unknown> | undefined;
  readonly after: Record<string, unknown> | undefined;
}

/** The statement that adds these entries, in order. It goes in the database transaction that makes the changes. */
export function logStatement(actor: Actor, at: string, entries: readonly LogEntry[]): QueryConfig {
  return {
    name: 'log-transactions',
    text: `INSERT INTO transaction_log (realm_id, subject, id, transaction, before, after, person, client_id, supplier, centre, awarding_body, method, request_id, at)
      SELECT $1, e.subject, e.id, e.transaction, nullif(e.before::jsonb, 'null'), nullif(e.after::jsonb, 'null'), $7, $8, $9, $10, $11, $12, $13, $14
      FROM ROWS FROM (unnest($2::text[], $3::uuid[], $4::text[]), json_array_elements($5::json), json_array_elements($6::json))
        WITH ORDINALITY AS e(subject, id, transaction, before, after, position)
      ORDER BY e.position`,
    values: [
      actor.realm,
      entries.map((entry) => entry.subject),
      entries.map((entry) => entry.id),
      entries.map((entry) => entry.transaction),
      // One text: within an array every quotation mark in it would be escaped.
      JSON.stringify(entries.map((entry) => entry.before ?? null)),
      JSON.stringify(entries.map((entry) => entry.after ?? null)),
      actor.person ?? null,
      actor.clientId ?? null,
      actor.supplier ?? null,
      actor.centre ?? null,
      actor.awardingBody ?? null,
      actor.method,
      actor.requestId,
      at,
    ],
  };
}
