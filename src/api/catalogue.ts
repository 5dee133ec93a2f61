import type { Readable } from 'node:stream';
import { headingOf } from '../batch/catalogue/columns.js';
import { type CatalogueFault, type CatalogueFile, readCatalogue } from '../batch/catalogue/read-catalogue.js';
import { catalogueFile } from '../batch/catalogue/write-catalogue.js';
import { lineNames } from '../batch/rows/line-names.js';
import { operations } from '../contract/generated/operations.js';
import type { Handlers } from '../contract/operation.js';
import { Problem, type ProblemDetail } from '../contract/problem.js';
import { requestDigest } from '../contract/register.js';
import { messageOf } from '../learners/rules.js';
import { type LoadResult, listCatalogueLoads, loadCatalogue } from '../ledger/load-catalogue.js';
import type { PartyReceipt } from '../ledger/party-transact.js';
import { actorForServiceManagement } from './authority.js';
import { attachment } from './batches.js';
import { type ApiParts, callerOf, type RequestContext } from './context.js';
import { keys, paged, pageOf } from './cursor.js';
import { answerOf, keep, receiptHeaders } from './write.js';

type Ids = 'exportCatalogue' | 'loadCatalogue' | 'listCatalogueLoads';

/** The most of each that an answer lists. The numbers are always whole. */
const mostFaults = 1000;
const mostChanges = 1000;
const mostRepairs = 100;

/** The catalogue as a file, for everybody to have and for service management to load. */
export function catalogueHandlers(parts: ApiParts): Handlers<RequestContext, Ids> {
  const { ledger, reference } = parts;
  const { pool } = ledger.store;
  return {
    async exportCatalogue(call) {
      const { entries } = await reference.catalogue(pool, callerOf(call).principal.realm.id);
      const body = catalogueFile(entries.values());
      return { raw: { status: 200, headers: attachment('catalogue.csv', 'text/csv'), body } };
    },

    async loadCatalogue(call) {
      const actor = actorForServiceManagement(call.context, callerOf(call), call.headers['das-actor']);
      const content = await wholeBody(call.body, operations.loadCatalogue.largestBody);
      const awardingBodies = await reference.awardingBodies(actor.realm);
      const file = await readCatalogue(content, { lines: lineNames(reference), awardingBodies });
      const rehearsal = call.query.validateOnly ?? false;
      const respond = ({ outcome, result, id }: PartyReceipt<LoadResult>) => {
        if (result === undefined || outcome === 'refused') throw faultyFile(file.faults);
        const headers = receiptHeaders(outcome, id, rehearsal);
        return { status: 200, body: loadedView(result, file), headers } as const;
      };
      const repeatable = {
        ...{ clientId: actor.clientId, key: call.headers['idempotency-key'] },
        digest: requestDigest('loadCatalogue', file.digest),
        answer: (receipt: PartyReceipt<LoadResult>) => keep(parts, call, () => respond(receipt)),
      };
      const { digest, entries } = file;
      const loaded = await loadCatalogue(
        ledger,
        actor,
        { content, digest, entries: entries.map(({ entry }) => entry) },
        { isRefused: file.faults.length > 0, rehearsal, ...(rehearsal ? {} : { repeatable }) },
      );
      return answerOf(loaded, respond);
    },

    async listCatalogueLoads(call) {
      const page = pageOf(call, keys.number);
      const before = page.after === undefined ? undefined : Number(page.after);
      const { realm } = callerOf(call).principal;
      const rows = await listCatalogueLoads(pool, realm.id, { limit: page.limit, before });
      const { body, headers } = paged(
        call,
        rows,
        page.size,
        ({ version }) => version,
        (row) => row,
      );
      return { status: 200, body, headers };
    },
  };
}

/** The bytes of a file. Throws `payload-too-large`. */
async function wholeBody(body: Readable, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) throw new Problem('payload-too-large', { detail: 'A file of the catalogue has at most 16 MB.' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function loadedView({ version, unchanged, changes }: NonNullable<LoadResult>, { digest, repairs }: CatalogueFile) {
  const added = changes.filter(({ change }) => change === 'added').length;
  return {
    ...{ version, added, changed: changes.length - added, unchanged, digest },
    changes: changes
      .slice(0, mostChanges)
      .map(({ qan, change, properties }) => ({ qan, change, columns: properties.map(headingOf) })),
    repaired: repairs.length,
    repairs: repairs.slice(0, mostRepairs).map(({ line, column, message }) => ({
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
      message,
    })),
  };
}

/** All that is wrong with a file, line by line. */
function faultyFile(faults: readonly CatalogueFault[]): Problem {
  const count = faults.length === 1 ? '1 thing' : `${faults.length.toLocaleString('en')} things`;
  const listed = faults.length > mostFaults ? ` The first ${mostFaults.toLocaleString('en')} are listed.` : '';
  return new Problem('refused', {
    detail: `${count} in the file must be put right. Nothing was stored.${listed}`,
    errors: faults.slice(0, mostFaults).map(
      ({ rule, parameters, line, column, value }): ProblemDetail => ({
        ...{ in: 'body', pointer: '', rule, message: messageOf(rule, parameters) },
        // Whatever kind of file the rule was written for: this one is service management's.
        actor: 'service',
        ...(line === undefined ? {} : { line }),
        ...(column === undefined ? {} : { column }),
        ...(value === undefined ? {} : { value }),
      }),
    ),
  });
}
