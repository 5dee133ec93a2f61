import type {
  Column,
  Definition,
  HeadingsDefinition,
  RecordsDefinition,
  RecordType,
  Request,
  Sender,
} from '../definitions/definition.js';
import { addressOf, batchFilesAddress, exampleAddressOf, templateAddressOf, testFilesAddress } from './addresses.js';
import { example } from './example.js';
import { bullets, type Html, type HtmlValue, html, joined } from './html.js';
import { formOf, repairsOf } from './kinds.js';
import { needInWords } from './needs.js';
import { operationLink, operationOf } from './operations.js';
import type { PublishedPage } from './published-page.js';
import { recordTypesOf } from './record-types.js';
import { sendersOf } from './senders.js';
import { table } from './tables.js';

/** Everything about one definition: how a file is put together, what its rows do, each column, and the example. */
export function definitionPage(definition: Definition): PublishedPage {
  const { title, description } = definition;
  const types = recordTypesOf(definition);
  const body = html`
<p>${description}</p>
${downloads(definition)}
${contents(types)}
<h2 id="form">How a file is put together</h2>
${bullets(formPoints(definition))}
${definition.layout === 'records' ? senders(definition) : ''}
<h2 id="effect">What a row does</h2>
${effects(definition)}
<h2 id="columns">Columns</h2>
<p>In every cell but your reference, spaces and signs that a spreadsheet leaves around a value are taken away. See <a href="${batchFilesAddress}#repairs">how a file is read</a>.</p>
${types.map((type) => recordSection(type))}
<h2 id="example">Example</h2>
${shownExample(definition)}
<p><a href="${batchFilesAddress}">All batch files</a></p>`;
  return { title, body };
}

function downloads(definition: Definition): Html {
  const address = addressOf(definition);
  const files = [
    ...sendersOf(definition).flatMap((sender) => [
      html`<a href="${templateAddressOf(definition, sender)}">Template${ofSender(sender)}</a>: an empty file to fill in`,
      html`<a href="${exampleAddressOf(definition, sender)}">Example${ofSender(sender)}</a>: one learner, and everything that a file can ask for`,
    ]),
    html`<a href="${address}/metadata.json">Metadata</a> for programs, as CSV on the Web`,
    html`<a href="${testFilesAddress}">Test files</a>: right ones and wrong ones, with what the service answers`,
  ];
  return html`<p>To download:</p>${bullets(files)}`;
}

function contents(types: readonly RecordType[]): Html {
  const records = types.map((type) => html`<a href="#${anchorOf(type)}">${nameOf(type)}</a>`);
  const columns = html`<a href="#columns">Columns</a>`;
  const parts = [
    html`<a href="#form">How a file is put together</a>`,
    html`<a href="#effect">What a row does</a>`,
    types.length === 1 ? columns : html`${columns}${bullets(records)}`,
    html`<a href="#example">Example</a>`,
  ];
  return html`<nav aria-label="On this page"><p>On this page:</p>${bullets(parts)}</nav>`;
}

function formPoints(definition: Definition): readonly HtmlValue[] {
  if (definition.layout === 'headings') return headingsPoints(definition);
  const { header, trailer, senders: all } = definition;
  const examples = [...new Set(all.map(({ example: name }) => name))];
  return [
    'Each row is a record. Its first cell is the type of the record, and the other cells follow in the order shown below.',
    html`The first row is the header, ${code(header.type)}, and the last is the trailer, ${code(trailer.type)}. Between them records of all types that the sender has mix.`,
    'Records take effect in the order of the file. So a learner’s account is opened before anything else is said of the learner.',
    html`In the templates and the examples, put the number of your centre, or your code, in the place of ${codes(examples, 'or')}.`,
    'Empty cells at the end of a row can be left out.',
  ];
}

function senders(definition: RecordsDefinition): Html {
  const rows = definition.senders.map((sender) => [
    code(sender.kind),
    sender.name.charAt(0).toUpperCase() + sender.name.slice(1),
    codes(sender.records),
  ]);
  return table({ caption: 'Who sends what', headings: ['SenderKind', 'Sender', 'Types of records'], rows });
}

function ofSender(sender: Sender | undefined): string {
  return sender === undefined ? '' : ` of ${sender.name}`;
}

