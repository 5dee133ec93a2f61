import { describe, expect, it } from 'vitest';
import type { ConstituentResult, Outcome } from '../../../../src/learners/record.js';
import { enquiryDays } from '../../../../src/learners/transactions/issue-certificate.js';
import { ukMidnight } from '../../../../src/learners/uk-time.js';
import { describeClaimInHand } from '../../support/claim-in-hand.js';
import { aClaimedLearner, aDecision, anOutcome, aResult, uln } from '../../support/learner.js';
import { id } from '../../support/reference.js';
import { brokenRules, decide, recordAfter } from '../../support/verdict.js';

const around = { now: '2010-12-01T08:00:00.000Z', today: '2010-12-01' };
const input = { uln, awardingBody: 'NDA', claimId: id(11) };

function confirmed(outcome: Partial<Outcome> = {}, results: readonly ConstituentResult[] = [aResult()]) {
  const parts = { results, outcomes: [anOutcome(outcome)], decisions: [aDecision()] };
  return aClaimedLearner({ awardState: 'confirmed' }, parts);
}

describe('issuing a certificate', () => {
  it('adds the decision, with the grade that was confirmed and a number of its own', () => {
    const { decisions } = recordAfter(decide('issueCertificate', confirmed(), input, around));
    expect(decisions[1]).toEqual({
      ...{ id: id(900), claimId: id(11), decision: 'certificated', outcomeVersion: 3, grade: 'B' },
      ...{ decidedAt: around.now, publishAt: around.now, certificateNumber: 'NDA-0000-0000-0900' },
    });
  });

  it('gives a number that can be read out, another one for each', () => {
    const numberOf = (transaction: string) => {
      const verdict = decide('issueCertificate', confirmed(), input, { ...around, id: transaction });
      return recordAfter(verdict).decisions.at(-1)?.certificateNumber;
    };
    expect(numberOf('0198e0c2-6f0a-7000-8000-0a1b2c3d4e5f')).toBe('NDA-0A1B-2C3D-4E5F');
    expect(numberOf(id(901))).not.toBe(numberOf(id(902)));
  });

  it('again changes nothing, and gives no second number', () => {
    const once = recordAfter(decide('issueCertificate', confirmed(), input, around));
    const certificated = {
      ...once,
      claims: once.claims.map((claim) => ({ ...claim, awardState: 'certificated' as const })),
    };
    expect(decide('issueCertificate', certificated, input, { ...around, id: id(901) })).toMatchObject({
      ...{ outcome: 'unchanged', about: id(11) },
    });
  });

  it.each([
    // Published in summer, at eleven in the evening by UTC: 20 September.
    ['2010-09-20', '2010-10-19', false],
    ['2010-09-20', '2010-10-20', true],
    // Across the end of summer time.
    ['2010-10-15', '2010-11-13', false],
    ['2010-10-15', '2010-11-14', true],
    ['2010-12-24', '2011-01-22', false],
    ['2010-12-24', '2011-01-23', true],
  ])('of results published on %s, on %s: %s', (publishDate, today, isIssued) => {
    const record = confirmed({ publishAt: ukMidnight(publishDate) });
    const verdict = decide('issueCertificate', record, input, { today, now: `${today}T12:00:00.000Z` });
    expect(verdict.outcome).toBe(isIssued ? 'accepted' : 'refused');
    if (!isIssued) expect(brokenRules(verdict)).toEqual(['certificate-early at the whole']);
  });

  it('tells the first day on which it can be issued', () => {
    const verdict = decide('issueCertificate', confirmed(), input, { today: '2010-10-04' });
    expect(verdict).toMatchObject({ faults: [{ parameters: { date: '2010-10-20' } }] });
    expect(enquiryDays).toBe(30);
  });

  it('waits for nothing when the outcome rests on no result', () => {
    const record = confirmed({ publishAt: undefined }, []);
    expect(decide('issueCertificate', record, input, { today: '2010-10-04' }).outcome).toBe('accepted');
  });

  it('waits while an enquiry about a result that stands is open, and for no other', () => {
    const open = aResult({ enquiry: true });
    const refused = decide('issueCertificate', confirmed({}, [open]), input, around);
    expect(brokenRules(refused)).toEqual(['certificate-enquiry-open at the whole']);
    for (const status of ['replaced', 'withdrawn'] as const) {
      const over = confirmed({}, [{ ...open, status }, aResult({ id: id(32) })]);
      expect(decide('issueCertificate', over, input, around).outcome).toBe('accepted');
    }
  });

  it('says everything that it waits for at once', () => {
    const verdict = decide('issueCertificate', confirmed({}, [aResult({ enquiry: true })]), input, {
      today: '2010-10-04',
    });
    expect(brokenRules(verdict)).toEqual(['certificate-enquiry-open at the whole', 'certificate-early at the whole']);
  });
});

describeClaimInHand('issueCertificate', confirmed(), { uln, awardingBody: 'NDA' }, around);
