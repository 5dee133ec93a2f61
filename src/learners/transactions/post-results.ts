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

/** A component awarding body posts the result of a qualification, or of a unit of it. */
export const postResults: Transaction<SaidResult> = {
  name: 'postResults',
  scope: 'results:write',
  looksUp: ({ qan }) => ({ qan }),

  decide(before, said, circumstances) {
    const { record, verdict } = accountFor(before);
    if (record === undefined) return verdict;
    const faults = resultFaults(record.account, said, circumstances);
    if (faults.length > 0) return refused(...faults);
    const standing = standingResult(record, said);
    const posted = resultOf(said, circumstances, (standing?.version ?? 0) + 1);
    if (standing === undefined) return acceptedAside(record, { results: [...record.results, posted] }, posted.id);
    if (!sameResult(standing, posted)) return refused({ rule: 'result-exists', pointer: '/qan' });
    // Said again, it is no longer in doubt.
    return isInDoubt(standing, record.results)
      ? acceptedAside(record, { results: withReplaced(record, standing, posted, circumstances.now) }, posted.id)
      : unchanged(record, standing.id);
  },
};
