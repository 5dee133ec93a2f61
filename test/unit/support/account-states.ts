import { describe, expect, it } from 'vitest';
import type { LearnerRecord } from '../../../src/learners/record.js';
import type { InputOf, TransactionName } from '../../../src/learners/transactions.js';
import { keptUln } from './learner.js';
import { otherCentre } from './reference.js';
import { brokenRules, decide } from './verdict.js';

/**
 * What holds for every transaction of a home centre, given a record on which the command is accepted: nobody else's
 * account is there, a merged one sends to the number that was kept, and a closed one takes no change unless said so.
 */
export function describeAccountStates<N extends TransactionName>(
  name: N,
  record: LearnerRecord,
  input: InputOf<N>,
  { closed = 'refused' }: { closed?: 'refused' | 'taken' } = {},
): void {
  const as = (account: Partial<LearnerRecord['account']>) => ({
    ...record,
    account: { ...record.account, ...account },
  });
  const shut = { status: 'closed', closedAt: '2010-09-30T15:00:00.000Z', closedReason: 'Left' } as const;
  const merged = { status: 'merged', mergedInto: keptUln } as const;

  describe(`${name}, by the state of the account`, () => {
    it('there is none: not found', () => {
      expect(decide(name, undefined, input)).toEqual({ outcome: 'notFound' });
    });

    it.each([
      ['open', {}],
      ['closed', shut],
      ['merged', merged],
    ])('another centre’s, %s: not found, in the same words', (_status, account) => {
      expect(decide(name, as({ ...account, centre: otherCentre }), input)).toEqual({ outcome: 'notFound' });
    });

    it('merged: the number that was kept', () => {
      expect(decide(name, as(merged), input)).toEqual({ outcome: 'merged', into: keptUln });
    });

    if (closed === 'refused') {
      it('closed: refused until it is reopened', () => {
        expect(brokenRules(decide(name, as(shut), input))).toEqual(['account-closed at the whole']);
      });
    }
  });
}
