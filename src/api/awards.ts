import type { OutcomeVersion } from '../contract/generated/schemas.js';
import type { Handlers } from '../contract/operation.js';
import { readClaim, ulnOfClaim } from '../ledger/claim-reads.js';
import { listRegistrations, type OutcomeInFull, readOutcomeVersions } from '../ledger/outcome-reads.js';
import { type DiplomaProgress, readProgress } from '../ledger/progress.js';
import { bodyOf, notFound, requireAuthority } from './authority.js';
import { awardAnswer, awardView } from './claim-views.js';
import { type ApiParts, callerOf, type RequestContext } from './context.js';
import { keys, paged, pageOf } from './cursor.js';
import { conditionView } from './progress.js';
import { type WritingCall, write } from './write.js';

type Ids = 'confirmAward' | 'referClaim' | 'issueCertificate' | 'revokeAward' | 'listOutcomeVersions' | 'listOutcomes';

/** Awards: decided by Diploma awarding bodies, seen by centres when all that they rest on is published. */
export function awardHandlers(parts: ApiParts): Handlers<RequestContext, Ids> {
  const { pool } = parts.ledger.store;

  /** Which claim the address means. Whether it is the caller's the transaction sees. */
  async function claimIn(call: WritingCall<'confirmAward' | 'referClaim' | 'issueCertificate' | 'revokeAward'>) {
    const { id } = call.params;
    const uln = await ulnOfClaim(pool, callerOf(call).principal.realm.id, id);
    if (uln === undefined) throw notFound();
    return { uln, claimId: id };
  }

  return {
    async confirmAward(call) {
      const input = { ...(await claimIn(call)), grade: call.body.grade };
      return write(parts, call, 'confirmAward', input, awardAnswer);
    },

    async referClaim(call) {
      const input = { ...(await claimIn(call)), reason: call.body.reason };
      return write(parts, call, 'referClaim', input, awardAnswer);
    },

    async issueCertificate(call) {
      return write(parts, call, 'issueCertificate', await claimIn(call), awardAnswer);
    },

    async revokeAward(call) {
      const input = { ...(await claimIn(call)), reason: call.body.reason };
      return write(parts, call, 'revokeAward', input, awardAnswer);
    },

    async listOutcomeVersions(call) {
      const caller = callerOf(call);
      const realm = caller.principal.realm.id;
      const claim = await readClaim(pool, realm, { awardingBody: bodyOf(caller) }, call.params.id);
      if (claim === undefined) throw notFound();
      const page = pageOf(call, keys.number);
      const before = page.after === undefined ? undefined : Number(page.after);
      const rows = await readOutcomeVersions(pool, realm, claim, { limit: page.limit, before });
      const { body, headers } = paged(call, rows, page.size, ({ version }) => version, versionView);
      return { status: 200, body, headers };
    },

    async listOutcomes(call) {
      const caller = callerOf(call);
      const centre = call.headers['das-centre'];
      requireAuthority(caller, centre, 'learners:read');
      const realm = caller.principal.realm.id;
      const page = pageOf(call, keys.diploma);
      const [uln = '', id = ''] = page.after?.split('.') ?? [];
      const { line, level } = call.query;
      const after = page.after === undefined ? undefined : { uln, id };
      const now = caller.realmNow.toISOString();
      const rows = await listRegistrations(pool, realm, { centre, line, level }, { limit: page.limit, after });
      const records = new Map(rows.map(({ record }) => [record.account.uln, record]));
      const progress = await readProgress(parts.ledger, realm, [...records.values()], now);
      const view = ({ record: { account }, diploma }: (typeof rows)[number]) => {
        const mine = progress(account.uln).find((one) => one.diploma.id === diploma.id) as DiplomaProgress;
        const { claim, award } = mine;
        const { outcome, grade, says } = mine.evaluation;
        return {
          ...{ uln: account.uln, diplomaId: diploma.id, line: diploma.line, level: diploma.level },
          ...{ outcome: outcome as 'achieved', ...(grade === null ? {} : { grade }), summary: says },
          ...(claim === undefined || award === undefined ? {} : { claim: claim.id, award: awardView(award) }),
        };
      };
      const keyOf = ({ record, diploma }: (typeof rows)[number]) => `${record.account.uln}.${diploma.id}`;
      const { body, headers } = paged(call, rows, page.size, keyOf, view);
      return { status: 200, body, headers };
    },
  };
}

function versionView({ explanation, inputs, ...outcome }: OutcomeInFull): OutcomeVersion {
  const { version, awarded, grade, schemeStatus, workedOutAt } = outcome;
  return {
    ...{ version, outcome: outcome.outcome as OutcomeVersion['outcome'], awarded, schemeStatus, workedOutAt },
    ...(grade === undefined ? {} : { grade }),
    summary: explanation.says,
    conditions: explanation.conditions.map((condition) => conditionView(condition, {})),
    results: inputs.results.filter(({ status }) => status === 'posted').map(({ id }) => id),
  };
}
