import type { Handlers, OperationId } from '../contract/operation.js';
import type { Programme } from '../learners/reference.js';
import type { PartyReceipt } from '../ledger/party-transact.js';
import {
  blockingFaults,
  createProgramme,
  judgeProgramme,
  listProgrammes,
  type ProgrammeResult,
  readProgramme,
} from '../ledger/programmes.js';
import { actorFor, hasAuthority, notFound, requireAuthority } from './authority.js';
import { type ApiCall, type ApiParts, callerOf, type RequestContext } from './context.js';
import { keys, paged, pageOf } from './cursor.js';
import { refusedProblem } from './verdicts.js';
import { answerOf, keep, receiptHeaders, repeatableOf } from './write.js';

type Ids = 'validateProgramme' | 'createProgramme' | 'listProgrammes' | 'getProgramme';

/** Planned programmes of study: checked without a learner, kept by the centre. */
export function programmeHandlers(parts: ApiParts): Handlers<RequestContext, Ids> {
  const { store } = parts.ledger;
  return {
    async validateProgramme(call) {
      const { principal, realmNow } = callerOf(call);
      const { faults, findings } = await judgeProgramme(parts.ledger, principal.realm.id, call.body, realmNow);
      if (faults.length > 0) throw refusedProblem(call as ApiCall<OperationId>, faults);
      const valid = !findings.some((finding) => finding.blocking);
      return {
        status: 200,
        body: {
          valid,
          findings: findings.map(({ condition, message }) => ({ condition, message, actor: 'centre' as const })),
        },
      };
    },

    async createProgramme(call) {
      const caller = callerOf(call);
      const centre = call.headers['das-centre'];
      requireAuthority(caller, centre, 'learners:write');
      const judged = await judgeProgramme(parts.ledger, caller.principal.realm.id, call.body, caller.realmNow);
      const faults = [...judged.faults, ...blockingFaults(judged)];
      const rehearsal = call.query.validateOnly ?? false;
      const respond = ({ outcome, result, id }: PartyReceipt<ProgrammeResult>) => {
        const { programme } = result;
        if (programme === undefined) throw refusedProblem(call as ApiCall<OperationId>, result.faults);
        const accepted = outcome === 'accepted';
        const headers = {
          ...receiptHeaders(accepted ? 'accepted' : 'unchanged', id, rehearsal),
          ...(rehearsal ? {} : { location: `/v1/programmes/${programme.id}` }),
        };
        return { status: accepted ? 201 : 200, body: programmeView(programme), headers } as const;
      };
      const actor = actorFor(call.context, caller, centre, call.headers['das-actor']);
      const repeatable = repeatableOf(call, rehearsal);
      const transacted = await createProgramme(parts.ledger, actor, { ...call.body, centre }, faults, {
        rehearsal,
        ...(repeatable === undefined
          ? {}
          : { repeatable: { ...repeatable, answer: (receipt) => keep(parts, call, () => respond(receipt)) } }),
      });
      return answerOf(transacted, respond);
    },

    async listProgrammes(call) {
      const caller = callerOf(call);
      const centre = call.headers['das-centre'];
      requireAuthority(caller, centre, 'learners:read');
      const page = pageOf(call, keys.id);
      const rows = await listProgrammes(store.pool, caller.principal.realm.id, centre, page);
      const { body, headers } = paged(call, rows, page.size, (row) => row.id, programmeView);
      return { status: 200, body, headers };
    },

    async getProgramme(call) {
      const caller = callerOf(call);
      const centre = call.headers['das-centre'];
      if (!hasAuthority(caller, centre, 'learners:read')) throw notFound();
      const programme = await readProgramme(store.pool, caller.principal.realm.id, centre, call.params.id);
      if (programme === undefined) throw notFound();
      return { status: 200, body: programmeView(programme) };
    },
  };
}

function programmeView({ centre: _centre, ...programme }: Programme) {
  return { ...programme, qualifications: [...programme.qualifications] };
}
