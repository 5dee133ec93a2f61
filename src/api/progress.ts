import { evaluate } from '../awards/evaluate.js';
import type { Confirmation, Evidence } from '../awards/evidence.js';
import { explain } from '../awards/explain.js';
import type { Actor } from '../awards/scheme.js';
import { hasGrade, supposedResult } from '../awards/supposed.js';
import type { Progress, ProgressCondition, SupposedResult } from '../contract/generated/schemas.js';
import type { Handlers, OperationId } from '../contract/operation.js';
import type { Fault } from '../learners/decision.js';
import { diplomaOf } from '../learners/diplomas.js';
import { pltsSkills } from '../learners/record.js';
import type { CatalogueQualification } from '../learners/reference.js';
import { findQualifications } from '../ledger/catalogue.js';
import { evidenceOf, publishedResults } from '../ledger/evidence.js';
import type { ExplainedCondition } from '../ledger/outcome-reads.js';
import { readPublished } from '../ledger/published-reads.js';
import { diplomaAward } from '../ledger/standing-reference.js';
import { dateInUnitedKingdom } from '../platform/clock.js';
import { notFound } from './authority.js';
import { type ApiCall, type ApiParts, callerOf, type RequestContext } from './context.js';
import { unknownQualification } from './programmes.js';
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
      const { award, day, evidence } = inAddress;
      const { results = [], pltsCompleted, workExperienceDays } = call.body;
      const { prisma } = parts.ledger.store;
      const catalogue = await findQualifications(
        prisma,
        callerOf(call).principal.realm.id,
        results.map((result) => result.qan),
      );
      const faults = results.flatMap((result, index) =>
        supposedFaults(inAddress, result, catalogue.get(result.qan), `/results/${index}`),
      );
      if (faults.length > 0) throw refusedProblem(call as ApiCall<OperationId>, faults);

      const supposed: Evidence = {
        ...evidence,
        results: [
          ...evidence.results,
          ...results.map((result) =>
            supposedResult(award, catalogue.get(result.qan) as CatalogueQualification, result, day),
          ),
        ],
        confirmations: {
          ...evidence.confirmations,
          ...(pltsCompleted === undefined ? {} : { plts: allSkills(pltsCompleted) }),
          ...(workExperienceDays === undefined
            ? {}
            : { workExperience: { flags: { completed: true }, numbers: { days: workExperienceDays } } }),
        },
      };
      return { status: 200, body: progressOf(inAddress, supposed, true) };
    },
  };
}

type InAddress = Awaited<ReturnType<typeof diplomaInAddress>>;

/** The Diploma in the address with all that its progress is worked out from. Throws `not-found`. */
async function diplomaInAddress(parts: ApiParts, call: ApiCall<Ids>) {
  const { reference } = parts;
  const record = await learnerOf(parts, call);
  const diploma = diplomaOf(record, call.params.id);
  if (diploma === undefined) throw notFound();
  const { realmNow } = callerOf(call);
  const day = dateInUnitedKingdom(realmNow);
  const by = reference.lines.get(diploma.line)?.lastAward;
  const asOf = realmNow.toISOString();
  const realm = callerOf(call).principal.realm.id;
  const { pool } = parts.ledger.store;
  const { uln } = record.account;
  const [published, { entries }] = await Promise.all([
    readPublished(pool, realm, [uln], asOf),
    reference.catalogue(pool, realm),
  ]);
  const results = publishedResults(published(uln), asOf);
  const known = { levels: reference.levels, qualification: (qan: string) => entries.get(qan) };
  return {
    diploma,
    day,
    asOf,
    by,
    ...diplomaAward(reference, diploma.level, day),
    evidence: evidenceOf(record, diploma, results, known),
  };
}

function allSkills(met: boolean): Confirmation {
  return { flags: Object.fromEntries(pltsSkills.map((skill) => [skill, met])) };
}

function supposedFaults(
  { award }: InAddress,
  { qan, grade, units = [] }: SupposedResult,
  entry: CatalogueQualification | undefined,
  pointer: string,
): Fault[] {
  if (entry === undefined) return [unknownQualification(qan, `${pointer}/qan`)];
  const faults: Fault[] = [];
  if (grade !== undefined && grade !== 'X' && grade !== 'Q' && !hasGrade(award, entry.component, grade)) {
    faults.push({ rule: 'grade-unknown', pointer: `${pointer}/grade`, parameters: { grade } });
  }
  units.forEach((unit, index) => {
    if (entry.units.some((known) => known.code === unit.code)) return;
    faults.push({
      rule: 'unit-unknown',
      pointer: `${pointer}/units/${index}/code`,
      parameters: { qan, unit: unit.code },
    });
  });
  return faults;
}

function progressOf({ diploma, asOf, by, scheme, award }: InAddress, evidence: Evidence, supposed: boolean): Progress {
  const evaluation = evaluate(award, evidence);
  const { headline, lines } = explain(evaluation);
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
