import type { Answer, OperationId, RawAnswer } from '../contract/operation.js';
import { Problem } from '../contract/problem.js';
import { requestDigest, serialise, serialiseProblem } from '../contract/register.js';
import type { InputOf, TransactionName } from '../learners/transactions.js';
import type { Actor, Party } from '../ledger/actor.js';
import type { NamedCommand, Precondition, Receipt } from '../ledger/command.js';
import type { KeptAnswer, Repeatable } from '../ledger/idempotency.js';
import type { PartyReceipt, PartyTransacted } from '../ledger/party-transact.js';
import { transact } from '../ledger/transact.js';
import { actorFor, actorForBody, bodyOf } from './authority.js';
import { type ApiCall, type ApiParts, callerOf, type RequestContext } from './context.js';
import { type Done, doneOrProblem } from './verdicts.js';

/** The operations that write: they carry the acting centre, the person and the wish to rehearse. */
export type WritingCall<K extends OperationId> = ApiCall<K> & {
  headers: { 'das-centre'?: string; 'das-actor': string; 'idempotency-key'?: string; 'if-match'?: string };
  query: { validateOnly?: boolean };
};

/** What an answer rests on: what was done, and whether it was stored. */
export interface Written {
  readonly done: Done;
  readonly created: boolean;
  readonly rehearsal: boolean;
  /** Headers of the receipt: the transaction and its outcome. */
  readonly receipt: Record<string, string>;
}

/**
 * Carries out one transaction for the caller and answers it. A POST is repeatable by its Idempotency-Key; a PATCH or PUT
 * of a record that exists needs If-Match.
 */
export async function write<K extends OperationId, N extends TransactionName>(
  parts: ApiParts,
  call: WritingCall<K>,
  transaction: N,
  input: Omit<InputOf<N>, 'centre' | 'awardingBody'> & Partial<Pick<InputOf<N>, 'awardingBody' & keyof InputOf<N>>>,
  answer: (written: Written) => Answer<K>,
): Promise<Answer<K> | { raw: RawAnswer }> {
  const { headers, query } = call;
  const { actor, party } = actorOf(call);
  const rehearsal = query.validateOnly ?? false;
  const key = headers['idempotency-key'];
  const command = {
    transaction,
    input: { ...input, ...party },
    ...(key === undefined ? { precondition: preconditionOf(headers['if-match']) } : {}),
  } as unknown as NamedCommand;

  const respond = (receipts: readonly Receipt[]): Answer<K> => {
    const [receipt] = receipts as [Receipt];
    const done = doneOrProblem(call, receipt);
    return answer({
      done,
      created: done.outcome === 'accepted',
      rehearsal,
      receipt: receiptHeaders(done.outcome, receipt.id, rehearsal),
    });
  };
  const repeatable = repeatableOf(call, rehearsal);
  const transacted = await transact(parts.ledger, actor, [command], {
    rehearsal,
    ...(repeatable === undefined
      ? {}
      : { repeatable: { ...repeatable, answer: (receipts) => keep(parts, call, () => respond(receipts)) } }),
  });
  if ('repeated' in transacted) return { raw: transacted.repeated };
  if ('reused' in transacted) throw new Problem('idempotency-key-reused');
  return transacted.kept === undefined ? respond(transacted.receipts) : { raw: transacted.kept };
}

/** Who acts, and for whom: a supplier for the centre that the call names, an awarding body for itself. */
export function actorOf(call: WritingCall<OperationId>): { actor: Actor; party: Party } {
  const { context, headers } = call;
  const caller = callerOf(call);
  const centre = headers['das-centre'];
  if (centre !== undefined)
    return { actor: actorFor(context, caller, centre, headers['das-actor']), party: { centre } };
  return { actor: actorForBody(context, caller, headers['das-actor']), party: { awardingBody: bodyOf(caller) } };
}

/** A request that may be repeated: who sent it, its key, and a digest of all that makes it this request. */
export function repeatableOf(call: WritingCall<OperationId>, rehearsal: boolean): Repeatable | undefined {
  const key = call.headers['idempotency-key'];
  return key === undefined || rehearsal ? undefined : repeatedBy(call, key);
}

/** The same for an operation that always stores, and so always has a key. */
export function repeatedBy(call: KeyedCall, key: string = call.headers['idempotency-key'] as string): Repeatable {
  const { principal } = callerOf(call);
  return {
    clientId: principal.clientId,
    key,
    digest: requestDigest(call.operationId, call.params, call.headers['das-centre'], call.body),
  };
}

type KeyedCall = ApiCall<OperationId> & { headers: { 'das-centre'?: string; 'idempotency-key'?: string } };

/**
 * The answer to a transaction about a centre: that which was kept, of this request or of the same one before, or what
 * `respond` makes of the receipt where none is kept. Throws `idempotency-key-reused`.
 */
export function answerOf<T, A>(
  transacted: PartyTransacted<T>,
  respond: (receipt: PartyReceipt<T>) => A,
): A | { raw: RawAnswer } {
  if ('repeated' in transacted) return { raw: transacted.repeated };
  if ('reused' in transacted) throw new Problem('idempotency-key-reused');
  return transacted.kept === undefined ? respond(transacted.receipt) : { raw: transacted.kept };
}

/** The answer, or the problem, as it goes out now and at each repetition. */
export function keep<K extends OperationId>(
  { baseUrl }: ApiParts,
  { operationId, context }: { operationId: K; context: RequestContext },
  respond: () => Answer<K>,
): KeptAnswer {
  try {
    return serialise(operationId, respond() as Parameters<typeof serialise>[1]);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return serialiseProblem(error, { baseUrl, instance: context.instance, requestId: context.requestId });
  }
}

export function receiptHeaders(
  outcome: 'accepted' | 'unchanged',
  id: string,
  rehearsal: boolean,
): Record<string, string> {
  return { 'das-outcome': outcome, ...(outcome === 'accepted' && !rehearsal ? { 'das-transaction': id } : {}) };
}

/** `If-Match` as a version. A tag that this service never gave matches nothing. */
function preconditionOf(ifMatch: string | undefined): Precondition {
  if (ifMatch === undefined) return { version: undefined };
  if (ifMatch.trim() === '*') return { version: '*' };
  const version = /^"(\d{1,9})"$/.exec(ifMatch.trim())?.[1];
  return { version: version === undefined ? -1 : Number(version) };
}
