import type { PoolClient, QueryConfig } from 'pg';
import { realmTime } from '../platform/clock.js';
import { inTransaction } from '../platform/database.js';
import { newId } from '../platform/ids.js';
import { type Actor, nameOf, type Party } from './actor.js';
import { findAnswer, type KeptAnswer, keepAnswer, keptAnswer, type Repeatable } from './idempotency.js';
import { logStatement } from './log.js';
import type { Ledger } from './transact.js';

/** What a transaction about a centre or an awarding body comes to: the statements that store it and what the log says, or nothing to do. */
export type PartyVerdict<T> =
  | {
      readonly outcome: 'accepted';
      readonly result: T;
      readonly statements: readonly QueryConfig[];
      readonly after: Record<string, unknown>;
    }
  | { readonly outcome: 'unchanged'; readonly result: T }
  | { readonly outcome: 'refused'; readonly result: T };

export interface PartyReceipt<T> {
  readonly outcome: PartyVerdict<T>['outcome'];
  readonly result: T;
  readonly id: string;
}

export type PartyTransacted<T> =
  | { readonly receipt: PartyReceipt<T>; readonly kept?: KeptAnswer }
  | { readonly repeated: KeptAnswer }
  | { readonly reused: true };

/**
 * Carries out a transaction about a centre or an awarding body itself (its programmes, its batch files), as `transact`
 * does for learners: one at a time for each of them, stored together with its log entry and the kept answer.
 */
export function transactFor<T>(
  ledger: Ledger,
  actor: Actor,
  name: string,
  party: Party,
  decide: Decide<T>,
  options?: TransactAboutOptions<T>,
): Promise<PartyTransacted<T>> {
  return transactAbout(
    ledger,
    actor,
    name,
    { name: nameOf(party), lock: lockParty(actor.realm, party) },
    decide,
    options,
  );
}

/** What a transaction is about, as the log names it, and the statement by which one waits for another. */
export interface Subject {
  readonly name: string;
  readonly lock: QueryConfig;
}

export type Decide<T> = (
  client: PoolClient,
  circumstances: { readonly id: string; readonly now: string },
) => Promise<PartyVerdict<T>>;

export interface TransactAboutOptions<T> {
  readonly rehearsal?: boolean;
  readonly repeatable?: Repeatable & { answer(receipt: PartyReceipt<T>): KeptAnswer };
}

/** The same about what belongs to no centre or awarding body: the catalogue of a realm, or a grading scheme. */
export async function transactAbout<T>(
  ledger: Ledger,
  actor: Actor,
  name: string,
  subject: Subject,
  decide: Decide<T>,
  { rehearsal = false, repeatable }: TransactAboutOptions<T> = {},
): Promise<PartyTransacted<T>> {
  return inTransaction(ledger.store, async (client, settle) => {
    const [found] = await Promise.all([
      repeatable === undefined ? undefined : client.query(findAnswer(actor.realm, repeatable)),
      client.query(subject.lock),
    ]);
    const before = repeatable === undefined || found === undefined ? undefined : keptAnswer(found.rows, repeatable);
    if (before !== undefined && before !== 'expired') {
      await settle('rollback', []);
      return before === 'reused' ? { reused: true } : { repeated: before };
    }

    const { now } = realmTime(ledger.clock, actor.clockOffsetMs);
    const id = newId();
    const verdict = await decide(client, { id, now });
    const receipt = { outcome: verdict.outcome, result: verdict.result, id };
    const kept = repeatable?.answer(receipt);
    const statements =
      verdict.outcome === 'accepted'
        ? [
            ...verdict.statements,
            logStatement(actor, now, [
              { subject: subject.name, id, transaction: name, before: undefined, after: verdict.after },
            ]),
          ]
        : [];
    if (repeatable !== undefined && kept !== undefined)
      statements.push(...keepAnswer(actor.realm, repeatable, kept, before === 'expired'));
    await settle(rehearsal || statements.length === 0 ? 'rollback' : 'commit', rehearsal ? [] : statements);
    return { receipt, ...(kept === undefined ? {} : { kept }) };
  });
}

/** Whoever acts for the same centre or awarding body waits here. */
function lockParty(realm: number, party: Party): QueryConfig {
  const text =
    'centre' in party
      ? 'SELECT 1 FROM centre WHERE realm_id = $1 AND number = $2 FOR NO KEY UPDATE'
      : 'SELECT 1 FROM awarding_body WHERE realm_id = $1 AND code = $2 FOR NO KEY UPDATE';
  return { text, values: [realm, nameOf(party)] };
}
