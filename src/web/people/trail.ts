import type { Organisation } from '../../identity/people/person.js';
import { administrationTitles, readAdministration, serviceManagement } from '../../ledger/administration.js';
import { isId } from '../../platform/ids.js';
import { linesOf } from '../history-words.js';
import type { View } from '../page.js';
import type { WebParts } from '../parts.js';
import { type Visit, whoOf } from '../visit.js';

const pageSize = 50;

/** Under which name changes about an organisation stand in the log. */
export function trailOf(organisation: Organisation): string {
  if (organisation.kind === 'centre') return organisation.number;
  return organisation.kind === 'awardingBody' ? organisation.code : serviceManagement;
}

/** What was changed about an organisation and its people, by whom and when. */
export async function trailView(
  { ledger }: WebParts,
  visit: Visit,
  organisation: Organisation,
  back: string,
): Promise<View> {
  const { before } = visit.query;
  const page = { limit: pageSize + 1, before: isId(before) ? before : undefined };
  const found = await readAdministration(ledger.store.pool, whoOf(visit).realm.id, trailOf(organisation), page);
  const entries = found.slice(0, pageSize);
  return {
    view: 'people/trail.njk',
    title: 'What was changed',
    model: {
      ...{
        back,
        address: visit.path,
        caption: organisation.kind === 'serviceManagement' ? undefined : organisation.name,
      },
      entries: entries.map(({ name, at, person, ...change }) => ({
        ...{ what: administrationTitles[name], who: person ?? 'the service', at },
        before: linesOf(change.before),
        after: linesOf(change.after),
      })),
      next: found.length > pageSize ? entries.at(-1)?.id : undefined,
    },
  };
}
