import { acceptedAside, refused, type Transaction, unchanged } from '../decision.js';
import {
  accountFor,
  isInDoubt,
  resultFaults,
  resultOf,
  type SaidResult,
  sameResult,
  standingResult,
  withReplaced,
} from '../results.js';

/** Which result is replaced: by its id, or by what is said of the new one. */
export interface ReplaceResult extends SaidResult {
  readonly resultId?: string | undefined;
}

/**
 * A component awarding body posts a result in the place of another. The home centre goes on seeing the first one until
 * the new one is published.
 */
export const replaceResult: Transaction<ReplaceResult> = {
  name: 'replaceResult',
  scope: 'results:write',
  looksUp: ({ qan }) => ({ qan }),

  decide(before, { resultId, ...said }, circumstances) {
    const { record, verdict } = accountFor(before);
    if (record === undefined) return verdict;
    const { awardingBody } = said;
    const replaced =
      resultId === undefined
        ? standingResult(record, said)
        : record.results.find((result) => result.id === resultId && result.awardingBody === awardingBody);
    if (replaced === undefined)
      return resultId === undefined ? refused({ rule: 'result-unknown', pointer: '/qan' }) : { outcome: 'notFound' };
    if (replaced.status !== 'posted') {
      // The sender may have lost the first answer.
      const stands = standingResult(record, said);
      return stands !== undefined && sameResult(stands, resultOf(said, circumstances, 0))
        ? unchanged(record, stands.id)
        : refused({ rule: 'result-not-standing', pointer: '' });
    }
    const faults = resultFaults(record.account, said, circumstances);
    if (faults.length > 0) return refused(...faults);
    const posted = resultOf(said, circumstances, replaced.version + 1);
    // Said again, it is no longer in doubt.
    if (sameResult(replaced, posted) && !isInDoubt(replaced, record.results)) return unchanged(record, replaced.id);
    const other = standingResult(record, said);
    if (other !== undefined && other.id !== replaced.id) return refused({ rule: 'result-exists', pointer: '/qan' });
    return acceptedAside(record, { results: withReplaced(record, replaced, posted, circumstances.now) }, posted.id);
  },
};
