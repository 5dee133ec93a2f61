import type { Rule } from './rule.js';

const own = 'Not documented for the original service; this service’s own choice.';

/** Rules about the award of a claimed Diploma, and its certificate. */
export const awardRules = {
  'claim-awarded': {
    area: 'Claims',
    statement: 'A claim whose award is confirmed is not withdrawn.',
    message: 'The award is confirmed.',
    fix: 'Ask the Diploma awarding body to revoke the award.',
    actor: 'centre',
    source: own,
  },
  'award-claim-unknown': {
    area: 'Awards',
    statement: 'An award is decided on a claim made on a registration with the body.',
    message: 'There is no such claim.',
    fix: 'Check the ULN, the line and the level.',
    actor: 'awardingBody',
    source: own,
  },
  'award-claim-withdrawn': {
    area: 'Awards',
    statement: 'A withdrawn claim takes no decision.',
    message: 'The centre has withdrawn the claim.',
    fix: 'Nothing can be decided unless the centre claims again.',
    actor: 'awardingBody',
    source: own,
  },
  'award-state': {
    area: 'Awards',
    statement: 'An award goes from state to state only as the table of states says.',
    message: 'This cannot be done while the award is {state}.',
    fix: 'Read the claim again: something may have changed.',
    actor: 'awardingBody',
    source: own,
  },
  'award-not-ready': {
    area: 'Awards',
    statement: 'Only an award that the service has worked out is confirmed.',
    message: 'Something is missing, so the award cannot be confirmed.',
    fix: 'See what is missing in the outcome.',
    actor: 'awardingBody',
    source: 'Edexcel results information, 2010: the service aggregates, the Diploma awarding body confirms.',
  },
  'award-grade': {
    area: 'Awards',
    statement: 'The grade that is confirmed is the one that was worked out.',
    message: 'The grade that was worked out is {grade}.',
    fix: 'Confirm that grade, or refer the claim.',
    actor: 'awardingBody',
    source: 'Edexcel results information, 2010: a Diploma awarding body cannot change component results.',
  },
  'award-scheme-unconfirmed': {
    area: 'Awards',
    statement: 'No award to a real learner rests on an unconfirmed grading table.',
    message: 'The grading table for this Diploma is not confirmed yet.',
    fix: 'Service management has to confirm the table first.',
    actor: 'service',
    source: own,
  },
  'certificate-enquiry-open': {
    area: 'Awards',
    statement: 'No certificate is issued while an enquiry or an appeal is open.',
    message: 'An enquiry or an appeal about one of the learner’s results is open.',
    fix: 'Wait until the component awarding body has closed it.',
    actor: 'awardingBody',
    source: 'Ofqual, Diploma operating rules: certification after a period for enquiries and appeals.',
  },
  'certificate-early': {
    area: 'Awards',
    statement: 'Certificates are issued 30 days after the results are published.',
    message: 'The period for enquiries and appeals ends on {date}.',
    fix: 'Issue the certificate from that date on.',
    actor: 'awardingBody',
    source:
      'Ofqual, Diploma operating rules: certification after a period for enquiries and appeals. The number of days is this service’s own choice.',
  },
} satisfies Record<string, Rule>;
