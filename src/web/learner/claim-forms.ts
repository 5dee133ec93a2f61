import { Reason } from '../../contract/generated/schemas.js';
import { formCheck } from '../forms/transact.js';
import { transactionPage } from '../forms/transaction-page.js';
import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';
import type { Visit } from '../visit.js';
import { reasonField } from './options.js';
import { diplomaInAddress, type LearnersDiploma, learnersPage, nameOf } from './reading.js';

const needs = { of: 'centre', scopes: ['claims:write'] } as const;

/** A Diploma is claimed, or the claim taken back. */
export function claimForms(parts: WebParts): readonly Page[] {
  const about = (visit: Visit) => diplomaInAddress(parts, visit);
  const titled = ({ diploma }: LearnersDiploma) =>
    `${parts.reference.lines.get(diploma.line)?.title ?? diploma.line}, ${diploma.level}`;
  const caption = (one: LearnersDiploma) => `${nameOf(one.record)}: ${titled(one)}`;
  const back = ({ record }: LearnersDiploma) => learnersPage(record);
  return [
    transactionPage(parts, {
      path: '/learners/:uln/diplomas/:diploma/claim',
      needs,
      transaction: 'createClaim',
      about,
      title: 'Claim the Diploma',
      caption,
      says: () => [
        'Claim as soon as the learner means to complete. Results, skills and work experience may follow.',
        'The Diploma awarding body decides when everything is there.',
      ],
      fields: () => [],
      input: (_values, { record, diploma }) => ({ uln: record.account.uln, diplomaId: diploma.id }),
      button: 'Claim',
      back,
      goTo: ({ record }) => learnersPage(record, 'createClaim'),
    }),
    transactionPage(parts, {
      path: '/learners/:uln/diplomas/:diploma/withdraw-claim',
      needs,
      transaction: 'withdrawClaim',
      about,
      title: 'Withdraw the claim',
      caption,
      fields: () => [reasonField],
      check: formCheck(Reason),
      input: ({ reason }, { record, diploma }) => ({
        ...{ uln: record.account.uln, diplomaId: diploma.id },
        reason: reason as string,
      }),
      button: 'Withdraw the claim',
      warns: true,
      back,
      goTo: ({ record }) => learnersPage(record, 'withdrawClaim'),
    }),
  ];
}
