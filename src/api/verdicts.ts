import { operations } from '../contract/generated/operations.js';
import { personal } from '../contract/generated/personal.js';
import type { OperationId } from '../contract/operation.js';
import { Problem, type ProblemDetail } from '../contract/problem.js';
import type { Fault, Verdict } from '../learners/decision.js';
import { messageOf, rules } from '../learners/rules.js';
import type { TransactionName } from '../learners/transactions.js';
import { problemCodeOf, type Receipt } from '../ledger/command.js';
import type { ApiCall } from './context.js';

/** A command that did what it said: the record stands as it should. */
export type Done = Extract<Verdict, { outcome: 'accepted' | 'unchanged' }>;

/** What was done, or the problem that the receipt comes to. Throws a Problem. */
export function doneOrProblem(call: ApiCall<OperationId>, { verdict }: Receipt): Done {
  switch (verdict.outcome) {
    case 'accepted':
    case 'unchanged':
      return verdict;
    case 'refused':
      throw refusedProblem(call, verdict.faults);
    case 'merged':
      throw mergedProblem(call, verdict.into);
    default:
      throw new Problem(problemCodeOf(call.operationId as TransactionName, verdict.outcome));
  }
}

/** The problem of broken rules: each with its words, the place in the request and who has to act. */
export function refusedProblem(call: ApiCall<OperationId>, faults: readonly Fault[]): Problem {
  const count = faults.length === 1 ? '1 rule is broken' : `${faults.length} rules are broken`;
  return new Problem('refused', {
    detail: `${count}. Nothing was stored.`,
    errors: faults.map((fault) => faultDetail(call, fault)),
  });
}

/** A broken rule in the words of the contract. */
export function faultDetail(
  { operationId, params, body }: ApiCall<OperationId>,
  { rule, pointer, parameters }: Fault,
): ProblemDetail {
  const names = pointer.split('/').slice(1);
  const inPath = names.length === 1 && (names[0] as string) in operations[operationId].params.properties;
  const value = names.some((name) => personal.has(name))
    ? undefined
    : names.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], inPath ? params : body);
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return {
    in: inPath ? 'path' : 'body',
    pointer,
    rule,
    message: messageOf(rule, parameters),
    actor: rules[rule].actor,
    ...(plain ? { value } : {}),
  };
}

/** The same address with the ULN that was kept; a rule broken where the ULN does not stand in the address. */
export function mergedProblem(call: ApiCall<OperationId>, into: string): Problem {
  const { context, params, body, operationId } = call;
  if (!('uln' in params))
    return refusedProblem(call, [
      { rule: 'uln-merged', pointer: Object.hasOwn((body ?? {}) as object, 'uln') ? '/uln' : '' },
    ]);
  const kept: Record<string, unknown> = { ...params, uln: into };
  const address = operations[operationId].path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(String(kept[name])),
  );
  return new Problem('learner-merged', { headers: { location: address + context.search } });
}
