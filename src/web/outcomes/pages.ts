import { Problem } from '../../contract/problem.js';
import { type LearnersOutcome, listCentreOutcomes, summariseOutcomes } from '../../ledger/centre-outcomes.js';
import { checkAddress } from '../../ledger/transcripts.js';
import { stateTitles } from '../claims/states.js';
import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';
import { centreOf, type Visit, whoOf } from '../visit.js';
import { plotOf } from './plot.js';

const needs = { of: 'centre', scopes: ['learners:read'] } as const;
const pageSize = 50;
/** As many as are printed at once. */
const mostPrinted = 200;

/** Results morning: what the Diplomas of a centre came to, by line and level, to read and to print. */
export function outcomePages(parts: WebParts): readonly Page[] {
  const { ledger, reference } = parts;

  function lineAndLevel({ params }: Visit) {
    const line = reference.lines.get(params.line ?? '');
    const level = [...reference.levels.values()].find(({ code }) => code === params.level);
    if (line === undefined || level === undefined) throw new Problem('not-found');
    return { line, level, title: `${line.title}, ${level.title}` };
  }

  function outcomesFor(visit: Visit, page: { limit: number; after?: string | undefined }) {
    const { line, level } = lineAndLevel(visit);
    const wanted = { centre: centreOf(visit), line: line.code, level: level.code };
    return listCentreOutcomes(ledger, whoOf(visit).realm.id, wanted, { ...page, now: visit.now });
  }

  return [
    {
      path: '/outcomes',
      needs,
      async show(visit) {
        const summaries = await summariseOutcomes(ledger.store.pool, whoOf(visit).realm.id, centreOf(visit), visit.now);
        return {
          view: 'outcomes/summary.njk',
          title: 'Results',
          model: {
            summaries: summaries.map((one) => {
              const level = [...reference.levels.values()].find(({ code }) => code === one.level);
              const awarded = Object.values(one.awarded).reduce((sum, count) => sum + count, 0);
              return {
                ...{ ...one, awarded, href: `/outcomes/${one.line}/${one.level}` },
                title: `${reference.lines.get(one.line)?.title ?? one.line}, ${level?.title ?? one.level}`,
                plot: plotOf((level?.grades ?? []).map((grade) => ({ label: grade, count: one.awarded[grade] ?? 0 }))),
              };
            }),
          },
        };
      },
    },
    {
      path: '/outcomes/:line/:level',
      needs,
      async show(visit) {
        const { title } = lineAndLevel(visit);
        const { after } = visit.query;
        const page = { limit: pageSize + 1, after: after && /^\d{10}$/.test(after) ? after : undefined };
        const found = await outcomesFor(visit, page);
        const shown = found.slice(0, pageSize);
        return {
          view: 'outcomes/list.njk',
          title,
          model: {
            outcomes: shown.map(rowOf),
            address: visit.path,
            next: found.length > pageSize ? `${visit.path}?after=${shown.at(-1)?.record.account.uln}` : undefined,
          },
        };
      },
    },
    {
      path: '/outcomes/:line/:level/slips',
      needs,
      async show(visit) {
        const { title } = lineAndLevel(visit);
        const found = await outcomesFor(visit, { limit: mostPrinted });
        return {
          view: 'outcomes/slips.njk',
          title: `Slips: ${title}`,
          model: {
            back: visit.path.replace(/\/slips$/, ''),
            diploma: title,
            isMost: found.length === mostPrinted,
            slips: found.map((one) => ({
              ...rowOf(one),
              conditions: one.progress.evaluation.conditions.map(({ title: part, met, pending, evidence }) => ({
                ...{ title: part, state: met ? 'Met' : pending ? 'On its way' : 'Not yet' },
                evidence: evidence.map(({ title: what, grade }) => (grade === undefined ? what : `${what}: ${grade}`)),
              })),
            })),
          },
        };
      },
    },
    {
      path: '/outcomes/:line/:level/transcripts',
      needs,
      async show(visit) {
        const { title, line, level } = lineAndLevel(visit);
        const found = (await outcomesFor(visit, { limit: mostPrinted })).filter(({ progress }) => progress.claim);
        if (found.length === 0) throw new Problem('not-found', { detail: 'No Diploma is claimed here yet.' });
        const realm = { id: whoOf(visit).realm.id, now: new Date(visit.now) };
        const contents = async function* () {
          for (const { record, progress } of found)
            if (progress.claim !== undefined)
              yield await parts.transcripts.of(realm, record, progress.claim, 'published');
        };
        const { transcriptsPdf } = await import('../../transcript/pdf.js');
        const print = { title: `Diploma transcripts: ${title}`, checkAt: `${parts.baseUrl}${checkAddress}` };
        const file = await transcriptsPdf(contents(), print);
        return { file, type: 'application/pdf', name: `transcripts-${line.code}-${level.code}.pdf` };
      },
    },
  ];
}

function rowOf({ record: { account }, progress }: LearnersOutcome) {
  const { evaluation, award, claim } = progress;
  return {
    ...{ uln: account.uln, name: `${account.familyName}, ${account.givenName}` },
    said: `${account.givenName} ${account.familyName}`,
    grade: evaluation.grade,
    says: evaluation.says,
    claimed: claim !== undefined,
    state: award === undefined ? 'Not claimed' : stateTitles[award.state],
    isConfirmed: progress.schemeStatus === 'confirmed',
  };
}
