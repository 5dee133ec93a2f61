import type { Handlers } from '../contract/operation.js';
import { etagOfContent } from '../contract/register.js';
import { listClaims, readClaim, ulnOfClaim } from '../ledger/claim-reads.js';
import { notFound, requireAuthority, requireOwnScope, requireSight } from './authority.js';
import { centresAwards, claimAnswer, claimViews } from './claim-views.js';
import { type ApiParts, callerOf, type RequestContext } from './context.js';
import { keys, paged, pageOf } from './cursor.js';
import { partyAsked, unknownQuery } from './party.js';
import { write } from './write.js';

type Ids = 'listClaims' | 'createClaim' | 'getClaim' | 'withdrawClaim';

/** Claims of Diplomas. */
export function claimHandlers(parts: ApiParts): Handlers<RequestContext, Ids> {
  const { pool } = parts.ledger.store;
  return {
    async listClaims(call) {
      const caller = callerOf(call);
      const of = partyAsked(call);
      if ('centre' in of) requireAuthority(caller, of.centre, 'learners:read');
      else requireOwnScope(caller, 'awards:read');
      const page = pageOf(call, keys.id);
      const { status, award, line, level } = call.query;
      // Where an award stands is for awarding bodies to look for: a centre would find what is not published.
      if ('centre' in of && award !== undefined) throw unknownQuery('award');
      const rows = await listClaims(pool, caller.principal.realm.id, of, { status, award, line, level }, page);
      const view = await claimViews(parts, call, of, rows);
      const { body, headers } = paged(call, rows, page.size, (row) => row.id, view);
      return { status: 200, body, headers };
    },

    async createClaim(call) {
      const awards = await centresAwards(parts, call);
      const now = callerOf(call).realmNow.toISOString();
      return write(parts, call, 'createClaim', call.body, (written) => {
        const { body, headers } = claimAnswer(written, awards, now);
        return {
          status: written.created ? 201 : 200,
          body,
          headers: { ...headers, ...(written.rehearsal ? {} : { location: `/v1/claims/${body.id}` }) },
        };
      });
    },

    async getClaim(call) {
      const caller = callerOf(call);
      const of = partyAsked(call);
      requireSight(caller, of);
      const claim = await readClaim(pool, caller.principal.realm.id, of, call.params.id);
      if (claim === undefined) throw notFound();
      const view = await claimViews(parts, call, of, [claim]);
      // Of an award's own changes the record's version knows nothing: what is shown makes the tag.
      return { status: 200, body: view(claim), headers: { etag: etagOfContent(view(claim)) } };
    },

    async withdrawClaim(call) {
      const { id } = call.params;
      const uln = await ulnOfClaim(pool, callerOf(call).principal.realm.id, id);
      if (uln === undefined) throw notFound();
      const awards = await centresAwards(parts, call);
      const now = callerOf(call).realmNow.toISOString();
      return write(parts, call, 'withdrawClaim', { uln, claimId: id, reason: call.body.reason }, (written) => ({
        status: 200,
        ...claimAnswer(written, awards, now),
      }));
    },
  };
}
