import { type HistoryEntry, readHistory } from '../../ledger/history.js';
import { entryInWords } from '../history-words.js';
import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';
import { whoOf } from '../visit.js';
import { learnerOf, learnersPage, nameOf } from './reading.js';

/** As many entries as one page of a history has. */
const pageSize = 100;

const views = [
  { name: 'all', title: 'Everything' },
  { name: 'diplomas', title: 'Diplomas' },
  { name: 'plts', title: 'Personal, learning and thinking skills' },
  { name: 'workExperience', title: 'Work experience' },
] as const;

/** What happened on a learner's record: all of it, or one of the views that Release 3.4 had. */
export function historyPage(parts: WebParts): Page {
  return {
    path: '/learners/:uln/history',
    needs: { of: 'centre', scopes: ['learners:read'] },
    async show(visit) {
      const record = await learnerOf(parts, visit);
      const { after, view = 'all' } = visit.query;
      const shown = views.find(({ name }) => name === view) ?? views[0];
      const page = { limit: pageSize + 1, after: isId(after) ? after : undefined, now: visit.now };
      const found = await readHistory(parts.ledger.store.pool, whoOf(visit).realm.id, record.account.uln, page);
      const entries = found.slice(0, pageSize);
      return {
        view: 'learner/history.njk',
        title: 'History',
        model: {
          ...{ back: learnersPage(record), name: nameOf(record), views, shown: shown.name },
          address: visit.path,
          entries: entries.filter((entry) => belongs(entry, shown.name)).map(entryInWords),
          next: found.length > pageSize ? entries.at(-1)?.id : undefined,
        },
      };
    },
  };
}

function belongs({ transaction }: HistoryEntry, view: (typeof views)[number]['name']): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'plts':
      return transaction === 'recordPlts';
    case 'workExperience':
      return transaction === 'recordWorkExperience';
    case 'diplomas':
      return /Diploma|Claim|Award|Result|Programme|Certificate/.test(transaction);
  }
}

function isId(text: string | undefined): boolean {
  return text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
