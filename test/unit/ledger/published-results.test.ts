import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConstituentResult, LearnerRecord } from '../../../src/learners/record.js';
import { ukMidnight } from '../../../src/learners/uk-time.js';
import { publishedResults } from '../../../src/ledger/evidence.js';
import { frozen } from '../support/frozen.js';
import { aLearner, aResult, saidResult } from '../support/learner.js';
import { circumstances, id } from '../support/reference.js';
import { recordAfter, transactionOf } from '../support/verdict.js';

type Change = 'postResults' | 'replaceResult' | 'withdrawResult';

/** The record when that is done at this instant, on the project awarded on 20 September. */
function when(record: LearnerRecord, name: Change, now: string, over: object = {}): LearnerRecord {
  const said = saidResult(over);
  const { uln, awardingBody, qan, unit, awardDate } = said;
  const withdrawal = { uln, awardingBody, key: { qan, unit, awardDate }, reason: 'Wrong' };
  const input = name === 'withdrawResult' ? withdrawal : said;
  const around = circumstances({ now, today: now.slice(0, 10), id: id(1000 + record.results.length) });
  return recordAfter(transactionOf(name).decide(frozen(record), input, around));
}
const seen = (record: LearnerRecord, now: string) =>
  publishedResults(record, now).map(({ grade, status }) => `${grade} ${status}`);
const justBefore = (instant: string) => new Date(Date.parse(instant) - 1).toISOString();

const posted = '2010-10-04T08:00:00.000Z';
const christmas = '2010-12-24T00:00:00.000Z';
const january = '2011-01-20T00:00:00.000Z';
const better = { grade: 'A', points: '7' };

describe('a centre sees a result', () => {
  it('from the instant on at which it is published, and not before', () => {
    const record = when(aLearner(), 'postResults', posted, { publishDate: '2010-12-24' });
    expect(seen(record, posted)).toEqual([]);
    expect(seen(record, justBefore(christmas))).toEqual([]);
    expect(seen(record, christmas)).toEqual(['B posted']);
    expect(seen(record, '2030-01-01T00:00:00.000Z')).toEqual(['B posted']);
  });

  it('in summer from eleven in the evening by UTC', () => {
    const record = when(aLearner(), 'postResults', posted, { publishDate: '2010-10-31' });
    expect(seen(record, '2010-10-30T22:59:59.999Z')).toEqual([]);
    expect(seen(record, '2010-10-30T23:00:00.000Z')).toEqual(['B posted']);
  });

  it('at once, when it is posted after the day on which it was to be published', () => {
    expect(seen(when(aLearner(), 'postResults', posted), posted)).toEqual(['B posted']);
  });

  it('until that which replaced it is published, and nothing of the replacement before', () => {
    const first = when(aLearner(), 'postResults', posted);
    const shown = publishedResults(first, posted);
    const replaced = when(first, 'replaceResult', '2010-10-05T08:00:00.000Z', { ...better, publishDate: '2010-12-24' });
    for (const now of ['2010-10-05T08:00:00.000Z', justBefore(christmas)])
      expect(publishedResults(replaced, now)).toEqual(shown);
    expect(seen(replaced, christmas)).toEqual(['A posted']);
  });

  it('no longer from the replacement on, when that is published already', () => {
    const replaced = when(when(aLearner(), 'postResults', posted), 'replaceResult', '2010-10-05T08:00:00.000Z', better);
    expect(seen(replaced, '2010-10-05T08:00:00.000Z')).toEqual(['A posted']);
  });

  it('never, when it was replaced before it was published', () => {
    const first = when(aLearner(), 'postResults', posted, { publishDate: '2010-12-24' });
    const replaced = when(first, 'replaceResult', '2010-10-05T08:00:00.000Z', { ...better, publishDate: '2011-01-20' });
    for (const now of ['2010-10-05T08:00:00.000Z', christmas, justBefore(january)])
      expect(seen(replaced, now)).toEqual([]);
    expect(seen(replaced, january)).toEqual(['A posted']);
  });

  it('as withdrawn from the withdrawal on, when it had seen it', () => {
    const first = when(aLearner(), 'postResults', posted);
    const withdrawn = when(first, 'withdrawResult', '2010-10-05T08:00:00.000Z');
    expect(seen(withdrawn, '2010-10-05T08:00:00.000Z')).toEqual(['B withdrawn']);
    const [ended] = publishedResults(withdrawn, christmas) as [ConstituentResult];
    expect(ended).toMatchObject({ endsAt: '2010-10-05T08:00:00.000Z' });
    // As it was a moment before.
    expect(seen(withdrawn, justBefore('2010-10-05T08:00:00.000Z'))).toEqual(['B posted']);
  });

  it('never, when it was withdrawn before it was published, or at that instant', () => {
    const first = when(aLearner(), 'postResults', posted, { publishDate: '2010-12-24' });
    for (const at of ['2010-10-05T08:00:00.000Z', justBefore(christmas), christmas]) {
      const withdrawn = when(first, 'withdrawResult', at);
      for (const now of [at, justBefore(christmas), christmas, january]) expect(seen(withdrawn, now)).toEqual([]);
    }
  });

  it('before its instant not even as one that is withdrawn later', () => {
    const first = when(aLearner(), 'postResults', posted, { publishDate: '2010-12-24' });
    const withdrawn = when(first, 'withdrawResult', '2011-01-05T08:00:00.000Z');
    expect(seen(withdrawn, justBefore(christmas))).toEqual([]);
    expect(seen(withdrawn, christmas)).toEqual(['B posted']);
    expect(seen(withdrawn, january)).toEqual(['B withdrawn']);
  });

  it('withdrawn and posted again, as both', () => {
    const withdrawn = when(when(aLearner(), 'postResults', posted), 'withdrawResult', '2010-10-05T08:00:00.000Z');
    const again = when(withdrawn, 'postResults', '2010-10-06T08:00:00.000Z', better);
    expect(seen(again, '2010-10-06T08:00:00.000Z')).toEqual(['B withdrawn', 'A posted']);
  });

  it('without a trace of what is not published, whatever stands in the record', () => {
    const hidden = aResult({ endsAt: christmas, status: 'replaced', changedAt: '2010-10-05T08:00:00.000Z' });
    const [shown] = publishedResults({ results: [hidden] }, posted) as [ConstituentResult];
    expect(shown).toEqual(aResult());
  });
});

