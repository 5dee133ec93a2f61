import { NewResult, Reason } from '../../contract/generated/schemas.js';
import { Problem } from '../../contract/problem.js';
import { gradeSaid } from '../../learners/results.js';
import { listResults, type ResultOfLearner } from '../../ledger/result-reads.js';
import { isId } from '../../platform/ids.js';
import type { Field } from '../forms/field.js';
import { formCheck } from '../forms/transact.js';
import { transactionPage } from '../forms/transaction-page.js';
import { reasonField } from '../learner/options.js';
import { type Page, text } from '../page.js';
import type { WebParts } from '../parts.js';
import type { Sealed } from '../sealed.js';
import { bodyOf, may, type Visit, whoOf } from '../visit.js';

const reads = { of: 'awardingBody', scopes: ['results:read'] } as const;
const writes = { of: 'awardingBody', scopes: ['results:write'] } as const;
const pageSize = 50;

const uln: Field = { name: 'uln', label: 'Unique learner number (ULN)', kind: 'code', width: 10 };
const who: readonly Field[] = [
  { name: 'givenName', label: 'Given name', kind: 'text', width: 20 },
  { name: 'familyName', label: 'Family name', kind: 'text', width: 20 },
  { name: 'dateOfBirth', label: 'Date of birth', kind: 'date', hint: 'For example, 17 5 1994.' },
];
const what: readonly Field[] = [
  { name: 'qan', label: 'Qualification number', kind: 'text', width: 10 },
  {
    name: 'unit',
    label: 'Unit code',
    kind: 'text',
    optional: true,
    width: 10,
    hint: 'Leave empty for the whole qualification.',
  },
];
const came: readonly Field[] = [
  { name: 'grade', label: 'Grade', kind: 'text', width: 5 },
  { name: 'points', label: 'Weighted points', kind: 'text', optional: true, width: 5 },
  { name: 'awardDate', label: 'Award date', kind: 'date' },
  {
    name: 'publishDate',
    label: 'Publish date',
    kind: 'date',
    optional: true,
    hint: 'Centres see the result from this day on.',
  },
  {
    ...{ name: 'priorAchievementVerified', label: 'Is it a prior achievement that you have verified?', kind: 'yesNo' },
    optional: true,
    hint: 'One that was awarded before the learner account was opened.',
  },
  { name: 'enquiry', label: 'Is an enquiry or appeal open?', kind: 'yesNo', optional: true },
];

/** Results of a component awarding body: what it posted and what stands, and one more by hand. */
export function resultPages(parts: WebParts, sealed: Sealed): readonly Page[] {
  const { ledger, reference } = parts;
  const { pool } = ledger.store;
  const purposeFor = (visit: Visit) => `the results for ${whoOf(visit).person.id}`;
  const of = (visit: Visit) => ({ awardingBody: bodyOf(visit), component: true, diploma: false });

  async function resultInAddress(visit: Visit): Promise<ResultOfLearner> {
    const id = visit.params.result ?? '';
    const uln = visit.params.uln ?? '';
    const found = await listResults(pool, whoOf(visit).realm.id, of(visit), { uln }, { limit: 500, after: undefined });
    const result = found.find((one) => one.id === id && one.awardingBody === bodyOf(visit));
    if (result === undefined) throw new Problem('not-found');
    return result;
  }

  const post = formCheck(NewResult);
  return [
    {
      path: '/results',
      needs: reads,
      async show(visit) {
        const { find, after } = visit.query;
        const search = (find && sealed.open<{ uln: string; qan: string }>(find, purposeFor(visit))) || {
          uln: '',
          qan: '',
        };
        const filter = {
          ...(search.uln === '' ? {} : { uln: search.uln }),
          ...(search.qan === '' ? {} : { qan: search.qan }),
        };
        const realm = whoOf(visit).realm.id;
        const page = { limit: pageSize + 1, after: isId(after) ? after : undefined };
        const [found, { entries }] = await Promise.all([
          listResults(pool, realm, of(visit), filter, page),
          reference.catalogue(pool, realm),
        ]);
        const shown = found.slice(0, pageSize);
        return {
          view: 'results/list.njk',
          title: 'Results',
          model: {
            search,
            mayPost: may(visit, 'results:write'),
            results: shown.map((one) => ({
              ...{ uln: one.uln, id: one.id, qan: one.qan, unit: one.unit, status: one.status, points: one.points },
              ...{ awardDate: one.awardDate, publishDate: one.publishDate, isPublished: one.publishAt <= visit.now },
              grade: gradeSaid(one),
              title: entries.get(one.qan)?.title ?? one.qualification?.title,
            })),
            next:
              found.length > pageSize ? `/results?after=${shown.at(-1)?.id}${find ? `&find=${find}` : ''}` : undefined,
          },
        };
      },
      submit(visit, typed) {
        const search = {
          uln: text(typed, 'uln').replace(/\s/g, '').slice(0, 10),
          qan: text(typed, 'qan').replaceAll('/', '').toUpperCase().slice(0, 8),
        };
        return { goTo: `/results?find=${sealed.seal(search, purposeFor(visit))}` };
      },
    },
    transactionPage(parts, {
      path: '/results/post',
      needs: writes,
      transaction: 'postResults',
      about: async () => undefined,
      title: 'Post a result',
      says: () => ['For many results, send a batch file.'],
      fields: () => [uln, ...who, ...what, ...came],
      shape: (values) => ({
        ...values,
        qan: String(values.qan ?? '')
          .replaceAll('/', '')
          .toUpperCase(),
      }),
      check: post,
      input: (values) => values as never,
      notFound: 'There is no open learner account with this ULN.',
      button: 'Post',
      back: () => '/results',
      goTo: () => '/results?done=postResults',
    }),
    transactionPage(parts, {
      path: '/results/:uln/:result/replace',
      needs: writes,
      transaction: 'replaceResult',
      about: resultInAddress,
      title: 'Replace the result',
      caption: captionOf,
      says: () => ['The centre goes on seeing the first one until this one is published.'],
      fields: () => [...who, ...came],
      stands: (result) => ({
        ...{ grade: result.grade ?? gradeSaid(result), points: result.points, enquiry: result.enquiry },
        ...{ awardDate: result.awardDate, publishDate: result.publishDate },
      }),
      shape: (values, { uln: number, qan, unit }) => ({ ...values, uln: number, qan, unit }),
      check: post,
      input: (values, { id }) => ({ ...values, resultId: id }) as never,
      button: 'Replace',
      back: () => '/results',
      goTo: () => '/results?done=replaceResult',
    }),
    transactionPage(parts, {
      path: '/results/:uln/:result/withdraw',
      needs: writes,
      transaction: 'withdrawResult',
      about: resultInAddress,
      title: 'Withdraw the result',
      caption: captionOf,
      fields: () => [reasonField],
      check: formCheck(Reason),
      input: ({ reason }, { uln: number, id }) => ({ uln: number, resultId: id, reason: reason as string }),
      button: 'Withdraw',
      warns: true,
      back: () => '/results',
      goTo: () => '/results?done=withdrawResult',
    }),
  ];
}

function captionOf({ uln: number, qan, unit }: ResultOfLearner): string {
  return `ULN ${number}, ${qan}${unit === undefined ? '' : `, unit ${unit}`}`;
}
