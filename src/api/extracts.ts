import { Readable } from 'node:stream';
import {
  createExtract,
  type Extract,
  type ExtractResult,
  extractFile,
  keptDays,
  readExtract,
} from '../batch/extracts/extracts.js';
import type { Extract as ExtractView } from '../contract/generated/schemas.js';
import type { Handlers, OperationId } from '../contract/operation.js';
import { realmTime } from '../platform/clock.js';
import { actorFor, hasAuthority, notFound, requireAuthority } from './authority.js';
import { attachment } from './batches.js';
import { type ApiCall, type ApiParts, callerOf, type RequestContext } from './context.js';
import { refusedProblem } from './verdicts.js';
import { answerOf, keep, repeatedBy } from './write.js';

type Ids = 'createExtract' | 'getExtract' | 'getExtractFile';

/** Extracts: files of a centre's records. */
export function extractHandlers(parts: ApiParts): Handlers<RequestContext, Ids> {
  const { ledger } = parts;
  const { pool } = ledger.store;

  async function extractOf(
    call: ApiCall<OperationId> & { params: { id: string }; headers: { 'das-centre': string } },
  ): Promise<Extract> {
    const caller = callerOf(call);
    const centre = call.headers['das-centre'];
    if (!hasAuthority(caller, centre, 'learners:read')) throw notFound();
    const extract = await readExtract(pool, caller.principal.realm.id, call.params.id, centre);
    if (extract === undefined) throw notFound();
    return extract;
  }

  return {
    async createExtract(call) {
      const { context, headers, body } = call;
      const caller = callerOf(call);
      const centre = headers['das-centre'];
      requireAuthority(caller, centre, 'learners:read');
      const { kind, release, line, level, learnerStatus: status, changedSince } = body;
      const asked = { kind, release, filter: { line, level, status, changedSince } };
      const actor = actorFor(context, caller, centre, headers['das-actor']) as Parameters<typeof createExtract>[1];
      const respond = ({ extract, faults }: ExtractResult) => {
        if (extract === undefined) throw refusedProblem(call as ApiCall<OperationId>, faults);
        return {
          status: 202,
          body: extractView(extract),
          headers: { location: `/v1/extracts/${extract.id}` },
        } as const;
      };
      const transacted = await createExtract(ledger, actor, asked, {
        ...repeatedBy(call),
        answer: ({ result }) => keep(parts, call, () => respond(result)),
      });
      return answerOf(transacted, ({ result }) => respond(result));
    },

    async getExtract(call) {
      return { status: 200, body: extractView(await extractOf(call)) };
    },

    async getExtractFile(call) {
      const extract = await extractOf(call);
      const { clockOffsetMs } = callerOf(call).principal.realm;
      const until = availableUntil(extract);
      if (until === undefined || until <= realmTime(ledger.clock, clockOffsetMs).now)
        throw refusedProblem(call as ApiCall<OperationId>, [{ rule: 'extract-not-finished', pointer: '/id' }]);
      const headers = attachment(`extract-${extract.id}.csv`, 'text/csv');
      return { raw: { status: 200, headers, body: Readable.from(extractFile(pool, extract)) } };
    },
  };
}

function availableUntil({ finishedAt }: Extract): string | undefined {
  return finishedAt === null ? undefined : new Date(Date.parse(finishedAt) + keptDays * 86_400_000).toISOString();
}

function extractView(extract: Extract): ExtractView {
  const { id, centre, kind, release, status, rows, requestedAt, finishedAt, filter } = extract;
  const { status: learnerStatus, ...others } = filter;
  const until = availableUntil(extract);
  return {
    ...{ id, centre, kind, release, status, requestedAt },
    ...(rows === null ? {} : { rows }),
    ...(finishedAt === null ? {} : { finishedAt }),
    ...(until === undefined ? {} : { availableUntil: until }),
    ...Object.fromEntries(Object.entries({ ...others, learnerStatus }).filter(([, value]) => value !== undefined)),
  };
}