describe('of a chain of results, each in the place of the one before', () => {
  const days = fc.integer({ min: 0, max: 110 });
  const dateOf = (day: number) => new Date(Date.UTC(2010, 8, 20) + day * 86_400_000).toISOString().slice(0, 10);
  const chain = fc
    .array(fc.record({ after: fc.integer({ min: 1, max: 40 }), publish: days }), { minLength: 1, maxLength: 6 })
    .map((links) => {
      let day = 15;
      return links.map(({ after, publish }) => {
        day += after;
        return { at: `${dateOf(day)}T08:00:00.000Z`, publishDate: dateOf(publish) };
      });
    });

  it('a centre sees at every instant the last that is published, unless it was replaced before that', () => {
    fc.assert(
      fc.property(chain, (links) => {
        const instants = links.flatMap(({ at, publishDate }) => {
          const publishAt = ukMidnight(publishDate);
          return [at, justBefore(at), publishAt, justBefore(publishAt)];
        });
        for (const now of instants.sort()) {
          const known = links.filter(({ at }) => at <= now);
          const record = known.reduce(
            (so, { at, publishDate }, index) =>
              // Other points each time, so that each is another result.
              when(so, index === 0 ? 'postResults' : 'replaceResult', at, { points: `5.${index + 1}`, publishDate }),
            aLearner(),
          );
          const shown = known.findLastIndex(({ publishDate }, index) => {
            const publishAt = ukMidnight(publishDate);
            const replacedAt = known[index + 1]?.at;
            return publishAt <= now && (replacedAt === undefined || publishAt <= replacedAt);
          });
          const points = publishedResults(record, now).map((one) => one.points);
          expect(points).toEqual(shown === -1 ? [] : [`5.${shown + 1}`]);
        }
      }),
      { seed: 20101004, numRuns: 300 },
    );
  });
});
