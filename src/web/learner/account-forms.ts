import { LearnerChange, NewLearner, Reason } from '../../contract/generated/schemas.js';
import type { LearnerRecord } from '../../learners/record.js';
import type { Field } from '../forms/field.js';
import { formCheck } from '../forms/transact.js';
import { transactionPage } from '../forms/transaction-page.js';
import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';
import { bodiesOfCentre } from './bodies.js';
import { personFields, reasonField, registrationFields } from './options.js';
import { learnerOf, learnersPage, nameOf } from './reading.js';

const needs = { of: 'centre', scopes: ['learners:write'] } as const;
const ulnField: Field = {
  ...{ name: 'uln', label: 'Unique learner number (ULN)', kind: 'code', width: 10 },
  hint: 'The 10 digits that the Learning Records Service gave.',
};

/** A learner's account: opened, amended, closed and opened again. */
export function accountForms(parts: WebParts): readonly Page[] {
  const about = (visit: Parameters<typeof learnerOf>[1]) => learnerOf(parts, visit);
  const caption = (record: LearnerRecord) => nameOf(record);
  const back = (record: LearnerRecord) => learnersPage(record);
  return [
    transactionPage(parts, {
      path: '/learners/open',
      needs,
      transaction: 'openLearnerAccount',
      about: (visit) => bodiesOfCentre(parts, visit),
      title: 'Open a learner account',
      says: () => ['One account for each learner. Give the first line and level now, or later.'],
      fields: (bodies) => [ulnField, ...personFields, ...registrationFields(parts.reference, bodies, true)],
      check: formCheck(NewLearner),
      shape: ({ line, level, awardingBody, ...person }) => {
        const diploma = { line, level, awardingBody };
        return Object.values(diploma).some((value) => value !== undefined) ? { ...person, diploma } : person;
      },
      input: (values) => values as never,
      button: 'Open the account',
      back: () => '/learners',
      goTo: (_bodies, { verdict }) =>
        'record' in verdict ? learnersPage(verdict.record, 'openLearnerAccount') : '/learners',
    }),
    transactionPage(parts, {
      path: '/learners/:uln/amend',
      needs,
      transaction: 'amendLearnerAccount',
      about,
      title: 'Change the learner’s details',
      caption,
      fields: () => personFields,
      stands: ({ account }) => ({ ...account }),
      version: ({ version }) => version,
      check: formCheck(LearnerChange),
      // What was emptied is taken away.
      shape: (values) => ({ ...values, uci: values.uci ?? null, upn: values.upn ?? null }),
      input: (change, { account }) => ({ uln: account.uln, change }) as never,
      button: 'Save',
      back,
      goTo: (record) => learnersPage(record, 'amendLearnerAccount'),
    }),
    transactionPage(parts, {
      path: '/learners/:uln/close',
      needs,
      transaction: 'closeLearnerAccount',
      about,
      title: 'Close the account',
      caption,
      says: () => ['A closed account takes no change. You can open it again.'],
      fields: () => [reasonField],
      check: formCheck(Reason),
      input: ({ reason }, { account }) => ({ uln: account.uln, reason: reason as string }),
      button: 'Close the account',
      warns: true,
      back,
      goTo: (record) => learnersPage(record, 'closeLearnerAccount'),
    }),
    transactionPage(parts, {
      path: '/learners/:uln/reopen',
      needs,
      transaction: 'reopenLearnerAccount',
      about,
      title: 'Open the account again',
      caption,
      fields: () => [reasonField],
      check: formCheck(Reason),
      input: ({ reason }, { account }) => ({ uln: account.uln, reason: reason as string }),
      button: 'Open the account again',
      back,
      goTo: (record) => learnersPage(record, 'reopenLearnerAccount'),
    }),
  ];
}
