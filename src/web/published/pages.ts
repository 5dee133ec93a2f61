import { bullets, type Html, type HtmlValue, html } from '../../batch/publication/html.js';
import type { PublishedPage } from '../../batch/publication/published-page.js';
import { problems } from '../../contract/generated/problems.js';
import { Problem, type ProblemCode } from '../../contract/problem.js';
import { type Rule, type RuleId, rules } from '../../learners/rules.js';
import type { Page, View } from '../page.js';
import type { WebParts } from '../parts.js';
import type { Visit } from '../visit.js';
import { batchFilePages } from './batch-files.js';

/**
 * Pages that are made from data: what each problem and each rule means, and what batch files look like. The `type` of a
 * problem leads here.
 */
export function publishedPages({ baseUrl }: WebParts): readonly Page[] {
  return [
    published('/problems', () => ({
      title: 'Problems',
      body: links(Object.entries(problems).map(([code, { title }]) => ({ href: `/problems/${code}`, text: title }))),
    })),
    published('/problems/:code', ({ params: { code = '' } }) => {
      if (!Object.hasOwn(problems, code)) throw new Problem('not-found');
      const { title, status, help } = problems[code as ProblemCode];
      const entries = [entry('Code', html`<code>${code}</code>`), entry('HTTP status', status)];
      return { title, body: html`<p>${help}</p><dl>${entries}</dl><p><a href="/problems">All problems</a></p>` };
    }),
    published('/rules', () => {
      const areas = [...new Set(Object.values(rules).map((rule) => rule.area))];
      const ofArea = (area: string) =>
        Object.entries<Rule>(rules)
          .filter(([, rule]) => rule.area === area)
          .map(([id, rule]) => ({ href: `/rules/${id}`, text: rule.statement }));
      const section = (area: string) => html`<h2 id="${anchorOf(area)}">${area}</h2>${links(ofArea(area))}`;
      return { title: 'Rules', body: html`${areas.map(section)}` };
    }),
    published('/rules/:id', ({ params: { id = '' } }) => {
      if (!Object.hasOwn(rules, id)) throw new Problem('not-found');
      const rule = rules[id as RuleId];
      const entries = [
        entry('What to do', rule.fix),
        entry('Who has to act', actors[rule.actor]),
        entry('What is shown', rule.message),
        entry('Source', rule.source),
        entry('Code', html`<code>${id}</code>`),
      ];
      return { title: rule.statement, body: html`<dl>${entries}</dl><p><a href="/rules">All rules</a></p>` };
    }),
    ...batchFilePages(baseUrl, published),
  ];
}

/** A page that is made from data, in the common layout. */
export function published(path: string, make: (visit: Visit) => PublishedPage): Page {
  return {
    path,
    needs: 'anyone',
    show: (visit): View => {
      const { title, heading = title, body } = make(visit);
      return { view: 'published/view.njk', title, model: { heading, body: body.markup } };
    },
  };
}

const actors = {
  supplier: 'The developer of the sending system',
  centre: 'The centre',
  awardingBody: 'The awarding body',
  service: 'The service management team',
} as const;

/** Where the rules of an area begin: `Batch files` is `#batch-files`. */
function anchorOf(area: string): string {
  return area.toLowerCase().replaceAll(/[^a-z]+/g, '-');
}

function entry(term: string, value: HtmlValue): Html {
  return html`<dt>${term}</dt><dd>${value}</dd>`;
}

function links(items: readonly { href: string; text: string }[]): Html {
  return bullets(items.map(({ href, text }) => html`<a href="${href}">${text}</a>`));
}
