import { accepted, type Command, type Fault, refused, type Transaction, unchanged } from '../decision.js';
import { ulnFaults } from '../uln.js';

export interface MergeLearnerAccount extends Command {
  /** The ULN that is kept. */
  readonly into: string;
  /** The ids of the results that stand, as they were looked at. Unsaid: they stay behind. */
  readonly seen?: readonly string[] | undefined;
}

/**
 * The Learning Records Service found two numbers of one person and kept the other: whoever asks for this one is sent
 * there. Done by service management; the record stays as it was, and its results are taken over before.
 */
export const mergeLearnerAccount: Transaction<MergeLearnerAccount> = {
  name: 'mergeLearnerAccount',
  scope: 'service',

  decide(record, { uln, into, seen }, circumstances) {
    if (record === undefined) return { outcome: 'notFound' };
    if (record.account.mergedInto === into) return unchanged(record, uln);
    const faults: Fault[] = ulnFaults(into, '/into');
    if (into === uln) faults.push({ rule: 'merge-itself', pointer: '/into' });
    const standing = record.results.filter(({ status }) => status === 'posted').map(({ id }) => id);
    if (seen !== undefined && (seen.length !== standing.length || standing.some((id) => !seen.includes(id))))
      faults.push({ rule: 'merge-changed', pointer: '/uln' });
    if (faults.length > 0) return refused(...faults);
    const merged = { status: 'merged', mergedInto: into } as const;
    return accepted(record, { account: { ...record.account, ...merged } }, uln, circumstances);
  },
};
