import { acceptedAside, type Command, type Fault, refused, type Transaction, unchanged } from '../decision.js';
import type { ConstituentResult } from '../record.js';
import { sameResult } from '../results.js';

export interface TakeOverResults extends Command {
  /** The ULN that is merged into this one. */
  readonly from: string;
  /** What stands there, published or not. */
  readonly results: readonly ConstituentResult[];
}

/**
 * Two numbers of one person become one: what awarding bodies posted for the number that goes follows to the one that is
 * kept, as it was posted. Where both have a result of the same qualification and day, they must be the same.
 */
export const takeOverResults: Transaction<TakeOverResults> = {
  name: 'takeOverResults',
  scope: 'service',

  decide(record, { uln, results }, { now }) {
    if (record === undefined) return { outcome: 'notFound' };
    if (record.account.status === 'merged') return { outcome: 'merged', into: record.account.mergedInto as string };
    const standing = record.results.filter(({ status }) => status === 'posted');
    const twin = (result: ConstituentResult) =>
      standing.find(
        ({ qan, unit, awardDate }) => qan === result.qan && unit === result.unit && awardDate === result.awardDate,
      );
    const faults = results.flatMap((result): Fault[] => {
      const other = twin(result);
      return other === undefined || sameResult(other, result)
        ? []
        : [{ rule: 'merge-results-differ', pointer: '/into', parameters: { qan: result.qan } }];
    });
    if (faults.length > 0) return refused(...faults);
    const added = results
      .filter((result) => twin(result) === undefined)
      .map((result) => ({ ...result, changedAt: now }));
    if (added.length === 0) return unchanged(record, uln);
    return acceptedAside(record, { results: [...record.results, ...added] }, uln);
  },
};
