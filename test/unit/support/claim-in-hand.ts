import { describe, expect, it } from 'vitest';
import type { LearnerRecord } from '../../../src/learners/record.js';
import type { InputOf } from '../../../src/learners/transactions.js';
import { aClaim, aDiploma, aWithdrawnDiploma, keptUln } from './learner.js';
import { id } from './reference.js';
import { brokenRules, decide, recordAfter } from './verdict.js';

type Move = 'confirmAward' | 'referClaim' | 'issueCertificate' | 'revokeAward';

const which = { line: 'engineering', level: 'higher' } as const;

/**
 * What holds for every decision on a claim, given a record on which this one is accepted: the claim is one that stands on
 * a registration with the body itself, and other bodies are told no more than that there is none.
 */
export function describeClaimInHand<M extends Move>(
  name: M,
  record: LearnerRecord,
  input: Omit<InputOf<M>, 'claimId' | 'registration'>,
  around: { now: string; today: string },
): void {
  const say = (over: object, on: LearnerRecord | undefined = record) =>
    decide(name, on, { ...input, ...over } as InputOf<M>, around);
  const byId = { claimId: id(11) };
  const byRegistration = { registration: which };

  describe(`${name}, by the claim`, () => {
    it('is accepted by the claim’s id, and by its line and level, and is about the claim', () => {
      for (const said of [byId, byRegistration]) {
        const verdict = say(said);
        expect(verdict).toMatchObject({ outcome: 'accepted', about: id(11) });
        expect(recordAfter(verdict).decisions.at(-1)).toMatchObject({ id: id(900), claimId: id(11) });
      }
    });

    it.each([
      ['no account', undefined],
      ['no claim', { ...record, claims: [], diplomas: [aDiploma()] }],
      ['another body’s registration', { ...record, diplomas: [aDiploma({ status: 'claimed', awardingBody: 'SVE' })] }],
      ['another line', { ...record, diplomas: [aDiploma({ status: 'claimed', line: 'hospitality' })] }],
    ])('there is none with %s', (why, on) => {
      const verdict = decide(name, on, { ...input, ...byRegistration } as InputOf<M>, around);
      expect(brokenRules(verdict)).toEqual(['award-claim-unknown at /uln']);
      if (why === 'another line') return;
      expect(decide(name, on, { ...input, ...byId } as InputOf<M>, around)).toEqual({ outcome: 'notFound' });
    });

    it('there is none of another id', () => expect(say({ claimId: id(12) })).toEqual({ outcome: 'notFound' }));

    it('withdrawn, takes no decision', () => {
      const withdrawn = { ...record, diplomas: [aDiploma()], claims: [aClaim({ status: 'withdrawn' })] };
      for (const said of [byId, byRegistration])
        expect(brokenRules(say(said, withdrawn))).toEqual(['award-claim-withdrawn at the whole']);
    });

    it('made anew, is the one that is meant by line and level', () => {
      const old = aClaim({ id: id(10), status: 'withdrawn' });
      const again = { ...record, claims: [old, ...record.claims] };
      expect(say(byRegistration, again)).toMatchObject({ outcome: 'accepted', about: id(11) });
    });

    it('is that on the registration that stands, where one with another body was withdrawn', () => {
      const left = aWithdrawnDiploma({ id: id(2), awardingBody: 'SVE' });
      const both = { ...record, diplomas: [left, ...record.diplomas] };
      expect(say(byRegistration, both)).toMatchObject({ outcome: 'accepted', about: id(11) });
    });

    it('of a merged account is under the number that was kept', () => {
      const merged = { ...record, account: { ...record.account, status: 'merged' as const, mergedInto: keptUln } };
      for (const said of [byId, byRegistration])
        expect(say(said, merged)).toEqual({ outcome: 'merged', into: keptUln });
    });

    it('keeps what was decided on it and on other claims', () => {
      const { decisions } = recordAfter(say(byId));
      expect(decisions.slice(0, -1)).toEqual(record.decisions);
    });

    it.each([
      ['not published yet', '2010-12-24T00:00:00.000Z', '2010-12-24T00:00:00.000Z'],
      ['published', '2010-09-19T23:00:00.000Z', around.now],
      ['on no result', undefined, around.now],
    ])('is known to the centre when the outcome is (%s)', (_how, publishAt, expected) => {
      // No certificate is issued on an outcome that is not published.
      if (name === 'issueCertificate' && publishAt !== undefined && publishAt > around.now) return;
      const outcomes = record.outcomes.map((outcome) => ({ ...outcome, publishAt }));
      const { decisions } = recordAfter(say(byId, { ...record, outcomes }));
      expect(decisions.at(-1)).toMatchObject({ decidedAt: around.now, publishAt: expected });
    });
  });
}
