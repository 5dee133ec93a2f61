import { Problem } from '../../contract/problem.js';
import { requestDigest } from '../../contract/register.js';
import { inputCheck } from '../../contract/validation.js';
import type { Fault } from '../../learners/decision.js';
import { type ActingParty, messageOf, type RuleId, rules, wordingOf } from '../../learners/rules.js';
import type { InputOf, TransactionName } from '../../learners/transactions.js';
import { type NamedCommand, problemCodeOf, type Receipt } from '../../ledger/command.js';
import { changesSince } from '../../ledger/history.js';
import type { KeptAnswer, Repeatable } from '../../ledger/idempotency.js';
import { transact } from '../../ledger/transact.js';
import { meanwhile } from '../history-words.js';
import { type FieldError, type Outcome, type Typed, text } from '../page.js';
import type { WebParts } from '../parts.js';
import { actorOf, type Visit, whoOf } from '../visit.js';
import type { Field } from './field.js';

/** A transaction that a form asks for. */
export interface FormTransaction<N extends TransactionName> {
  readonly transaction: N;
  /** Without the centre or awarding body: that is the visitor's own. */
  readonly input: Omit<InputOf<N>, 'centre' | 'awardingBody'>;
  /** The fields of the form, to which faults belong. */
  readonly fields: readonly Field[];
  /** Where to go when it is done. */
  readonly goTo: string | ((receipt: Receipt) => string);
  /** Does the form replace something that stands? Then it must be what was shown. */
  readonly replaces?: boolean;
  /** What is told where there is no such record. Without it, it is as if there were no such page. */
  readonly notFound?: string | undefined;
}

/**
 * Carries out the transaction of a form for whoever visits. Sent twice it is carried out once: the hidden value of the
 * form is its key. What somebody else changed since the page was shown is told, and nothing is stored.
 */
export async function transactForm<N extends TransactionName>(
  { ledger }: WebParts,
  visit: Visit,
  typed: Typed,
  { transaction, input, fields, goTo, replaces = false, notFound }: FormTransaction<N>,
): Promise<Outcome> {
  const command = {
    transaction,
    input: { ...input, ...ownParty(visit) },
    ...(replaces ? { precondition: { version: versionOf(typed) } } : {}),
  } as unknown as NamedCommand;
  const outcomeOf = ([receipt]: readonly Receipt[]): KeptOutcome =>
    kept(receipt as Receipt, { transaction, fields, goTo, actor: ownActor(visit) });
  const answer = (receipts: readonly Receipt[]): KeptAnswer => ({
    status: 200,
    headers: {},
    body: JSON.stringify(outcomeOf(receipts)),
  });
  const actor = actorOf(visit);
  const repeatable = { ...repeatableOf(visit, typed), answer };
  const transacted = await transact(ledger, actor, [command], { repeatable });
  // The page was sent before with something else in it: that is another form, and this key is used up.
  const done = 'reused' in transacted ? await transact(ledger, actor, [command]) : transacted;
  const outcome: KeptOutcome =
    'repeated' in done
      ? JSON.parse(done.repeated.body)
      : 'receipts' in done
        ? outcomeOf(done.receipts)
        : { problem: 'malformed-request' };
  if ('problem' in outcome) {
    if (outcome.problem === 'not-found' && notFound !== undefined) return { errors: [{ message: notFound }] };
    throw new Problem(outcome.problem);
  }
  if (!('stale' in outcome)) return outcome;
  const seen = text(typed, '_seen');
  const since = Number.isNaN(Date.parse(seen)) ? new Date(0).toISOString() : new Date(seen).toISOString();
  const changes = await changesSince(ledger.store.pool, actor.realm, command.input.uln, { since, now: visit.now });
  return { errors: [], changedMeanwhile: changes.map(meanwhile) };
}

type KeptOutcome =
  | { readonly goTo: string }
  | { readonly errors: readonly FieldError[] }
  | { readonly stale: true }
  | { readonly problem: 'not-found' | 'authority-missing' | 'malformed-request' };

function kept(
  receipt: Receipt,
  {
    transaction,
    fields,
    goTo,
    actor,
  }: { transaction: TransactionName; actor: ActingParty } & Pick<FormTransaction<TransactionName>, 'fields' | 'goTo'>,
): KeptOutcome {
  const { verdict } = receipt;
  switch (verdict.outcome) {
    case 'accepted':
    case 'unchanged':
      return { goTo: typeof goTo === 'string' ? goTo : goTo(receipt) };
    case 'refused':
      return { errors: verdict.faults.map((fault) => errorOf(fault, fields, actor)) };
    case 'merged':
      return { goTo: `/learners/${verdict.into}` };
    case 'stale':
    case 'unconditional':
      return { stale: true };
    default:
      return { problem: problemCodeOf(transaction, verdict.outcome) as 'not-found' };
  }
}

/** A broken rule beside its field: what must hold, how to put it right, and who has to, where it is not whoever typed. */
export function errorOf({ rule, pointer, parameters }: Fault, fields: readonly Field[], own: ActingParty): FieldError {
  const { fix, actor } = rules[rule as RuleId];
  const who = actor === own || actor === 'supplier' ? '' : ` ${acts[actor]} has to act.`;
  return { field: fieldAt(pointer, fields), message: `${messageOf(rule, parameters)} ${fix}${who}` };
}

const acts: Readonly<Record<ActingParty, string>> = {
  supplier: 'The supplier',
  centre: 'The centre',
  awardingBody: 'The awarding body',
  service: 'Service management',
};

/** The field that a JSON pointer leads to: the innermost of its names that is one. */
function fieldAt(pointer: string, fields: readonly Field[]): string | undefined {
  return pointer.split('/').findLast((name) => fields.some((field) => field.name === name));
}

/**
 * A check of what a form said against a schema of the contract, with the same tidying and the same rules as for a call.
 * Compiled when it is first needed.
 */
export function formCheck(
  schema: object,
): (values: object, fields: readonly Field[]) => { values: Record<string, unknown>; errors: readonly FieldError[] } {
  let check: ReturnType<typeof inputCheck> | undefined;
  return (values, fields) => {
    check ??= inputCheck(schema, wordingOf);
    const { value, errors } = check(values);
    return {
      values: value as Record<string, unknown>,
      errors: errors.map(({ pointer, message }) => ({ field: fieldAt(pointer, fields), message })),
    };
  };
}

/** The key of a form that may be sent twice, and what makes it the same form. */
export function repeatableOf(visit: Visit, typed: Typed): Repeatable {
  const { _csrf, _once, _seen, ...said } = typed;
  return {
    clientId: whoOf(visit).person.id,
    key: text(typed, '_once').slice(0, 100),
    digest: requestDigest(visit.path, said),
  };
}

function versionOf(typed: Typed): number | undefined {
  const said = text(typed, '_version');
  return /^\d{1,9}$/.test(said) ? Number(said) : undefined;
}

function ownParty(visit: Visit): object {
  const { organisation } = whoOf(visit);
  if (organisation.kind === 'centre') return { centre: organisation.number };
  return organisation.kind === 'awardingBody' ? { awardingBody: organisation.code } : {};
}

function ownActor(visit: Visit): ActingParty {
  const { kind } = whoOf(visit).organisation;
  return kind === 'serviceManagement' ? 'service' : kind;
}
