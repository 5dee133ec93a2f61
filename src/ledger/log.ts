import type { QueryConfig } from 'pg';
import type { Actor } from './actor.js';

/** One transaction as the log keeps it, for ever. */
export interface LogEntry {
  /** The ULN, or the centre number for a transaction about the centre itself. */
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
    text: `INSERT INTO transaction_log (realm_id, subject, id, transaction, before, after, person, client_id, supplier, centre, method, request_id, at)
      SELECT $1, e.subject, e.id, e.transaction, e.before, e.after, $7, $8, $9, $10, $11, $12, $13
      FROM unnest($2::text[], $3::uuid[], $4::text[], $5::jsonb[], $6::jsonb[]) WITH ORDINALITY AS e(subject, id, transaction, before, after, position)
      ORDER BY e.position`,
    values: [
      actor.realm,
      entries.map((entry) => entry.subject),
      entries.map((entry) => entry.id),
      entries.map((entry) => entry.transaction),
      entries.map((entry) => json(entry.before)),
      entries.map((entry) => json(entry.after)),
      actor.person ?? null,
      actor.clientId ?? null,
      actor.supplier ?? null,
      actor.centre ?? null,
      actor.method,
      actor.requestId,
      at,
    ],
  };
}

function json(value: Record<string, unknown> | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
