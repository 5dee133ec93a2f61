import { evaluate } from '../awards/evaluate.js';
import type { Confirmation, Evidence, Result } from '../awards/evidence.js';
import type { Actor } from '../awards/scheme.js';
import type { Progress, SupposedResult } from '../contract/generated/schemas.js';
import type { Handlers, OperationId } from '../contract/operation.js';
import type { Fault } from '../learners/decision.js';
import { diplomaOf } from '../learners/diplomas.js';
import { type Diploma, type LearnerRecord, pltsSkills } from '../learners/record.js';
import { type CatalogueEntry, findQualifications } from '../ledger/catalogue.js';
import { diplomaAward } from '../ledger/standing-reference.js';
import { notFound } from './authority.js';
import { type ApiCall, type ApiParts, callerOf, type RequestContext } from './context.js';
import { learnerOf } from './read.js';
import { refusedProblem } from './verdicts.js';

type Ids = 'getDiplomaProgress' | 'supposeResults';

/** How far a Diploma is, on the record or on supposed results. */
export function progressHandlers(parts: ApiParts): Handlers<RequestContext, Ids> {
  return {
    async getDiplomaProgress(call) {
      const { record, diploma } = await diplomaInAddress(parts, call);
      return { status: 200, body: progressOf(parts, call, diploma, onRecord(parts, record, diploma), false) };
    },

    async supposeResults(call) {
      const { record, diploma } = await diplomaInAddress(parts, call);
      const { results = [], pltsCompleted, workExperienceDays } = call.body;
      const catalogue = await findQualifications(
        parts.ledger.store.prisma,
        callerOf(call).principal.realm.id,
        results.map((result) => result.qan),
      );
      const faults = results.flatMap((result, index) =>
        supposedFaults(result, catalogue.get(result.qan), `/results/${index}`),
      );
      if (faults.length > 0) throw refusedProblem(call as ApiCall<OperationId>, faults);

      const stands = onRecord(parts, record, diploma);
      const day = callerOf(call).realmNow.toISOString().slice(0, 10);
      const evidence: Evidence = {
        ...stands,
        results: [
          ...stands.results,
          ...results.map((result) => supposedResult(result, catalogue.get(result.qan) as CatalogueEntry, day)),
        ],
        confirmations: {
          ...stands.confirmations,
          ...(pltsCompleted === undefined ? {} : { plts: allSkills(pltsCompleted) }),
          ...(workExperienceDays === undefined
            ? {}
            : { workExperience: { flags: { completed: true }, numbers: { days: workExperienceDays } } }),
        },
      };
      return { status: 200, body: progressOf(parts, call, diploma, evidence, true) };
    },
  };
}

async function diplomaInAddress(
  parts: ApiParts,
  call: ApiCall<Ids>,
): Promise<{ record: LearnerRecord; diploma: Diploma }> {
  const record = await learnerOf(parts, call);
  const diploma = diplomaOf(record, call.params.id);
  if (diploma === undefined) throw notFound();
  return { record, diploma };
}

/** What the record holds that bears on this Diploma. Component awarding bodies' results are not on it yet. */
function onRecord({ reference }: ApiParts, record: LearnerRecord, diploma: Diploma): Evidence {
  const level = reference.levels.get(diploma.level)?.level;
  const plts = record.plts.find((one) => one.level === level);
  const work = record.workExperience.find((one) => one.level === level);
  return {
    line: diploma.line,
    dateOfBirth: record.account.dateOfBirth,
    results: [],
    confirmations: {
      ...(plts === undefined
        ? {}
        : { plts: { flags: Object.fromEntries(pltsSkills.map((skill) => [skill, plts[skill]])) } }),
      ...(work === undefined
        ? {}
        : { workExperience: { flags: { completed: work.completed }, numbers: { days: work.days } } }),
    },
  };
}

function allSkills(met: boolean): Confirmation {
  return { flags: Object.fromEntries(pltsSkills.map((skill) => [skill, met])) };
}

function supposedFaults({ qan, units }: SupposedResult, entry: CatalogueEntry | undefined, pointer: string): Fault[] {
  if (entry === undefined) return [{ rule: 'qualification-unknown', pointer: `${pointer}/qan`, parameters: { qan } }];
  return (units ?? []).flatMap((unit, index): Fault[] =>
    entry.units.some((known) => known.code === unit.code)
      ? []
      : [{ rule: 'unit-unknown', pointer: `${pointer}/units/${index}/code`, parameters: { qan, unit: unit.code } }],
  );
}

function supposedResult({ qan, grade, points, units }: SupposedResult, entry: CatalogueEntry, day: string): Result {
  const { title, component, subject, level, gradeLevels, glh, barringCode, lines, minimumAge } = entry;
  return {
    ...{ qan, title, component, subject, level, gradeLevels, glh, barringCode, lines, minimumAge },
    ...{ grade, points },
    state: grade === 'U' || grade === 'X' || grade === 'Q' ? grade : 'graded',
    awardDate: day,
    expectedUnits: entry.units.map((unit) => unit.code),
    units:
      units?.map((unit) => ({
        ...unit,
        title: entry.units.find((known) => known.code === unit.code)?.title ?? unit.code,
        state: unit.grade === 'u' ? 'U' : 'graded',
      })) ?? null,
  };
}

function progressOf(
  { reference }: ApiParts,
  call: ApiCall<Ids>,
  diploma: Diploma,
  evidence: Evidence,
  supposed: boolean,
): Progress {
  const asOf = callerOf(call).realmNow.toISOString();
  const { scheme, award } = diplomaAward(reference, diploma.level, asOf.slice(0, 10));
  const { outcome, grade, conditions } = evaluate(award, evidence);
  const by = reference.lines.get(diploma.line)?.lastAward;
  return {
    diplomaId: diploma.id,
    asOf,
    supposed,
    scheme: { code: scheme.scheme, version: scheme.version, status: scheme.status },
    outcome: outcome as Progress['outcome'],
    ...(grade === null ? {} : { grade }),
    conditions: conditions.map(({ id, title, met, pending, evidence: counted, missing, actor }) => ({
      id,
      title,
      state: met ? 'met' : pending ? 'pending' : 'notMet',
      evidence: counted.map(({ title: what, qan, grade: reached }) => ({
        title: what,
        ...(qan === undefined ? {} : { qan }),
        ...(reached === undefined ? {} : { grade: reached }),
      })),
      missing,
      ...(actor === null ? {} : { actor: actingParty(actor) }),
      ...(met || by === undefined ? {} : { by }),
    })),
  };
}

function actingParty(actor: Actor): 'centre' | 'awardingBody' | 'service' {
  return actor === 'centre' || actor === 'service' ? actor : 'awardingBody';
}
