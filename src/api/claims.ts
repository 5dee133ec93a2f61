import type { Handlers, OperationId } from '../contract/operation.js';
import { Problem } from '../contract/problem.js';
import { etagOf } from '../contract/register.js';
import { diplomaOf } from '../learners/diplomas.js';
import type { Claim, Diploma } from '../learners/record.js';
import { messageOf, rules } from '../learners/rules.js';
import { type ClaimInFull, type ClaimsOf, listClaims, readClaim, ulnOfClaim } from '../ledger/claim-reads.js';
import { hasAuthority, notFound, requireAuthority } from './authority.js';
import { type ApiCall, type ApiParts, callerOf, type RequestContext } from './context.js';
import { keys, paged, pageOf } from './cursor.js';
import { claimView } from './views.js';
import { type Written, write } from './write.js';

type Ids = 'listClaims' | 'createClaim' | 'getClaim' | 'withdrawClaim';

/** Claims of Diplomas. */
export function claimHandlers(parts: ApiParts): Handlers<RequestContext, Ids> {
  const { pool } = parts.ledger.store;
  return {
    async listClaims(call) {
      const caller = callerOf(call);
      const of = claimsFor(call);
      if ('centre' in of) requireAuthority(caller, of.centre, 'learners:read');
      const page = pageOf(call, keys.id);
      const { status, line, level } = call.query;
      const rows = await listClaims(pool, caller.principal.realm.id, of, { status, line, level }, page);
      const { body, headers } = paged(call, rows, page.size, (row) => row.id, claimView);
      return { status: 200, body, headers };
    },

    createClaim: (call) =>
      write(parts, call, 'createClaim', call.body, (written) => {
        const { body, headers } = claimAnswer(written);
        return {
          status: written.created ? 201 : 200,
          body,
          headers: { ...headers, ...(written.rehearsal ? {} : { location: `/v1/claims/${body.id}` }) },
        };
      }),

    async getClaim(call) {
      const caller = callerOf(call);
      const of = claimsFor(call);
      if ('centre' in of && !hasAuthority(caller, of.centre, 'learners:read')) throw notFound();
      const claim = await readClaim(pool, caller.principal.realm.id, of, call.params.id);
      if (claim === undefined) throw notFound();
      return { status: 200, body: claimView(claim), headers: { etag: etagOf(claim.recordVersion) } };
    },

    async withdrawClaim(call) {
      const { id } = call.params;
      const uln = await ulnOfClaim(pool, callerOf(call).principal.realm.id, id);
      if (uln === undefined) throw notFound();
      return write(parts, call, 'withdrawClaim', { uln, claimId: id, reason: call.body.reason }, (written) => ({
        status: 200,
        ...claimAnswer(written),
      }));
    },
  };
}

/** Whose claims the caller asks for: a supplier those of the acting centre, a Diploma awarding body its own. */
function claimsFor(call: ApiCall<OperationId> & { headers: { 'das-centre'?: string } }): ClaimsOf {
  const { principal } = callerOf(call);
  const centre = call.headers['das-centre'];
  const isBody = principal.kind === 'awardingBody';
  if (isBody && centre === undefined) return { awardingBody: principal.awardingBody.code };
  if (!isBody && centre !== undefined) return { centre };
  const rule = isBody ? 'field-unknown' : 'field-missing';
  const error = {
    in: 'header',
    pointer: '/das-centre',
    rule,
    message: messageOf(rule, { field: 'DAS-Centre' }),
    actor: rules[rule].actor,
  } as const;
  throw new Problem('invalid-request', { errors: [error] });
}

function claimAnswer({ done: { record, about }, receipt }: Written) {
  const claim = record.claims.find((one) => one.id === about) as Claim;
  const { line, level, awardingBody } = diplomaOf(record, claim.diplomaId) as Diploma;
  const { uln, centre } = record.account;
  const full: ClaimInFull = { ...claim, uln, centre, line, level, awardingBody, recordVersion: record.version };
  return { body: claimView(full), headers: { etag: etagOf(full.recordVersion), ...receipt } };
}
