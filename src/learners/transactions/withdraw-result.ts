import { type AwardingBodyCommand, acceptedAside, refused, type Transaction, unchanged } from '../decision.js';
import { accountFor, type ResultKey, standingResult, withdrawnResult, withWithdrawn } from '../results.js';

/** Which result: by its id, or by its qualification, unit and date of award. */
export interface WithdrawResult extends AwardingBodyCommand {
  readonly resultId?: string | undefined;
  readonly key?: ResultKey | undefined;
  readonly reason: string;
}

/** A component awarding body takes a result back. With that of a unit the result of its qualification is in doubt. */
export const withdrawResult: Transaction<WithdrawResult> = {
  name: 'withdrawResult',
  scope: 'results:write',

  decide(before, { awardingBody, resultId, key }, { now }) {
    const { record, verdict } = accountFor(before);
    if (record === undefined) return verdict;
    const result =
      key === undefined
        ? record.results.find((one) => one.id === resultId && one.awardingBody === awardingBody)
        : (standingResult(record, { awardingBody, ...key }) ?? withdrawnResult(record, { awardingBody, ...key }));
    if (result === undefined)
      return key === undefined ? { outcome: 'notFound' } : refused({ rule: 'result-unknown', pointer: '/qan' });
    if (result.status === 'withdrawn') return unchanged(record, result.id);
    if (result.status === 'replaced') return refused({ rule: 'result-not-standing', pointer: '' });
    return acceptedAside(record, { results: withWithdrawn(record, result, now) }, result.id);
  },
};
