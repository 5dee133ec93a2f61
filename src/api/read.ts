import type { OperationId } from '../contract/operation.js';
import type { LearnerRecord } from '../learners/record.js';
import { readRecord } from '../ledger/load.js';
import { hasAuthority, notFound } from './authority.js';
import { type ApiCall, type ApiParts, callerOf } from './context.js';
import { mergedProblem } from './verdicts.js';

type LearnerCall<K extends OperationId> = ApiCall<K> & { params: { uln: string }; headers: { 'das-centre': string } };

/**
 * The record of the learner in the address, for the acting centre. Throws `not-found` for what the caller may not see,
 * `learner-merged` for a ULN that was merged.
 */
export async function learnerOf<K extends OperationId>(
  { ledger }: ApiParts,
  call: LearnerCall<K>,
): Promise<LearnerRecord> {
  const caller = callerOf(call);
  const centre = call.headers['das-centre'];
  if (!hasAuthority(caller, centre, 'learners:read')) throw notFound();
  const record = await readRecord(ledger.store.pool, caller.principal.realm.id, call.params.uln);
  if (record === undefined || record.account.centre !== centre) throw notFound();
  if (record.account.status === 'merged')
    throw mergedProblem(call as ApiCall<OperationId>, record.account.mergedInto as string);
  return record;
}
