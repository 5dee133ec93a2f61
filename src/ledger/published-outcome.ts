import { type Evaluation, evaluate } from '../awards/evaluate.js';
import { awardStateOf, decisionsOn } from '../learners/award-states.js';
import type { AwardState, Claim, Decision, Diploma, LearnerRecord, LevelCode } from '../learners/record.js';
import type { Reference } from '../learners/reference.js';
import type { Catalogue } from './catalogue.js';
import { evidenceOf, publishedResults } from './evidence.js';
import type { Published } from './published-reads.js';
import type { StandingReference } from './reference.js';
import { awardsOn } from './standing-reference.js';

/** How an award stands for the eyes of a home centre. */
export interface PublishedAward {
  readonly state: AwardState;
  readonly grade?: string | undefined;
  /** What was decided last, as far as it is published. */
  readonly decision?: Decision | undefined;
}

/** What a Diploma comes to, for the eyes of its home centre: worked out anew on nothing but what is published. */
export interface PublishedOutcomes {
  evaluation(record: LearnerRecord, diploma: Diploma, published: Published): Evaluation;
  award(claim: Claim, evaluation: Evaluation, published: Published): PublishedAward;
  schemeStatus(diploma: Diploma): 'confirmed' | 'unconfirmed';
}

/** Without `now` everything that is known counts: for awarding bodies. `today` is the date in the United Kingdom. */
export function publishedOutcomes(
  standing: StandingReference,
  { entries }: Catalogue,
  { now, today }: { now?: string | undefined; today: string },
): PublishedOutcomes {
  const known: Pick<Reference, 'levels' | 'qualification'> = {
    levels: standing.levels,
    qualification: (qan) => entries.get(qan),
  };
  const { award } = awardsOn(standing, today);
  return {
    evaluation: (record, diploma, published) =>
      evaluate(
        award(diploma.level as LevelCode).award,
        evidenceOf(record, diploma, now === undefined ? published.results : publishedResults(published, now), known),
      ),
    schemeStatus: ({ level }) => award(level).scheme.status,
    award(claim, { awarded, grade }, { decisions }) {
      const decided = decisionsOn(decisions, claim);
      const decision = decided.at(-1);
      // Referred and revoked stand until the next decision: by what has changed meanwhile a centre could tell too much.
      if (decision?.decision === 'referred' || decision?.decision === 'revoked')
        return { state: decision.decision, decision };
      const state = awardStateOf(decided, { awarded, grade: grade ?? undefined });
      return { state, grade: (state === 'ready' ? grade : decision?.grade) ?? undefined, decision };
    },
  };
}
