import { checkProgramme } from '../awards/programme.js';
import type { Handlers, OperationId } from '../contract/operation.js';
import type { Fault } from '../learners/decision.js';
import type { LevelCode } from '../learners/record.js';
import type { Programme } from '../learners/reference.js';
import { findQualifications, unknownQualification } from '../ledger/catalogue.js';
import type { PartyReceipt } from '../ledger/party-transact.js';
import { createProgramme, listProgrammes, type ProgrammeResult, readProgramme } from '../ledger/programmes.js';
import { diplomaAward } from '../ledger/standing-reference.js';
import { dateInUnitedKingdom } from '../platform/clock.js';
import { actorFor, hasAuthority, notFound, requireAuthority } from './authority.js';
import { type ApiCall, type ApiParts, callerOf, type RequestContext } from './context.js';
import { keys, paged, pageOf } from './cursor.js';
import { refusedProblem } from './verdicts.js';
import { answerOf, keep, receiptHeaders, repeatableOf } from './write.js';

type Ids = 'validateProgramme' | 'createProgramme' | 'listProgrammes' | 'getProgramme';

interface Planned {
  line: string;
  level: LevelCode;
  qualifications: string[];
}

/** Planned programmes of study: checked without a learner, kept by the centre. */
export function programmeHandlers(parts: ApiParts): Handlers<RequestContext, Ids> {
  const { store } = parts.ledger;
  return {
    async validateProgramme(call) {
      const { faults, findings } = await judge(parts, call, call.body);
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
      const { faults, findings } = await judge(parts, call, call.body);
      for (const { message } of findings.filter((finding) => finding.blocking)) {
        faults.push({ rule: 'programme-invalid', pointer: '/qualifications', parameters: { finding: message } });
      }
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

/** What is wrong with a planned programme: names that do not exist, and what the award engine finds. */
async function judge(
  { ledger, reference }: ApiParts,
  call: ApiCall<'validateProgramme' | 'createProgramme'>,
  planned: Planned,
) {
  const faults: Fault[] = [];
  if (!reference.lines.has(planned.line))
    faults.push({ rule: 'line-unknown', pointer: '/line', parameters: { line: planned.line } });
  const { principal, realmNow } = callerOf(call);
  const catalogue = await findQualifications(ledger.store.prisma, principal.realm.id, planned.qualifications);
  planned.qualifications.forEach((qan, index) => {
    if (!catalogue.has(qan)) faults.push(unknownQualification(qan, `/qualifications/${index}`));
  });
  if (faults.length > 0) return { faults, findings: [] };
  const today = dateInUnitedKingdom(realmNow);
  const { award } = diplomaAward(reference, planned.level, today);
  return { faults, findings: checkProgramme(award, [...catalogue.values()], { line: planned.line, startsOn: today }) };
}

function programmeView({ centre: _centre, ...programme }: Programme) {
  return { ...programme, qualifications: [...programme.qualifications] };
}
