import type { Pool } from 'pg';
import type { Batch } from '../batches.js';
import { definitionOf } from '../definitions/all.js';
import { type Definition, resultColumns } from '../definitions/definition.js';
import type { RowError } from '../rows/read-row.js';
import { csvLine, harmless } from './csv.js';
import { linesOf, type ResponseLine } from './lines.js';

export interface ResponseForm {
  /** All records, or only the refused ones: to be mended and sent as they are. */
  readonly rows: 'all' | 'refused';
  readonly format: 'csv' | 'jsonLines';
}

/** The response to a batch that is over, a list at a time. */
export async function* responseFile(pool: Pool, batch: Batch, form: ResponseForm): AsyncGenerator<string> {
  // A file that was refused whole has no lists.
  if (batch.definition === null) return;
  const definition = definitionOf(batch.definition);
  // People open these with a spreadsheet, which takes UTF-8 for what it is only behind this mark.
  if (form.format === 'csv' && definition.layout === 'headings') yield '\ufeff';
  for await (const content of contents(pool, batch)) {
    if (form.format === 'jsonLines' && form.rows === 'all') yield content;
    else yield render(linesOf(content), definition, batch, form);
  }
  // Of a file that ended early the trailer was not reached, and a file of corrections is to be sent as it is.
  const isCut = definition.layout === 'records' && batch.status !== 'completed' && batch.taken > 0;
  if (isCut && form.rows === 'refused' && form.format === 'csv') yield csvLine(['Z', String(batch.refused)]);
}

/** What is kept of the lists, in the order of the file. */
async function* contents(pool: Pool, { realmId, id }: Batch): AsyncGenerator<string> {
  for (let after = -1; ; ) {
    const { rows } = await pool.query<{ first: number; content: string }>({
      name: 'read-batch-list',
      text: 'SELECT first, content FROM batch_list WHERE realm_id = $1 AND batch_id = $2 AND first > $3 ORDER BY first LIMIT 1',
      values: [realmId, id, after],
    });
    const [list] = rows;
    if (list === undefined) return;
    after = list.first;
    yield list.content;
  }
}

function render(
  lines: readonly ResponseLine[],
  definition: Definition,
  batch: Batch,
  { rows, format }: ResponseForm,
): string {
  const shown = rows === 'all' ? lines : lines.filter(({ outcome }) => outcome === undefined || outcome === 'REFUSED');
  const counted = shown.map((line) =>
    rows === 'refused' && line.record === 'Z' ? { ...line, cells: ['Z', String(batch.refused)] } : line,
  );
  if (format === 'jsonLines') return counted.map((line) => `${JSON.stringify(line)}\n`).join('');
  return counted.map((line) => csvLine(cellsOf(line, definition).map(harmless))).join('');
}

function cellsOf(line: ResponseLine, definition: Definition): readonly string[] {
  const { cells, outcome, transactions = [], errors = [], repairs = [] } = line;
  if (line.record === 'headings') return [...cells, ...resultColumns];
  if (outcome === undefined) return cells;
  const width = widthOf(line, definition);
  return [
    // The outcome stands in the same column for all records of a type.
    ...cells,
    ...Array.from({ length: Math.max(0, width - cells.length) }, () => ''),
    outcome,
    transactions.join(' '),
    [...new Set(errors.map(({ rule }) => rule))].join(' '),
    errors.map(inOneText).join(' '),
    repairs.join('; '),
  ];
}

function inOneText({ column, message, fix }: RowError): string {
  const sentence = /[.!?]$/.test(message) ? message : `${message}.`;
  return `${column === undefined ? '' : `${column}: `}${sentence} ${fix}`;
}

function widthOf({ record, cells }: ResponseLine, definition: Definition): number {
  if (definition.layout === 'headings') return cells.length;
  const type = definition.records.find((one) => one.type === record);
  // What is of no type may be mended into any: the outcome stands where it does for the widest.
  const types = type === undefined ? definition.records : [type];
  return Math.max(...types.map(({ columns }) => columns.length + 1));
}
