import type { Handlers } from '../contract/operation.js';
import { etagOf } from '../contract/register.js';
import { type HistoryEntry, readHistory } from '../ledger/history.js';
import { countLearners, listLearners } from '../ledger/learner-reads.js';
import { requireAuthority } from './authority.js';
import { type ApiParts, callerOf, type RequestContext } from './context.js';
import { keys, paged, pageOf } from './cursor.js';
import { learnerOf, overviewOf } from './read.js';
import { learnerView } from './views.js';
import { type Written, write } from './write.js';

type Ids =
  | 'listLearners'
  | 'openLearnerAccount'
  | 'getLearner'
  | 'amendLearnerAccount'
  | 'closeLearnerAccount'
  | 'reopenLearnerAccount'
  | 'getLearnerHistory';

/** Learner accounts: the direct interface's door. */
export function learnerHandlers(parts: ApiParts): Handlers<RequestContext, Ids> {
  const { pool } = parts.ledger.store;
  return {
    async listLearners(call) {
      const caller = callerOf(call);
      const centre = call.headers['das-centre'];
      requireAuthority(caller, centre, 'learners:read');
      const realm = caller.principal.realm.id;
      const { line, level, status, name, changedSince, count } = call.query;
      const filter = { centre, line, level, status, name, changedSince };
      const page = pageOf(call, keys.uln);
      const [rows, total] = await Promise.all([
        listLearners(pool, realm, filter, page),
        count ? countLearners(pool, realm, filter) : undefined,
      ]);
      const { body, headers } = paged(call, rows, page.size, (row) => row.account.uln, learnerView);
      return { status: 200, body: total === undefined ? body : { ...body, total }, headers };
    },

    openLearnerAccount: (call) =>
      write(parts, call, 'openLearnerAccount', call.body, (written) => {
        const { body, headers } = learnerAnswer(written);
        return {
          status: written.created ? 201 : 200,
          body,
          headers: { ...headers, ...(written.rehearsal ? {} : { location: `/v1/learners/${body.uln}` }) },
        };
      }),

    async getLearner(call) {
      const record = await overviewOf(parts, call);
      return { status: 200, body: learnerView(record), headers: { etag: etagOf(record.version) } };
    },

    amendLearnerAccount: (call) =>
      write(parts, call, 'amendLearnerAccount', { uln: call.params.uln, change: call.body }, (written) => ({
        status: 200,
        ...learnerAnswer(written),
      })),

    closeLearnerAccount: (call) =>
      write(parts, call, 'closeLearnerAccount', { uln: call.params.uln, reason: call.body.reason }, (written) => ({
        status: 200,
        ...learnerAnswer(written),
      })),

    reopenLearnerAccount: (call) =>
      write(parts, call, 'reopenLearnerAccount', { uln: call.params.uln, reason: call.body.reason }, (written) => ({
        status: 200,
        ...learnerAnswer(written),
      })),

    async getLearnerHistory(call) {
      const { account } = await learnerOf(parts, call);
      const page = pageOf(call, keys.id);
      const rows = await readHistory(pool, callerOf(call).principal.realm.id, account.uln, {
        ...page,
        now: callerOf(call).realmNow.toISOString(),
      });
      const { body, headers } = paged(call, rows, page.size, (row) => row.id, historyView);
      return { status: 200, body, headers };
    },
  };
}

function learnerAnswer({ done: { record }, receipt }: Written) {
  return { body: learnerView(record), headers: { etag: etagOf(record.version), ...receipt } };
}

function historyView(entry: HistoryEntry) {
  return {
    id: entry.id,
    transaction: entry.transaction,
    at: entry.at,
    method: entry.method,
    ...(entry.person === null ? {} : { person: entry.person }),
    ...(entry.supplier === null ? {} : { supplier: entry.supplier }),
    ...(entry.centre === null ? {} : { centre: entry.centre }),
    ...(entry.awardingBody === null ? {} : { awardingBody: entry.awardingBody }),
    ...(entry.before === null ? {} : { before: entry.before }),
    ...(entry.after === null ? {} : { after: entry.after }),
  };
}
