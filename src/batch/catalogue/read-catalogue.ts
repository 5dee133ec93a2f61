import { createHash } from 'node:crypto';
import type { CatalogueQualification } from '../../learners/reference.js';
import { type FileRecord, newNotes, readRecords } from '../reading/records.js';
import { UnreadableFile } from '../reading/unreadable.js';
import { beginningOf, foldWord } from '../rows/cells.js';
import { fileRepairs } from '../rows/file-repairs.js';
import { type CatalogueColumn, catalogueColumns, headingOf } from './columns.js';
import { type CatalogueWorld, readers } from './read-entry.js';
import type { CellFault } from './read-lists.js';

/** The most qualifications that a file has. */
export const mostQualifications = 50_000;

/** What is wrong with the catalogue's file, and where. */
export interface CatalogueFault extends CellFault {
  /** Counted from 1. Without it the file as a whole is meant. */
  readonly line?: number | undefined;
  /** The heading of the column. */
  readonly column?: string | undefined;
  /** What stands in the cell, shortened. */
  readonly value?: string | undefined;
}

/** Something in the catalogue's file that was mended, in words. */
export interface CatalogueRepair {
  readonly line?: number | undefined;
  readonly column?: string | undefined;
  readonly message: string;
}

/** The catalogue's file as it was read: what it says, or all that is wrong with it. */
export interface CatalogueFile {
  readonly content: Uint8Array;
  /** SHA-256 of the file, hex. */
  readonly digest: string;
  /** In the order of the file; good for nothing when there are faults. */
  readonly entries: readonly { readonly line: number; readonly entry: CatalogueQualification }[];
  readonly faults: readonly CatalogueFault[];
  readonly repairs: readonly CatalogueRepair[];
}

/** Reads the catalogue's file (CSV, with headings). Every line is read, whatever is wrong with those before it. */
export async function readCatalogue(content: Uint8Array, world: CatalogueWorld): Promise<CatalogueFile> {
  const digest = createHash('sha256').update(content).digest('hex');
  const faults: CatalogueFault[] = [];
  const repairs: CatalogueRepair[] = [];
  const entries: { line: number; entry: CatalogueQualification }[] = [];
  const lineOf = new Map<string, number>();
  const notes = newNotes();
  let columns: readonly (CatalogueColumn | undefined)[] | undefined;
  let rows = 0;
  try {
    for await (const group of readRecords(inOneChunk(content), notes)) {
      for (const record of group) {
        if (columns === undefined) {
          columns = readHeadings(record, faults);
          // Without its columns nothing of the file can be judged.
          if (faults.length > 0) return { content, digest, entries: [], faults, repairs };
          continue;
        }
        rows += 1;
        if (rows > mostQualifications)
          throw new UnreadableFile(
            'file-too-many-rows',
            { most: mostQualifications.toLocaleString('en') },
            record.line,
          );
        const { line } = record;
        const entry = readEntry(record, columns, world, faults, repairs);
        if (entry.qan === undefined) continue;
        const before = lineOf.get(entry.qan);
        lineOf.set(entry.qan, before ?? line);
        if (before !== undefined) {
          const parameters = { qan: entry.qan, line: before };
          faults.push({ rule: 'catalogue-number-twice', parameters, line, column: headingOf('qan') });
        }
        // As long as nothing is wrong with any line, each says all that there is to say.
        if (faults.length === 0) entries.push({ line, entry: entry as CatalogueQualification });
      }
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    faults.push({ rule: error.rule, parameters: error.parameters, line: error.line });
  }
  if (faults.length === 0 && rows === 0) faults.push({ rule: 'catalogue-empty' });
  repairs.unshift(...fileRepairs(notes).map((message) => ({ message })));
  return { content, digest, entries, faults, repairs };
}

async function* inOneChunk(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

/** The column at each cell. Headings may stand in any order and letter case. */
function readHeadings({ cells, line }: FileRecord, faults: CatalogueFault[]): (CatalogueColumn | undefined)[] {
  const columns = cells.map((cell) => catalogueColumns.find(({ name }) => foldWord(name) === foldWord(cell)));
  for (const [index, cell] of cells.entries()) {
    const column = columns[index];
    if (column === undefined && cell.trim() !== '') {
      faults.push({ rule: 'file-heading-unknown', parameters: { column: beginningOf(cell.trim(), 60) }, line });
    } else if (column !== undefined && columns.indexOf(column) !== index) {
      faults.push({ rule: 'file-heading-twice', parameters: { column: column.name }, line, column: column.name });
    }
  }
  for (const column of catalogueColumns) {
    if (!columns.includes(column))
      faults.push({ rule: 'file-heading-missing', parameters: { column: column.name }, line });
  }
  return columns;
}

/** What a line says. What could not be read is left out, and stands in `faults`. */
function readEntry(
  { cells, line }: FileRecord,
  columns: readonly (CatalogueColumn | undefined)[],
  world: CatalogueWorld,
  faults: CatalogueFault[],
  repairs: CatalogueRepair[],
): Partial<CatalogueQualification> {
  const entry: Record<string, unknown> = {};
  const extra = cells.slice(columns.length).findIndex((cell) => cell.trim() !== '');
  if (extra !== -1)
    faults.push({ rule: 'row-cells', parameters: { count: cells.length, columns: columns.length }, line });
  for (const [index, column] of columns.entries()) {
    if (column === undefined) continue;
    const text = (cells[index] ?? '').trim();
    const place = { line, column: column.name };
    if (text === '') {
      if (!column.mayBeEmpty) faults.push({ rule: 'catalogue-cell-empty', ...place });
      entry[column.property] = empty[column.property];
      continue;
    }
    const read = readers[column.property](text, world);
    if ('fault' in read) {
      faults.push({ ...read.fault, ...place, value: beginningOf(text, 100) });
      continue;
    }
    if (read.repair !== undefined) repairs.push({ ...place, message: read.repair });
    entry[column.property] = read.value;
  }
  const said = entry as Partial<CatalogueQualification>;
  for (const { property, ...fault } of disagreements(said))
    faults.push({ ...fault, line, column: headingOf(property) });
  return said;
}

/** What an empty cell says. */
const empty: Partial<CatalogueQualification> = { lines: [], units: [], barringCode: 'ZZZZ' };

/** What the cells of a line say against one another. */
function disagreements({
  component,
  subject,
  lines,
  validFrom,
  validTo,
}: Partial<CatalogueQualification>): (CellFault & { property: keyof CatalogueQualification })[] {
  const found: (CellFault & { property: keyof CatalogueQualification })[] = [];
  const isSkill = component === 'functionalSkills';
  if (isSkill && subject === undefined)
    found.push({
      property: 'subject',
      rule: 'catalogue-subject',
      parameters: { what: 'A functional skill needs its subject.' },
    });
  if (component !== undefined && !isSkill && subject !== undefined)
    found.push({
      property: 'subject',
      rule: 'catalogue-subject',
      parameters: { what: 'Only a functional skill has a subject.' },
    });
  if (component === 'principalLearning' && lines?.length === 0)
    found.push({ property: 'lines', rule: 'catalogue-principal-line' });
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom)
    found.push({ property: 'validTo', rule: 'catalogue-dates', parameters: { from: validFrom } });
  return found;
}
