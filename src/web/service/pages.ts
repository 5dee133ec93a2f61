import { countBatchesByStatus } from '../../batch/batches.js';
import { countExtractsByStatus } from '../../batch/extracts/extracts.js';
import { administer, serviceManagement } from '../../ledger/administration.js';
import { readReworks } from '../../ledger/rework.js';
import { readNotice, sayNotice } from '../../platform/notices.js';
import { batchStatuses } from '../batches/statuses.js';
import type { Field } from '../forms/field.js';
import { readFields } from '../forms/read.js';
import { shownForm } from '../forms/shown.js';
import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';
import { actorOf, whoOf } from '../visit.js';

const needs = { of: 'serviceManagement', roles: ['serviceManager'] } as const;

const states = {
  operatingNormally: { title: 'Operating normally', colour: 'green' },
  degraded: { title: 'Working with difficulties', colour: 'yellow' },
  maintenance: { title: 'Being maintained', colour: 'blue' },
} as const;

const fields: readonly Field[] = [
  {
    ...{ name: 'state', label: 'State', kind: 'radios' },
    options: Object.entries(states).map(([value, { title }]) => ({ value, text: title })),
  },
  { name: 'message', label: 'Message', kind: 'longText', hint: 'Everybody reads it. No names, and no ULN.' },
];

/** How the service is: for everybody, and for those who run it. */
export function servicePages({ ledger, clock, environment }: WebParts): readonly Page[] {
  const { prisma, pool } = ledger.store;
  return [
    {
      path: '/status',
      needs: 'anyone',
      async show() {
        const notice = await readNotice(prisma);
        return {
          view: 'service/status.njk',
          title: 'Service status',
          model: {
            notice: notice ?? { message: 'The service is operating normally.' },
            state: states[notice?.state ?? 'operatingNormally'],
          },
        };
      },
    },
    {
      path: '/service',
      needs,
      async show(visit) {
        const realm = whoOf(visit).realm.id;
        const [notice, batches, extracts, reworks] = await Promise.all([
          readNotice(prisma),
          countBatchesByStatus(pool, realm),
          countExtractsByStatus(pool, realm),
          readReworks(pool),
        ]);
        return {
          view: 'service/view.njk',
          title: 'Service',
          model: {
            notice: notice ?? { message: 'The service is operating normally.' },
            state: states[notice?.state ?? 'operatingNormally'],
            batches: batches.map(({ status, count }) => ({ title: batchStatuses[status].title, count })),
            ...{ extracts, reworks },
          },
        };
      },
    },
    {
      path: '/service/notice',
      needs,
      async show(_visit, attempt) {
        const notice = await readNotice(prisma);
        return {
          view: 'forms/form.njk',
          title: 'Tell everybody how the service is',
          model: {
            ...{ action: '/service/notice', button: 'Tell everybody', back: '/service' },
            form: shownForm(fields, { ...notice }, attempt),
          },
        };
      },
      async submit(visit, typed) {
        const { values, errors } = readFields(fields, typed);
        if (errors.length > 0) return { errors };
        const message = values.message as string;
        if (message.length > 500)
          return { errors: [{ field: 'message', message: 'A message has at most 500 characters.' }] };
        if (/(?<!\d)\d{10}(?!\d)/.test(message))
          return { errors: [{ field: 'message', message: 'This holds a number that may be a ULN. Take it out.' }] };
        const { person: whoSays, realm } = whoOf(visit);
        // One service has one notice: in a live one it is not for whoever tries something out beside it.
        if (environment === 'live' && realm.kind !== 'live')
          return { errors: [{ message: 'Only service management of the live service tells everybody.' }] };
        const state = values.state as keyof typeof states;
        const entry = { name: 'sayNotice', subject: serviceManagement } as const;
        await administer(ledger, actorOf(visit), entry, async (tx) => {
          await sayNotice(tx, { state, message, person: whoSays.username, at: clock() });
          return { result: undefined, after: { state: states[state].title, message } };
        });
        return { goTo: '/service?done=noticeSaid' };
      },
    },
  ];
}
