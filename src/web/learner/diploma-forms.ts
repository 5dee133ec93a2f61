import { DiplomaChange, NewDiploma, Reason } from '../../contract/generated/schemas.js';
import type { LearnerRecord } from '../../learners/record.js';
import { listProgrammes } from '../../ledger/programmes.js';
import { formCheck } from '../forms/transact.js';
import { transactionPage } from '../forms/transaction-page.js';
import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';
import { centreOf, type Visit, whoOf } from '../visit.js';
import { bodiesOfCentre } from './bodies.js';
import { reasonField, registrationFields } from './options.js';
import { diplomaInAddress, learnerOf, learnersPage, nameOf } from './reading.js';

const needs = { of: 'centre', scopes: ['learners:write'] } as const;
const caption = ({ record }: { record: LearnerRecord }) => nameOf(record);
const back = ({ record }: { record: LearnerRecord }) => learnersPage(record);

/** As many programmes as one centre has at a line and level. */
const mostProgrammes = 200;

/** A learner's registrations: line, level, Diploma awarding body and planned programme of study. */
export function diplomaForms(parts: WebParts): readonly Page[] {
  const { reference, ledger } = parts;
  const withBodies = async (visit: Visit) => ({
    ...(await diplomaInAddress(parts, visit)),
    bodies: await bodiesOfCentre(parts, visit),
  });
  const withProgrammes = async (visit: Visit) => {
    const about = await diplomaInAddress(parts, visit);
    const page = { limit: mostProgrammes, after: undefined };
    const programmes = await listProgrammes(ledger.store.pool, whoOf(visit).realm.id, centreOf(visit), page);
    const { line, level } = about.diploma;
    return { ...about, programmes: programmes.filter((one) => one.line === line && one.level === level) };
  };
  return [
    transactionPage(parts, {
      path: '/learners/:uln/register',
      needs,
      transaction: 'registerDiploma',
      about: async (visit: Visit) => ({
        record: await learnerOf(parts, visit),
        bodies: await bodiesOfCentre(parts, visit),
      }),
      title: 'Register for a Diploma',
      caption,
      fields: ({ bodies }) => registrationFields(reference, bodies),
      check: formCheck(NewDiploma),
      input: (values, { record }) => ({ uln: record.account.uln, ...values }) as never,
      button: 'Register',
      back,
      goTo: ({ record }) => learnersPage(record, 'registerDiploma'),
    }),
    transactionPage(parts, {
      path: '/learners/:uln/diplomas/:diploma/amend',
      needs,
      transaction: 'amendDiploma',
      about: withBodies,
      title: 'Change line, level or awarding body',
      caption,
      fields: ({ bodies }) => registrationFields(reference, bodies),
      stands: ({ diploma }) => ({ ...diploma }),
      version: ({ diploma }) => diploma.version,
      check: formCheck(DiplomaChange),
      input: (change, { record, diploma }) => ({ uln: record.account.uln, diplomaId: diploma.id, change }) as never,
      button: 'Save',
      back,
      goTo: ({ record }) => learnersPage(record, 'amendDiploma'),
    }),
    transactionPage(parts, {
      path: '/learners/:uln/diplomas/:diploma/withdraw',
      needs,
      transaction: 'withdrawDiploma',
      about: (visit: Visit) => diplomaInAddress(parts, visit),
      title: 'Withdraw the registration',
      caption,
      says: () => ['The learner gives this Diploma up. The registration stays in the history.'],
      fields: () => [reasonField],
      check: formCheck(Reason),
      input: ({ reason }, { record, diploma }) => ({
        ...{ uln: record.account.uln, diplomaId: diploma.id },
        reason: reason as string,
      }),
      button: 'Withdraw',
      warns: true,
      back,
      goTo: ({ record }) => learnersPage(record, 'withdrawDiploma'),
    }),
    transactionPage(parts, {
      path: '/learners/:uln/diplomas/:diploma/programme',
      needs,
      transaction: 'assignProgramme',
      about: withProgrammes,
      title: 'Planned programme of study',
      caption,
      fields: ({ programmes }) => [
        {
          ...{ name: 'programme', label: 'Programme', kind: 'radios' },
          options: [
            ...programmes.map(({ id, name, qualifications }) => ({
              ...{ value: id, text: name, hint: `${qualifications.length} qualifications` },
            })),
            { value: 'none', text: 'No programme' },
          ],
        },
      ],
      stands: ({ diploma }) => ({ programme: diploma.programmeId ?? 'none' }),
      version: ({ diploma }) => diploma.version,
      input: ({ programme }, { record, diploma }) => ({
        ...{ uln: record.account.uln, diplomaId: diploma.id },
        programmeId: programme === 'none' ? null : (programme as string),
      }),
      button: 'Save',
      back,
      goTo: ({ record }) => learnersPage(record, 'assignProgramme'),
    }),
  ];
}
