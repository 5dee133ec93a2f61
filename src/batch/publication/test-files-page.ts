import { type Rule, rules } from '../../learners/rules.js';
import type { Definition } from '../definitions/definition.js';
import { addressOf, batchFilesAddress, testFilesAddress } from './addresses.js';
import { type HtmlValue, html } from './html.js';
import type { PublishedPage } from './published-page.js';
import { table } from './tables.js';
import type { TestFile } from './test-files.js';

/** The test files, what is odd about each, and what the service answers. */
export function testFilesPage(files: readonly TestFile[], definitions: readonly Definition[]): PublishedPage {
  const back = html`<p><a href="${batchFilesAddress}">All batch files</a></p>`;
  if (files.length === 0) return { title: 'Test files', body: html`<p>There are no test files here.</p>${back}` };
  const rows = files.map((file): HtmlValue[] => [
    html`<a href="${testFilesAddress}/${file.name}">${file.name}</a>`,
    file.note === undefined ? file.title : html`${file.title}. ${file.note}`,
    senderNames[file.sender ?? 'supplier'],
    kindOf(file, definitions),
    answerTo(file),
  ]);
  const list = table({
    caption: `${files.length} test files`,
    headings: ['File', 'What is odd about it', 'Sent by', 'Kind of file', 'What the service answers'],
    rows,
  });
  const body = html`
<p>Send these to a sandbox to see what your system makes of the answers. The service’s own tests use them too. All learners are invented.</p>
${list}
${back}`;
  return { title: 'Test files', body };
}

/** The clients of a starter kit. */
const senderNames = {
  supplier: 'The supplier',
  diplomaAwardingBody: 'The Diploma awarding body',
  componentAwardingBody: 'The component awarding body',
} as const;

function kindOf({ definition }: TestFile, definitions: readonly Definition[]): HtmlValue {
  const found = definitions.find(({ id }) => id === definition);
  return found === undefined ? 'None' : html`<a href="${addressOf(found)}">${found.title}</a>`;
}

const counts = ['accepted', 'unchanged', 'repaired', 'refused'] as const;

function answerTo({ verdict: { status, rule, line, rows = {} } }: TestFile): HtmlValue {
  const counted = counts.filter((outcome) => (rows[outcome] ?? 0) > 0).map((outcome) => `${rows[outcome]} ${outcome}`);
  const where = line === undefined ? '' : ` Line ${line}.`;
  const why = rule === undefined ? html`` : html` <a href="/rules/${rule}">${statementOf(rule)}</a>`;
  return html`<code>${status}</code>${counted.length === 0 ? '' : `: ${counted.join(', ')}`}.${why}${where}`;
}

function statementOf(rule: string): string {
  return (rules as Readonly<Record<string, Rule>>)[rule]?.statement ?? rule;
}
