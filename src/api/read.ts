import type { OperationId } from '../contract/operation.js';
import type { Account, LearnerRecord } from '../learners/record.js';
import { readRecord } from '../ledger/load.js';
import type { LearnerOverview } from '../ledger/overviews.js';
import { hasAuthority, notFound } from './authority.js';
import { type ApiCall, type ApiParts, callerOf } from './context.js';
import { mergedProblem } from './verdicts.js';

type LearnerCall<K extends OperationId> = ApiCall<K> & { params: { uln: string }; headers: { 'das-centre': string } };

/**
 * The record of the learner in the address, for the acting centre. Throws `not-found` for what the caller may not see,
 * `learner-merged` for a ULN that was merged.
 */
export async function learnerOf<K extends OperationId>(parts: ApiParts, call: LearnerCall<K>): Promise<LearnerRecord> {
  const { pool } = parts.ledger.store;
  return seen(call, (realm, uln) => readRecord(pool, realm, uln));
}

/** The same, but only the account and its Diplomas. */
export async function overviewOf<K extends OperationId>(
  parts: ApiParts,
  call: LearnerCall<K>,
): Promise<LearnerOverview> {
  return seen(call, parts.readOverview);
}

async function seen<K extends OperationId, R extends { readonly account: Account }>(
  call: LearnerCall<K>,
  read: (realm: number, uln: string) => Promise<R | undefined>,
): Promise<R> {
  const caller = callerOf(call);
  const centre = call.headers['das-centre'];
  if (!hasAuthority(caller, centre, 'learners:read')) throw notFound();
  const found = await read(caller.principal.realm.id, call.params.uln);
  if (found === undefined || found.account.centre !== centre) throw notFound();
  const { status, mergedInto } = found.account;
  if (status === 'merged') throw mergedProblem(call as ApiCall<OperationId>, mergedInto as string);
  return found;
}
