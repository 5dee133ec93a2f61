import type { TransactionName } from '../../learners/transactions.js';
import { readHistory } from '../../ledger/history.js';
import { isId } from '../../platform/ids.js';
import { entryInWords } from '../history-words.js';
import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';
import { whoOf } from '../visit.js';
import { learnerOf, learnersPage, nameOf } from './reading.js';

/** As many entries as one page of a history has. */
const pageSize = 100;

/** What each view shows. Without `of`: all. */
const views: readonly { readonly name: string; readonly title: string; readonly of?: readonly TransactionName[] }[] = [
  { name: 'all', title: 'Everything' },
  {
    ...{ name: 'diplomas', title: 'Diplomas' },
    of: [
      ...(['registerDiploma', 'amendDiploma', 'withdrawDiploma', 'assignProgramme', 'createClaim'] as const),
      ...(['withdrawClaim', 'postResults', 'replaceResult', 'withdrawResult', 'takeOverResults'] as const),
      ...(['confirmAward', 'referClaim', 'issueCertificate', 'revokeAward'] as const),
    ],
  },
  { name: 'plts', title: 'Personal, learning and thinking skills', of: ['recordPlts'] },
  { name: 'workExperience', title: 'Work experience', of: ['recordWorkExperience'] },
];

/** What happened on a learner's record: all of it, or one of the views that Release 3.4 had. */
export function historyPage(parts: WebParts): Page {
  return {
    path: '/learners/:uln/history',
    needs: { of: 'centre', scopes: ['learners:read'] },
    async show(visit) {
      const record = await learnerOf(parts, visit);
      const { after, view = 'all' } = visit.query;
      const shown = views.find(({ name }) => name === view);
      const page = {
        ...{ limit: pageSize + 1, after: isId(after) ? after : undefined, now: visit.now },
        ...(shown?.of === undefined ? {} : { transactions: shown.of }),
      };
      const found = await readHistory(parts.ledger.store.pool, whoOf(visit).realm.id, record.account.uln, page);
      const entries = found.slice(0, pageSize);
      return {
        view: 'learner/history.njk',
        title: 'History',
        model: {
          ...{ back: learnersPage(record), name: nameOf(record), views, shown: shown?.name ?? 'all' },
          address: visit.path,
          entries: entries.map(entryInWords),
          next: found.length > pageSize ? entries.at(-1)?.id : undefined,
        },
      };
    },
  };
}
