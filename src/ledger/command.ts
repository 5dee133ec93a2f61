import type { Command, Transaction, Verdict } from '../learners/decision.js';
import { type InputOf, type TransactionName, transactions } from '../learners/transactions.js';
import type { Party } from './actor.js';

/** A transaction by name, with its input. `ifMatch` is what the sender has read, where the door asks for it. */
export type NamedCommand = {
  [N in TransactionName]: {
    readonly transaction: N;
    readonly input: InputOf<N>;
    readonly precondition?: Precondition;
    /** Commands about one learner that follow one another with the same unit stand or fall together. */
    readonly unit?: number;
  };
}[TransactionName];

/** The version of the part to be replaced must be this one; `undefined`: the sender did not say, and must if there is one. */
export interface Precondition {
  readonly version: number | undefined | '*';
}

/** The centre or the awarding body that a command acts for. */
export function partyOf({ input }: NamedCommand): Party {
  return 'awardingBody' in input && !('centre' in input)
    ? { awardingBody: input.awardingBody }
    : { centre: (input as { centre: string }).centre };
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

/** What a command that was carried out in vain, though no rule was broken, is told: a code of the contract's problems. */
export function problemCodeOf(
  transaction: TransactionName,
  outcome: Exclude<Receipt['verdict']['outcome'], 'accepted' | 'unchanged' | 'refused'>,
) {
  switch (outcome) {
    case 'merged':
      return 'learner-merged';
    case 'notFound':
      return 'not-found';
    case 'notAllowed':
      // A learner is named: without authority there is none. Opening names nobody yet.
      return transaction === 'openLearnerAccount' ? 'authority-missing' : 'not-found';
    case 'stale':
      return 'precondition-failed';
    case 'unconditional':
      return 'precondition-required';
  }
}

/** The transaction that a command names. */
export function definitionOf({ transaction }: NamedCommand): Transaction<Command> {
  // Each transaction takes its own input; the union of commands pairs the two.
  return transactions[transaction] as unknown as Transaction<Command>;
}

/** What the command says, for the transaction that it names. */
export function inputOf({ input }: NamedCommand): Command {
  return input as Command;
}
