import { NewTransfer, Reason, Uln } from '../../contract/generated/schemas.js';
import { Problem } from '../../contract/problem.js';
import type { LearnerRecord, Transfer } from '../../learners/record.js';
import type { Field } from '../forms/field.js';
import { formCheck } from '../forms/transact.js';
import { transactionPage } from '../forms/transaction-page.js';
import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';
import type { Visit } from '../visit.js';
import { reasonField } from './options.js';
import { learnerOf, learnersPage, nameOf } from './reading.js';

const needs = { of: 'centre', scopes: ['learners:write'] } as const;

const wanted: readonly Field[] = [
  { name: 'uln', label: 'Unique learner number (ULN)', kind: 'code', width: 10 },
  { name: 'familyName', label: 'Family name', kind: 'text', width: 20 },
  { name: 'dateOfBirth', label: 'Date of birth', kind: 'date', hint: 'For example, 17 5 1994.' },
  { name: 'reason', label: 'Reason', kind: 'longText', optional: true, hint: 'The other centre reads it.' },
];

const RequestedTransfer = {
  ...NewTransfer,
  required: ['uln', ...NewTransfer.required],
  properties: { uln: Uln, ...NewTransfer.properties },
} as const;

interface Asked {
  readonly record: LearnerRecord;
  readonly transfer: Transfer;
}

/** A learner moves: one centre asks, the home centre answers. */
export function transferForms(parts: WebParts): readonly Page[] {
  const about = async (visit: Visit): Promise<Asked> => {
    const record = await learnerOf(parts, visit);
    const transfer = record.transfers.find(({ id }) => id === visit.params.transfer);
    if (transfer === undefined) throw new Problem('not-found');
    return { record, transfer };
  };
  const caption = ({ record }: Asked) => nameOf(record);
  const back = ({ record }: Asked) => learnersPage(record);
  return [
    transactionPage(parts, {
      path: '/transfers/ask',
      needs,
      transaction: 'requestTransfer',
      about: async () => undefined,
      title: 'Ask for a learner of another centre',
      says: () => ['The other centre has to release the learner. Then everything on the record comes with them.'],
      fields: () => wanted,
      check: formCheck(RequestedTransfer),
      input: (values) => values as never,
      // Whether it is the number, the name or the date that is wrong must not be told.
      notFound: 'There is no learner with this ULN, family name and date of birth. Check all three.',
      button: 'Ask',
      back: () => '/transfers',
      goTo: () => '/transfers?done=requestTransfer',
    }),
    transactionPage(parts, {
      path: '/learners/:uln/transfers/:transfer/release',
      needs,
      transaction: 'releaseTransfer',
      about,
      title: 'Release the learner',
      caption,
      says: ({ transfer }) => [
        `Centre ${transfer.toCentre} becomes the home centre at once. You will see this learner no longer.`,
      ],
      fields: () => [],
      input: (_values, { record, transfer }) => ({ uln: record.account.uln, transferId: transfer.id }),
      button: 'Release',
      warns: true,
      back,
      goTo: () => '/transfers?done=releaseTransfer',
    }),
    transactionPage(parts, {
      path: '/learners/:uln/transfers/:transfer/refuse',
      needs,
      transaction: 'refuseTransfer',
      about,
      title: 'Keep the learner',
      caption,
      fields: () => [reasonField],
      check: formCheck(Reason),
      input: ({ reason }, { record, transfer }) => ({
        ...{ uln: record.account.uln, transferId: transfer.id },
        reason: reason as string,
      }),
      button: 'Refuse the transfer',
      back,
      goTo: ({ record }) => learnersPage(record, 'refuseTransfer'),
    }),
  ];
}
