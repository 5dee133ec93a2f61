import type { FastifyInstance } from 'fastify';
import { bullets, type Html, type HtmlValue, html } from '../batch/publication/html.js';
import { problems } from '../contract/generated/problems.js';
import { Problem, type ProblemCode } from '../contract/problem.js';
import { type Rule, type RuleId, rules } from '../learners/rules.js';
import type { Transcripts } from '../ledger/transcripts.js';
import { registerBatchFilePages } from './batch-file-pages.js';
import { servePage } from './page.js';
import { registerTranscriptCheckPage } from './transcript-check-page.js';

/**
 * Pages for people: what the service is, what each problem and each rule means, and what batch files look like. The
 * `type` of a problem leads here.
 */
export function registerPages(app: FastifyInstance, baseUrl: string, transcripts: Transcripts): void {
  servePage(app, '/problems', () => ({
    title: 'Problems',
    body: links(Object.entries(problems).map(([code, { title }]) => ({ href: `/problems/${code}`, text: title }))),
  }));

  servePage(app, '/problems/:code', ({ code = '' }) => {
    if (!Object.hasOwn(problems, code)) throw new Problem('not-found');
    const { title, status, help } = problems[code as ProblemCode];
    const entries = [entry('Code', html`<code>${code}</code>`), entry('HTTP status', status)];
    return { title, body: html`<p>${help}</p><dl>${entries}</dl><p><a href="/problems">All problems</a></p>` };
  });

  servePage(app, '/rules', () => {
    const areas = [...new Set(Object.values(rules).map((rule) => rule.area))];
    const ofArea = (area: string) =>
      Object.entries<Rule>(rules)
        .filter(([, rule]) => rule.area === area)
        .map(([id, rule]) => ({ href: `/rules/${id}`, text: rule.statement }));
    const section = (area: string) => html`<h2 id="${anchorOf(area)}">${area}</h2>${links(ofArea(area))}`;
    return { title: 'Rules', body: html`${areas.map(section)}` };
  });

  servePage(app, '/rules/:id', ({ id = '' }) => {
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
  });

  registerBatchFilePages(app, baseUrl);
  registerTranscriptCheckPage(app, transcripts);
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

function links(items: readonly { href: string; text: string }[]): Html {
  return bullets(items.map(({ href, text }) => html`<a href="${href}">${text}</a>`));
}

function entry(term: string, definition: HtmlValue): Html {
  return html`<dt>${term}</dt><dd>${definition}</dd>`;
}
