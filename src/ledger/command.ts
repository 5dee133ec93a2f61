import type { Command, Transaction, Verdict } from '../learners/decision.js';
import { type InputOf, type TransactionName, transactions } from '../learners/transactions.js';

/** A transaction by name, with its input. `ifMatch` is what the sender has read, where the door asks for it. */
export type NamedCommand = {
  [N in TransactionName]: { readonly transaction: N; readonly input: InputOf<N>; readonly precondition?: Precondition };
}[TransactionName];

/** The version of the part to be replaced must be this one; `undefined`: the sender did not say, and must if there is one. */
export interface Precondition {
  readonly version: number | undefined | '*';
}

/** What became of a command. */
export interface Receipt {
  readonly verdict:
    | Verdict
    | { readonly outcome: 'notAllowed' }
    | { readonly outcome: 'stale' }
    | { readonly outcome: 'unconditional' };
  /** The transaction id in the log, when something changed. */
  readonly id: string;
}

/** The transaction that a command names. */
export function definitionOf({ transaction }: NamedCommand): Transaction<Command> {
  // Each transaction takes its own input; the union of commands pairs the two.
  return transactions[transaction] as unknown as Transaction<Command>;
}
