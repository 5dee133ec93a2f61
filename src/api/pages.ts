import type { FastifyInstance } from 'fastify';
import { problems } from '../contract/generated/problems.js';
import { Problem, type ProblemCode } from '../contract/problem.js';
import { type Rule, type RuleId, rules } from '../learners/rules.js';

const style =
  'body{font:19px/1.5 Arial,sans-serif;color:#0b0c0c;max-width:42em;margin:2em auto;padding:0 1em}code{background:#f3f2f1}dt{font-weight:bold}dd{margin:0 0 1em}a{color:#1d70b8}';
// The one style of these pages, by its digest; nothing else may be loaded.
const policy = `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** Pages for people: what the service is, and what each problem and each rule means. The `type` of a problem leads here. */
export function registerPages(app: FastifyInstance): void {
  const page = (path: string, render: (params: Record<string, string>) => { title: string; body: string }) =>
    app.get(path, { exposeHeadRoute: false }, async (request, reply) => {
      const { title, body } = render(request.params as Record<string, string>);
      return reply.type('text/html; charset=utf-8').header('content-security-policy', policy).send(html(title, body));
    });

  page('/', () => ({
    title: 'Diploma aggregation service',
    body: `<p>One shared record per Diploma learner, for centres and awarding bodies.</p><ul><li><a href="/docs">The direct interface (API)</a>, also as <a href="/openapi.json">JSON</a> and <a href="/openapi.yaml">YAML</a></li><li><a href="/rules">The rules</a></li><li><a href="/problems">Problems and what to do</a></li><li><a href="/v1/service-status">Service status</a></li></ul>`,
  }));

  page('/problems', () => ({
    title: 'Problems',
    body: list(Object.entries(problems).map(([code, { title }]) => ({ href: `/problems/${code}`, text: title }))),
  }));

  page('/problems/:code', ({ code = '' }) => {
    if (!Object.hasOwn(problems, code)) throw new Problem('not-found');
    const { title, status, help } = problems[code as ProblemCode];
    return {
      title,
      body: `<p>${escapeHtml(help)}</p><dl>${entry('Code', `<code>${code}</code>`)}${entry('HTTP status', String(status))}</dl><p><a href="/problems">All problems</a></p>`,
    };
  });

  page('/rules', () => {
    const areas = [...new Set(Object.values(rules).map((rule) => rule.area))];
    const ofArea = (area: string) =>
      Object.entries<Rule>(rules)
        .filter(([, rule]) => rule.area === area)
        .map(([id, rule]) => ({ href: `/rules/${id}`, text: rule.statement }));
    return { title: 'Rules', body: areas.map((area) => `<h2>${escapeHtml(area)}</h2>${list(ofArea(area))}`).join('') };
  });

  page('/rules/:id', ({ id = '' }) => {
    if (!Object.hasOwn(rules, id)) throw new Problem('not-found');
    const rule = rules[id as RuleId];
    const entries =
      entry('What to do', escapeHtml(rule.fix)) +
      entry('Who has to act', actors[rule.actor]) +
      entry('What is shown', escapeHtml(rule.message)) +
      entry('Source', escapeHtml(rule.source)) +
      entry('Code', `<code>${id}</code>`);
    return { title: rule.statement, body: `<dl>${entries}</dl><p><a href="/rules">All rules</a></p>` };
  });
}

const actors = {
  supplier: 'The developer of the sending system',
  centre: 'The centre',
  awardingBody: 'The awarding body',
  service: 'The service management team',
} as const;

function list(items: { href: string; text: string }[]): string {
  return `<ul>${items.map(({ href, text }) => `<li><a href="${href}">${escapeHtml(text)}</a></li>`).join('')}</ul>`;
}

function entry(term: string, definition: string): string {
  return `<dt>${term}</dt><dd>${definition}</dd>`;
}

function html(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
