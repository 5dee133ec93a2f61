import { type FoundLearner, searchLearners } from '../../ledger/learner-search.js';
import { diplomaTitle } from '../diploma-title.js';
import { type Page, type Typed, text, type View } from '../page.js';
import type { WebParts } from '../parts.js';
import type { Sealed } from '../sealed.js';
import { centreOf, may, type Visit, whoOf } from '../visit.js';

/** What is looked for. It may be a name, so it stands in the address only sealed. */
interface Search {
  readonly text: string;
  readonly line: string;
  readonly level: string;
  readonly status: string;
}

const everything: Search = { text: '', line: '', level: '', status: 'open' };
const pageSize = 25;

/** The learners of a centre: found as one types, and filtered. */
export function learnersPages({ ledger, reference }: WebParts, sealed: Sealed): readonly Page[] {
  const lines = [...reference.lines.values()].map(({ code, title }) => ({ code, title }));
  const levels = [...reference.levels.values()].map(({ code, title }) => ({ code, title }));

  const purposeFor = (visit: Visit) => `the search of ${whoOf(visit).person.id}`;

  async function listing(visit: Visit, search: Search, after: string | undefined, fragment: boolean): Promise<View> {
    const { text: words, ...rest } = search;
    const filter = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ''));
    const wanted = { centre: centreOf(visit), text: words, ...filter };
    const found = await searchLearners(ledger.store.pool, whoOf(visit).realm.id, wanted, {
      limit: pageSize + 1,
      after,
    });
    const learners = found.slice(0, pageSize);
    const isMore = found.length > pageSize;
    const find = sealed.seal(search, purposeFor(visit));
    const last = learners.at(-1)?.uln;
    return {
      view: 'learners/view.njk',
      title: 'Learners',
      fragment,
      model: {
        ...{ search, lines, levels },
        learners: learners.map((learner) => rowOf(learner, reference)),
        next: isMore && words === '' ? `/learners?find=${find}&after=${last}` : undefined,
        isMore,
        mayOpen: may(visit, 'learners:write'),
        mayRecord: may(visit, 'completions:write'),
      },
    };
  }

  return [
    {
      path: '/learners',
      needs: { of: 'centre', scopes: ['learners:read'] },
      show(visit) {
        const { find, after } = visit.query;
        const search = (find && sealed.open<Search>(find, purposeFor(visit))) || everything;
        return listing(visit, search, after && /^\d{10}$/.test(after) ? after : undefined, false);
      },
      submit(visit, typed) {
        const search = searchOf(typed);
        if (visit.request.headers['x-part'] !== undefined) return listing(visit, search, undefined, true);
        return { goTo: `/learners?find=${sealed.seal(search, purposeFor(visit))}` };
      },
    },
  ];
}

function searchOf(typed: Typed): Search {
  const value = (name: string) => text(typed, name).slice(0, 100);
  return { text: value('text'), line: value('line'), level: value('level'), status: value('status') };
}

function rowOf(
  { uln, givenName, familyName, dateOfBirth, status, diplomas, alike }: FoundLearner,
  reference: WebParts['reference'],
) {
  return {
    ...{ uln, givenName, familyName, dateOfBirth, status, alike },
    diplomas: diplomas.map((diploma) => ({
      text: diplomaTitle(reference, diploma),
      claimed: diploma.status === 'claimed',
    })),
  };
}
