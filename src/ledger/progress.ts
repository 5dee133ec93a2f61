import { type Evaluation, evaluate } from '../awards/evaluate.js';
import type { Confirmation, Evidence } from '../awards/evidence.js';
import { type Explanation, explain } from '../awards/explain.js';
import type { Award, Scheme } from '../awards/scheme.js';
import { hasGrade, type Supposed as SupposedOne, supposedResult } from '../awards/supposed.js';
import type { Fault } from '../learners/decision.js';
import { type Claim, type Diploma, type LearnerRecord, pltsSkills } from '../learners/record.js';
import type { CatalogueQualification } from '../learners/reference.js';
import { dateInUnitedKingdom } from '../platform/clock.js';
import { unknownQualification } from './catalogue.js';
import { evidenceOf, publishedResults } from './evidence.js';
import { type PublishedAward, publishedOutcomes } from './published-outcome.js';
import { readPublished } from './published-reads.js';
import { diplomaAward } from './standing-reference.js';
import type { Ledger } from './transact.js';

/** How far a Diploma is for the eyes of its home centre: worked out on nothing but what is published. */
export interface DiplomaProgress {
  readonly diploma: Diploma;
  readonly evaluation: Evaluation;
  readonly explanation: Explanation;
  /** The last day on which the Diploma is awarded at its line. */
  readonly by: string | undefined;
  readonly schemeStatus: 'confirmed' | 'unconfirmed';
  /** The claim that stands, and where its award does. */
  readonly claim?: Claim | undefined;
  readonly award?: PublishedAward | undefined;
}

/** How far the Diplomas of these learners are at the instant `now`, by ULN. Those that were withdrawn are left out. */
export async function readProgress(
  { store, standing }: Ledger,
  realm: number,
  records: readonly LearnerRecord[],
  now: string,
): Promise<(uln: string) => readonly DiplomaProgress[]> {
  const ulns = records.map(({ account }) => account.uln);
  const [published, catalogue] = await Promise.all([
    readPublished(store.pool, realm, ulns, now),
    standing.catalogue(store.pool, realm),
  ]);
  const today = dateInUnitedKingdom(new Date(now));
  const outcomes = publishedOutcomes(standing, catalogue, { now, today });
  const of = (record: LearnerRecord): readonly DiplomaProgress[] =>
    record.diplomas
      .filter(({ status }) => status !== 'withdrawn')
      .map((diploma) => {
        const mine = published(record.account.uln);
        const evaluation = outcomes.evaluation(record, diploma, mine);
        const claim = record.claims.findLast((one) => one.diplomaId === diploma.id && one.status === 'claimed');
        return {
          ...{ diploma, evaluation, explanation: explain(evaluation) },
          by: standing.lines.get(diploma.line)?.lastAward,
          schemeStatus: outcomes.schemeStatus(diploma),
          ...(claim === undefined ? {} : { claim, award: outcomes.award(claim, evaluation, mine) }),
        };
      });
  const found = new Map(records.map((record) => [record.account.uln, of(record)]));
  return (uln) => found.get(uln) ?? [];
}

/** All that the progress of one Diploma is worked out from, as its home centre may know it. */
export interface DiplomaEvidence {
  readonly diploma: Diploma;
  /** The date in the United Kingdom, and the instant. */
  readonly day: string;
  readonly asOf: string;
  readonly by: string | undefined;
  readonly scheme: Scheme;
  readonly award: Award;
  readonly evidence: Evidence;
  readonly catalogue: ReadonlyMap<string, CatalogueQualification>;
}

/** Reads what the progress of a Diploma is worked out from, at the instant `asOf`. */
export async function readDiplomaEvidence(
  { store, standing }: Ledger,
  realm: number,
  record: LearnerRecord,
  diploma: Diploma,
  asOf: string,
): Promise<DiplomaEvidence> {
  const { uln } = record.account;
  const [published, { entries }] = await Promise.all([
    readPublished(store.pool, realm, [uln], asOf),
    standing.catalogue(store.pool, realm),
  ]);
  const day = dateInUnitedKingdom(new Date(asOf));
  const known = { levels: standing.levels, qualification: (qan: string) => entries.get(qan) };
  return {
    ...{ diploma, day, asOf, catalogue: entries },
    by: standing.lines.get(diploma.line)?.lastAward,
    ...diplomaAward(standing, diploma.level, day),
    evidence: evidenceOf(record, diploma, publishedResults(published(uln), asOf), known),
  };
}

/** A result that somebody supposes, of a qualification of the catalogue. */
export type SupposedResult = SupposedOne & { readonly qan: string };

/** What somebody supposes that a learner will have. */
export interface Supposed {
  readonly results?: readonly SupposedResult[] | undefined;
  readonly pltsCompleted?: boolean | undefined;
  readonly workExperienceDays?: number | undefined;
}

/** The evidence with what is supposed added to it, or all that is wrong with what is supposed. */
export function suppose(
  stands: DiplomaEvidence,
  { results = [], pltsCompleted, workExperienceDays }: Supposed,
): { readonly evidence: Evidence; readonly faults?: undefined } | { readonly faults: readonly Fault[] } {
  const { award, catalogue, day, evidence } = stands;
  const faults = results.flatMap((result, index) => supposedFaults(stands, result, `/results/${index}`));
  if (faults.length > 0) return { faults };
  return {
    evidence: {
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
    },
  };
}

/** How far the Diploma would be on this evidence. */
export function progressOn(
  { award }: DiplomaEvidence,
  evidence: Evidence,
): Pick<DiplomaProgress, 'evaluation' | 'explanation'> {
  const evaluation = evaluate(award, evidence);
  return { evaluation, explanation: explain(evaluation) };
}

function allSkills(met: boolean): Confirmation {
  return { flags: Object.fromEntries(pltsSkills.map((skill) => [skill, met])) };
}

function supposedFaults(
  { award, catalogue }: DiplomaEvidence,
  { qan, grade, units = [] }: SupposedResult,
  pointer: string,
): Fault[] {
  const entry = catalogue.get(qan);
  if (entry === undefined) return [unknownQualification(qan, `${pointer}/qan`)];
  const faults: Fault[] = [];
  if (grade !== undefined && grade !== 'X' && grade !== 'Q' && !hasGrade(award, entry.component, grade)) {
    faults.push({ rule: 'grade-unknown', pointer: `${pointer}/grade`, parameters: { grade } });
  }
  units.forEach((unit, index) => {
    if (entry.units.some((known) => known.code === unit.code)) return;
    const at = `${pointer}/units/${index}/code`;
    faults.push({ rule: 'unit-unknown', pointer: at, parameters: { qan, unit: unit.code } });
  });
  return faults;
}