function headingsPoints({ needed, record }: HeadingsDefinition): readonly HtmlValue[] {
  const others = record.columns.filter(({ name }) => !needed.includes(name));
  return [
    'The first row holds the headings. They can stand in any order, and in small or capital letters.',
    html`These columns must be there: ${codes(needed)}.`,
    ...(others.length === 0 ? [] : [html`These can be left out: ${codes(others.map(({ name }) => name))}.`]),
    'Rows take effect in the order of the file.',
  ];
}

function effects(definition: Definition): Html {
  const isOfMany = definition.layout === 'records';
  const types = isOfMany ? definition.records : [definition.record];
  const rows = types.flatMap((type) =>
    type.requests.map((request): HtmlValue[] => [
      isOfMany ? html`${code(type.type)}${conditionOf(request, ' when ')}` : conditionOf(request),
      operationOf(request.transaction).summary,
      operationLink(request.transaction),
    ]),
  );
  const caption = 'Rows and what they do';
  return html`
<p>Each row does what a call of the direct interface does, by the same rules. A row that asks for several things gets all of them, or none.</p>
${table({ caption, headings: ['Row', 'What it does', 'The same call'], rows })}`;
}

/** What of a row makes it ask for this, in words, if not every row does. */
function conditionOf({ when, whenFilled = [], whenEmpty = [] }: Request, before = ''): Html {
  const conditions = [
    ...(when === undefined ? [] : [html`${code(when.column)} is ${code(when.is)}`]),
    ...(whenFilled.length === 0 ? [] : [html`${codes(whenFilled, 'or')} is filled in`]),
    ...(whenEmpty.length === 0 ? [] : [html`${codes(whenEmpty)} is empty`]),
  ];
  return conditions.length === 0 ? html`` : html`${before}${joined(conditions, ', and ')}`;
}

function recordSection(type: RecordType): Html {
  const isOfMany = type.type !== '';
  // Header and trailer are read as they stand.
  const isMended = type.requests.length > 0;
  const headings = [
    'Column',
    ...(isOfMany ? ['Cell'] : []),
    ...['What it takes', 'Needed', 'Example'],
    ...(isMended ? ['Also taken, and repaired'] : []),
  ];
  const rows = type.columns.map((column, index) => [
    code(column.name),
    // The type of the record is the first cell.
    ...(isOfMany ? [index + 2] : []),
    ...[takenBy(column), needInWords(type, column), column.example === '' ? 'Empty' : code(column.example)],
    ...(isMended ? [repairedOf(column)] : []),
  ]);
  const heading = isOfMany ? html`<h3 id="${anchorOf(type)}">${nameOf(type)}</h3>` : html``;
  const first = isOfMany ? html` The first cell is ${code(type.type)}.` : html``;
  return html`
${heading}
<p>${type.description}${first}</p>
${table({ caption: isOfMany ? `Columns of ${nameOf(type)}` : 'Columns', headings, rows })}`;
}

function takenBy(column: Column): HtmlValue {
  const form = formOf(column);
  const { description } = column;
  return form === undefined ? description : html`${description} <span class="form">Form: ${form}.</span>`;
}

function repairedOf(column: Column): HtmlValue {
  const repairs = repairsOf(column);
  if (repairs.length === 0) return 'None';
  return joined(
    repairs.map(({ written }) => code(written)),
    ' or ',
  );
}

function shownExample(definition: Definition): Html {
  const shown = sendersOf(definition).map((sender) => {
    const text = example(definition, sender).replace('\ufeff', '').replaceAll('\r\n', '\n');
    return html`
<pre class="wide" role="region" tabindex="0" aria-label="The example file${ofSender(sender)}"><code>${text}</code></pre>`;
  });
  return html`
<p>The learner is invented. What a row is about must be there: the learner’s account, the registration, the programme that is assigned, and the claim that is decided on.</p>
${shown}`;
}

function nameOf({ type, name }: RecordType): string {
  return type === '' ? name : `${type}: ${name}`;
}

function anchorOf({ type }: RecordType): string {
  return `record-${type}`;
}

function code(text: string): Html {
  return html`<code>${text}</code>`;
}

function codes(texts: readonly string[], last = 'and'): Html {
  const pieces = texts.map(code);
  if (pieces.length < 2) return html`${pieces}`;
  return html`${joined(pieces.slice(0, -1), ', ')} ${last} ${pieces.at(-1) as Html}`;
}
