import { csvLine } from '../batch/response/csv.js';
import type { Statistics as StatisticsView } from '../contract/generated/schemas.js';
import type { Handlers } from '../contract/operation.js';
import type { Dimension, Measure } from '../statistics/dimensions.js';
import { askedBy, tableOf } from '../statistics/table.js';
import { attachment } from './batches.js';
import type { ApiCall, ApiParts, RequestContext } from './context.js';

type Ids = 'getParticipation' | 'getAwards';

/** Statistics, for everybody: of the live realm, or of the realm of whoever signs in. */
export function statisticsHandlers({ statistics }: ApiParts): Handlers<RequestContext, Ids> {
  async function viewOf(
    { context, query }: ApiCall<Ids>,
    measure: Measure,
  ): Promise<{ by: Dimension[]; view: StatisticsView }> {
    const realm = await statistics.realm(context.caller?.principal.realm.id);
    const day = await statistics.today(realm);
    const { line, level, academicYear } = query;
    const by = askedBy(query.by, query.thenBy);
    const { total, rows } = tableOf(
      day.figures[measure],
      { by, only: { line, level, academicYear } },
      statistics.values(day),
    );
    const view = {
      ...{ realm: realm.kind, asOf: day.asOf, total: figure(total) },
      rows: rows.map(({ place, count }) => ({ ...place, ...figure(count) })),
    };
    return { by, view: view as StatisticsView };
  }

  async function answer(call: ApiCall<Ids>, measure: Measure) {
    const { by, view } = await viewOf(call, measure);
    if (call.query.format !== 'csv') return { status: 200, body: view } as const;
    const rows = by.length === 0 ? [view.total] : view.rows;
    const columns = [...by, 'count', 'suppressed'];
    const lines = rows.map((row) => csvLine(columns.map((column) => String((row as Record<string, unknown>)[column]))));
    const body = [csvLine(columns), ...lines].join('');
    return { raw: { status: 200, headers: attachment(`${measure}.csv`, 'text/csv'), body } };
  }

  return {
    getParticipation: (call) => answer(call, 'participation'),
    getAwards: (call) => answer(call, 'awards'),
  };
}

/** What is shown as nothing may be a few: it says so, whichever it is. */
function figure(count: number) {
  return { count, suppressed: count === 0 };
}
