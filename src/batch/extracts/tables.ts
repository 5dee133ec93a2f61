import type { Diploma, LearnerRecord } from '../../learners/record.js';
import { gradeSaid, isPublished } from '../../learners/results.js';
import { publishedOutcomes } from '../../ledger/published-outcome.js';
import { readPublished } from '../../ledger/published-reads.js';
import type { Ledger } from '../../ledger/transact.js';
import type { ExtractFilter, ExtractKind } from './extracts.js';

/** What awarding bodies know and a centre cannot send: a table to read, with headings, and no batch file. */
export type TableKind = Extract<ExtractKind, 'results' | 'outcomes'>;

interface Table {
  readonly headings: readonly string[];
  /** The rows of these learners, as cells. */
  rows(learners: readonly LearnerRecord[]): Promise<string[][]>;
}

/** The realm, and one instant for the whole file: what is published at it, and no more, is in it. */
interface Moment {
  readonly realm: number;
  readonly now: string;
  readonly today: string;
}

const ofLearner = ['ULN', 'FamilyName', 'GivenName'];
const cellsOfLearner = ({ account }: LearnerRecord) => [account.uln, account.familyName, account.givenName];

export function isTable(kind: ExtractKind): kind is TableKind {
  return kind === 'results' || kind === 'outcomes';
}

/** The table of a kind, as a home centre may know it at the moment. */
export async function tableOf(
  kind: TableKind,
  ledger: Ledger,
  moment: Moment,
  filter: ExtractFilter,
  only: (diploma: Pick<Diploma, 'line' | 'level'>) => boolean,
): Promise<Table> {
  return kind === 'results' ? results(ledger, moment, filter) : outcomes(ledger, moment, only);
}

async function results(
  { store, standing }: Ledger,
  { realm, now }: Moment,
  { changedSince }: ExtractFilter,
): Promise<Table> {
  const { entries } = await standing.catalogue(store.pool, realm);
  // A leap second is a time, and JavaScript knows none.
  const since = changedSince === undefined ? '' : new Date(changedSince.replace(/:60(?!:)/, ':59')).toISOString();
  return {
    headings: [
      ...[...ofLearner, 'QualificationNumber', 'Title', 'Unit', 'AwardingBody', 'Grade', 'PartialAbsence', 'AwardDate'],
      ...['PublishDate', 'Enquiry'],
    ],
    async rows(learners) {
      const published = await readPublished(store.pool, realm, ulnsOf(learners), now);
      return learners.flatMap((learner) =>
        published(learner.account.uln)
          .results.filter((one) => isPublished(one, now))
          // By its own instant: what an awarding body does never moves the learner's record.
          .filter(({ publishAt }) => publishAt >= since)
          .map((one) => [
            ...cellsOfLearner(learner),
            ...[
              one.qan,
              entries.get(one.qan)?.title ?? one.qualification?.title ?? '',
              one.unit ?? '',
              one.awardingBody,
            ],
            ...[
              gradeSaid(one),
              one.partialAbsence ? 'Y' : 'N',
              one.awardDate,
              one.publishDate,
              one.enquiry ? 'Y' : 'N',
            ],
          ]),
      );
    },
  };
}

async function outcomes(
  { store, standing }: Ledger,
  { realm, now, today }: Moment,
  only: (diploma: Pick<Diploma, 'line' | 'level'>) => boolean,
): Promise<Table> {
  const published = publishedOutcomes(standing, await standing.catalogue(store.pool, realm), { now, today });
  return {
    headings: [
      ...[...ofLearner, 'LineOfLearning', 'Level', 'AwardingBody', 'Outcome', 'Grade', 'Summary', 'Missing', 'Claimed'],
      ...['Award', 'CertificateNumber', 'Reason'],
    ],
    async rows(learners) {
      const known = await readPublished(store.pool, realm, ulnsOf(learners), now);
      return learners.flatMap((learner) =>
        learner.diplomas
          .filter((diploma) => diploma.status !== 'withdrawn' && only(diploma))
          .map((diploma) => {
            const mine = known(learner.account.uln);
            const evaluation = published.evaluation(learner, diploma, mine);
            const claim = learner.claims.find((one) => one.diplomaId === diploma.id && one.status === 'claimed');
            const award = claim && published.award(claim, evaluation, mine);
            return [
              ...[...cellsOfLearner(learner), diploma.line, diploma.level, diploma.awardingBody],
              ...[evaluation.outcome, evaluation.grade ?? '', evaluation.says],
              evaluation.conditions.flatMap(({ missing }) => missing).join(' '),
              ...[claim === undefined ? 'N' : 'Y', award?.state ?? '', award?.decision?.certificateNumber ?? ''],
              award?.decision?.reason ?? '',
            ];
          }),
      );
    },
  };
}

function ulnsOf(learners: readonly LearnerRecord[]): string[] {
  return learners.map(({ account }) => account.uln);
}
