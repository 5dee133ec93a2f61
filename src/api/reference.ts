import type { Qualification } from '../contract/generated/schemas.js';
import type { Handlers } from '../contract/operation.js';
import type { CatalogueQualification } from '../learners/reference.js';
import { type RuleId, rules } from '../learners/rules.js';
import { associateAwardingBody } from '../ledger/associations.js';
import { findQualifications, listQualifications } from '../ledger/catalogue.js';
import { type CentreInFull, readCentre } from '../ledger/centre-reads.js';
import { actorFor, authorityMissing, hasAuthority, notFound, requireAuthority } from './authority.js';
import { type ApiParts, type Caller, callerOf, type RequestContext } from './context.js';
import { keys, paged, pageOf } from './cursor.js';
import { refusedProblem } from './verdicts.js';
import { receiptHeaders } from './write.js';

type Ids =
  | 'listLinesOfLearning'
  | 'listLevels'
  | 'listQualifications'
  | 'getQualification'
  | 'listAwardingBodies'
  | 'getCentre'
  | 'associateAwardingBody'
  | 'listRules'
  | 'getRule';

const allRules = Object.entries(rules).map(([id, rule]) => ({ id, ...rule }));

/** Reference data, the same for every caller of a realm. */
export function referenceHandlers({ ledger, reference }: ApiParts): Handlers<RequestContext, Ids> {
  const { prisma } = ledger.store;
  return {
    listLinesOfLearning: () => ({
      status: 200,
      body: { items: [...reference.lines.values()].map((line) => ({ ...line, aliases: [...line.aliases] })) },
    }),

    listLevels: () => ({
      status: 200,
      body: { items: [...reference.levels.values()].map((level) => ({ ...level, grades: [...level.grades] })) },
    }),

    async listQualifications(call) {
      const { line, level, component, awardingBody } = call.query;
      const page = pageOf(call, keys.qan);
      const rows = await listQualifications(
        prisma,
        callerOf(call).principal.realm.id,
        { line, level, component, awardingBody },
        page,
      );
      const { body, headers } = paged(call, rows, page.size, (row) => row.qan, qualificationView);
      return { status: 200, body, headers };
    },

    async getQualification(call) {
      const { qan } = call.params;
      const entry = (await findQualifications(prisma, callerOf(call).principal.realm.id, [qan])).get(qan);
      if (entry === undefined) throw notFound();
      return { status: 200, body: qualificationView(entry) };
    },

    async listAwardingBodies(call) {
      const bodies = await reference.awardingBodies(callerOf(call).principal.realm.id);
      return { status: 200, body: { items: [...bodies.values()] } };
    },

    async getCentre(call) {
      const caller = callerOf(call);
      const centre = await readCentre(prisma, caller.principal.realm.id, call.params.number);
      if (centre === undefined) throw notFound();
      return { status: 200, body: centreView(centre, caller) };
    },

    async associateAwardingBody(call) {
      const caller = callerOf(call);
      const { number, code } = call.params;
      const acting = call.headers['das-centre'];
      requireAuthority(caller, acting, 'learners:write');
      // With whom a centre registers its learners is for the centre to choose, not for the body that may gain by it.
      if (caller.principal.kind === 'awardingBody') throw authorityMissing();
      if (number !== acting) throw notFound();
      const body = (await reference.awardingBodies(caller.principal.realm.id)).get(code);
      const parameters = { awardingBody: body?.name ?? code };
      if (body === undefined)
        throw refusedProblem(call as Parameters<typeof refusedProblem>[0], [
          { rule: 'awarding-body-unknown', pointer: '/code', parameters },
        ]);
      if (!body.diploma)
        throw refusedProblem(call as Parameters<typeof refusedProblem>[0], [
          { rule: 'awarding-body-not-diploma', pointer: '/code', parameters },
        ]);

      const rehearsal = call.query.validateOnly ?? false;
      const actor = actorFor(call.context, caller, number, call.headers['das-actor']);
      const transacted = await associateAwardingBody(
        ledger,
        actor,
        { centre: number, awardingBody: code },
        { rehearsal },
      );
      if (!('receipt' in transacted)) throw new Error('an association is not repeatable by key');
      const { outcome, id } = transacted.receipt;
      const centre = (await readCentre(prisma, caller.principal.realm.id, number)) as CentreInFull;
      const associated = { ...centre, awardingBodies: [...new Set([...centre.awardingBodies, code])].sort() };
      return {
        status: 200,
        body: centreView(associated, caller),
        headers: receiptHeaders(outcome === 'refused' ? 'unchanged' : outcome, id, rehearsal),
      };
    },

    listRules: () => ({ status: 200, body: { items: allRules } }),

    getRule(call) {
      const { id } = call.params;
      if (!Object.hasOwn(rules, id)) throw notFound();
      return { status: 200, body: { id, ...rules[id as RuleId] } };
    },
  };
}

function centreView(centre: CentreInFull, caller: Caller) {
  const scopes = [...caller.scopes].filter((scope) => hasAuthority(caller, centre.number, scope)).sort();
  return {
    ...centre,
    awardingBodies: [...centre.awardingBodies],
    ...(scopes.length === 0 ? {} : { authority: { scopes } }),
  };
}

function qualificationView({
  glh,
  units,
  component,
  subject,
  minimumAge,
  validTo,
  gradeLevels: _gradeLevels,
  ...entry
}: CatalogueQualification): Qualification {
  return {
    ...entry,
    lines: [...entry.lines],
    component: component as Qualification['component'],
    guidedLearningHours: glh,
    units: units.map((unit) => ({ code: unit.code, title: unit.title, guidedLearningHours: unit.glh })),
    ...(subject === undefined ? {} : { subject }),
    ...(minimumAge === undefined ? {} : { minimumAge }),
    ...(validTo === undefined ? {} : { validTo }),
  };
}
