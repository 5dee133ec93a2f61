import { claimInHand, decide, isDecided, moveFaults, type WhichClaim } from '../awarding.js';
import { type Fault, refused, type Transaction, unchanged } from '../decision.js';
import { plusDays, ukDate } from '../uk-time.js';

/**
 * Days between the publication of the results and the first certificates, for enquiries and appeals. Documented: a period
 * that leaves room for them, and certificates in the October after. The number of days is this service's own choice.
 */
export const enquiryDays = 30;

/** The Diploma awarding body issues the certificate of a confirmed award. */
export const issueCertificate: Transaction<WhichClaim> = {
  name: 'issueCertificate',
  scope: 'awards:write',
  readsOutcomes: true,

  decide(before, command, circumstances) {
    const hand = claimInHand(before, command);
    if ('verdict' in hand) return hand.verdict;
    const { record, claim, diploma, last, outcome } = hand;
    if (isDecided(hand, { decision: 'certificated' })) return unchanged(record, claim.id);
    const faults: Fault[] = moveFaults(hand, 'issueCertificate');
    if (faults.length > 0) return refused(...faults);
    if (record.results.some(({ status, enquiry }) => status === 'posted' && enquiry))
      faults.push({ rule: 'certificate-enquiry-open', pointer: '' });
    const first = outcome?.publishAt === undefined ? undefined : plusDays(ukDate(outcome.publishAt), enquiryDays);
    if (first !== undefined && circumstances.today < first)
      faults.push({ rule: 'certificate-early', pointer: '', parameters: { date: first } });
    if (faults.length > 0) return refused(...faults);
    const said = { decision: 'certificated', grade: last?.grade } as const;
    const certificateNumber = numberFrom(diploma.awardingBody, circumstances.id);
    return decide(hand, { ...said, certificateNumber }, circumstances);
  },
};

/** A number for people to read out: the body, and 12 hexadecimal digits by which no two transactions agree. */
function numberFrom(awardingBody: string, id: string): string {
  const digits = id.replaceAll('-', '').slice(-12).toUpperCase();
  return `${awardingBody}-${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`;
}
