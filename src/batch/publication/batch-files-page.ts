import { rules } from '../../learners/rules.js';
import { type CellKind, type Definition, type Outcome, outcomes, resultColumns } from '../definitions/definition.js';
import { addressOf, testFilesAddress } from './addresses.js';
import { bullets, type Html, html } from './html.js';
import { commonRepairs, kindNames, lost, type Repair, repairs } from './kinds.js';
import { operationLink } from './operations.js';
import type { PublishedPage } from './published-page.js';
import { table } from './tables.js';

/** How much is taken in one file, and in one row of it. */
export interface FileLimits {
  readonly rows: number;
  readonly megabytes: number;
  readonly cells: number;
  readonly characters: number;
}

/** What batch files are, how they are sent, what comes back, and how they are read. */
export function batchFilesPage(definitions: readonly Definition[], limits: FileLimits): PublishedPage {
  const body = html`
<p>A batch file is a CSV file of many rows. Each row does for one learner what a call of the direct interface does, by the same rules. Good rows land. Bad rows come back, with what is wrong and how to put it right.</p>
${kinds(definitions)}
${sending}
${whatComesBack}
${reading}
${limitsSection(limits)}
<h2>Rules</h2>
<p>Every row is judged by <a href="/rules">the rules of the service</a>. <a href="/rules#batch-files">Those about batch files</a> say what a file and its cells must be like.</p>`;
  return { title: 'Batch files', body };
}

function kinds(definitions: readonly Definition[]): Html {
  const items = definitions.map(
    (definition) => html`<a href="${addressOf(definition)}">${definition.title}</a>. ${definition.description}`,
  );
  return html`
<h2>Kinds of file</h2>
<p>Choose one. Each page has every column, a template and an example.</p>
${bullets(items)}
<p>You can <a href="/batch-files/check">check a file here</a> before you send any, without an account.</p>
<p>There are also <a href="${testFilesAddress}">test files</a>, right ones and wrong ones, with what the service answers.</p>
<p>These definitions are this service’s own. They are modelled on what is documented of the original service, whose definitions are no longer published.</p>`;
}

const sending = html`
<h2>How to send a file</h2>
<ol>
<li>Send it: ${operationLink('createBatch')}. The answer comes as soon as the file is stored, and has its id. With <code>validateOnly=true</code> everything is checked and nothing is changed.</li>
<li>Ask how far it is: ${operationLink('getBatch')}. It says how many rows were taken so far, and how long the others will take.</li>
<li>Read the response: ${operationLink('getBatchResponse')}. With <code>rows=refused</code> it has only the rows that were refused: mend them, and send that file as it is.</li>
</ol>
<p>Good to know:</p>
${bullets([
  'The files of a centre or an awarding body are taken one after another, in the order in which they came.',
  'The same file sent again is not taken again, unless you ask for it: the answer is the first one.',
  'A file that is not whole, or no batch file, is refused as a whole, and changes nothing.',
  html`When many rows were refused, ${operationLink('listBatchCauses')} gives the few causes behind them.`,
  html`An extract has the same form as a batch file: ${operationLink('createExtract')}. Sent as it is, it changes nothing.`,
])}`;

const outcomeWords: Readonly<Record<Outcome, string>> = {
  ACCEPTED: 'The row was taken as it was sent, and something changed.',
  UNCHANGED: 'It stood so already.',
  REPAIRED: 'Something in the row was mended. Then it was taken, and something changed.',
  REFUSED: 'Nothing of the row was taken.',
};

const resultWords: Readonly<Record<(typeof resultColumns)[number], string>> = {
  Outcome: 'One of the four outcomes.',
  TransactionId: 'The ids under which the changes stand in the learner’s history, with a space between them.',
  Rule: 'The codes of the broken rules, with a space between them. Each has a page among the rules.',
  Message: 'What is wrong, column by column, and how to put it right.',
  Repairs: 'What was mended, column by column.',
};

const whatComesBack = html`
<h2>What comes back</h2>
<p>The response has the rows that you sent, in the same order, each with these columns behind its own. They are passed over when the file is sent again.</p>
${table({
  caption: 'Columns of the response',
  headings: ['Column', 'What it says'],
  rows: resultColumns.map((name) => [html`<code>${name}</code>`, resultWords[name]]),
})}
${table({
  caption: 'Outcomes of a row',
  headings: ['Outcome', 'What became of the row'],
  rows: outcomes.map((outcome) => [html`<code>${outcome}</code>`, outcomeWords[outcome]]),
})}`;

const kindsWithRepairs = (Object.keys(repairs) as (keyof typeof repairs)[]).filter((kind) => repairs[kind].length > 0);

const reading = html`
<h2 id="repairs">How a file is read</h2>
<p>Spreadsheets change what is typed into them. What can be known again is mended, and every repair is told. What cannot is refused, and never guessed.</p>
<h3>The file</h3>
${bullets([
  'It is UTF-8, with or without a byte-order mark. UTF-16 is taken too. Lines that are neither are read as Windows-1252.',
  'Its cells are set apart by commas. Semicolons and tabs are taken too: the first row tells.',
  'Its lines end in any of the usual ways. Blank rows are left out.',
  'A cell that holds a comma or a quotation mark stands in quotation marks, and a quotation mark in it is written twice.',
  'The number of the centre in a header may have lost its first zero.',
  'Headings, types of records and actions may be in small or capital letters.',
])}
<h3>Its cells</h3>
${table({
  caption: 'What is mended in a cell',
  headings: ['Kind of cell', 'What is mended', 'Written', 'Read as'],
  rows: [
    ...commonRepairs.map((repair) => repairRow('All but your reference', repair)),
    ...kindsWithRepairs.flatMap((kind) => repairs[kind].map((repair) => repairRow(kindNames[kind], repair))),
  ],
})}
<p>An action may be in small letters. Where it is Y or N, it is read like yes or no.</p>
${table({
  caption: 'What is never guessed',
  headings: ['Kind of cell', 'Why it is refused', 'Written'],
  rows: lost.map(({ kinds: of, rule, written }) => [
    of === 'all' ? 'All but your reference' : namesOf(of),
    html`<a href="/rules/${rule}">${rules[rule].message}</a>`,
    shown(written),
  ]),
})}`;

function repairRow(kind: string, { what, written, read }: Repair) {
  return [kind, what, shown(written), shown(read)];
}

/** A cell, so that spaces at its ends and line breaks are seen. */
function shown(text: string): Html {
  return html`<code class="cell">${text}</code>`;
}

function namesOf(kinds: readonly CellKind[]): string {
  return kinds.map((kind) => kindNames[kind]).join(', ');
}

function limitsSection({ rows, megabytes, cells, characters }: FileLimits): Html {
  return html`
<h2>Limits</h2>
${bullets([
  `A file has at most ${counted(rows)} rows, and ${megabytes} MB, through the direct interface. It may be sent packed by gzip; the limits count what it unpacks to.`,
  `A row has at most ${counted(cells)} cells, and ${counted(characters)} characters.`,
  'A file of a centre can only change learners of that centre. A file of an awarding body holds its own results, or its decisions on claims of its Diplomas.',
])}`;
}

function counted(count: number): string {
  return count.toLocaleString('en');
}
