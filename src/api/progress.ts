import type { Evidence } from '../awards/evidence.js';
import type { Actor } from '../awards/scheme.js';
import type { Progress, ProgressCondition } from '../contract/generated/schemas.js';
import type { Handlers, OperationId } from '../contract/operation.js';
import { diplomaOf } from '../learners/diplomas.js';
import type { ExplainedCondition } from '../ledger/outcome-reads.js';
import { type DiplomaEvidence, progressOn, readDiplomaEvidence, suppose } from '../ledger/progress.js';
import { notFound } from './authority.js';
import { type ApiCall, type ApiParts, callerOf, type RequestContext } from './context.js';
import { learnerOf } from './read.js';
import { refusedProblem } from './verdicts.js';

type Ids = 'getDiplomaProgress' | 'supposeResults';

/** How far a Diploma is, on the record or on supposed results. */
export function progressHandlers(parts: ApiParts): Handlers<RequestContext, Ids> {
  return {
    async getDiplomaProgress(call) {
      const inAddress = await diplomaInAddress(parts, call);
      return { status: 200, body: progressOf(inAddress, inAddress.evidence, false) };
    },

    async supposeResults(call) {
      const inAddress = await diplomaInAddress(parts, call);
      const supposed = suppose(inAddress, call.body);
      if (supposed.faults !== undefined) throw refusedProblem(call as ApiCall<OperationId>, supposed.faults);
      return { status: 200, body: progressOf(inAddress, supposed.evidence, true) };
    },
  };
}

type InAddress = DiplomaEvidence;

/** The Diploma in the address with all that its progress is worked out from. Throws `not-found`. */
async function diplomaInAddress(parts: ApiParts, call: ApiCall<Ids>): Promise<InAddress> {
  const record = await learnerOf(parts, call);
  const diploma = diplomaOf(record, call.params.id);
  if (diploma === undefined) throw notFound();
  const { principal, realmNow } = callerOf(call);
  return readDiplomaEvidence(parts.ledger, principal.realm.id, record, diploma, realmNow.toISOString());
}

function progressOf(inAddress: InAddress, evidence: Evidence, supposed: boolean): Progress {
  const { diploma, asOf, by, scheme } = inAddress;
  const { evaluation, explanation } = progressOn(inAddress, evidence);
  const { headline, lines } = explanation;
  const deadline = by === undefined ? {} : { by };
  return {
    diplomaId: diploma.id,
    asOf,
    supposed,
    scheme: { code: scheme.scheme, version: scheme.version, status: scheme.status },
    outcome: evaluation.outcome as Progress['outcome'],
    summary: headline,
    ...(evaluation.grade === null ? {} : { grade: evaluation.grade }),
    nextSteps: lines.map(({ condition, text, actor }) => ({
      condition,
      message: text,
      actor: actingParty(actor),
      ...deadline,
    })),
    conditions: evaluation.conditions.map((condition) => conditionView(condition, deadline)),
  };
}

/** A condition of an award, in the words of the contract. */
export function conditionView(
  { id, title, met, pending, evidence, missing, actor }: ExplainedCondition,
  deadline: { by?: string },
): ProgressCondition {
  return {
    id,
    title,
    state: met ? 'met' : pending ? 'pending' : 'notMet',
    evidence: evidence.map(({ title: what, qan, grade }) => ({
      title: what,
      ...(qan === undefined ? {} : { qan }),
      ...(grade === undefined ? {} : { grade }),
    })),
    missing: [...missing],
    ...(actor === null ? {} : { actor: actingParty(actor) }),
    ...(met ? {} : deadline),
  };
}

function actingParty(actor: Actor): 'centre' | 'awardingBody' | 'service' {
  return actor === 'centre' || actor === 'service' ? actor : 'awardingBody';
}
