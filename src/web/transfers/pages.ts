import { listTransfers } from '../../ledger/transfer-reads.js';
import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';
import { centreOf, may, whoOf } from '../visit.js';

const most = 100;

/** Learners who move: those that other centres ask for, and those that this one asked for. */
export function transferPages({ ledger }: WebParts): readonly Page[] {
  return [
    {
      path: '/transfers',
      needs: { of: 'centre', scopes: ['learners:read'] },
      async show(visit) {
        const centre = centreOf(visit);
        const list = (direction: 'incoming' | 'outgoing') =>
          listTransfers(
            ledger.store.pool,
            whoOf(visit).realm.id,
            { centre, direction },
            { limit: most, after: undefined },
          );
        const [asked, own] = await Promise.all([list('incoming'), list('outgoing')]);
        return {
          view: 'transfers/view.njk',
          title: 'Transfers',
          model: {
            waiting: asked.filter(({ status }) => status === 'requested'),
            own,
            mayWrite: may(visit, 'learners:write'),
          },
        };
      },
    },
  ];
}
