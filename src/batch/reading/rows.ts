import { delimiterOf } from './delimiter.js';
import { countLineEnds, finder, lineEnds } from './finder.js';
import { mostBlankRows, mostCells, mostCharacters } from './limits.js';
import type { Lines } from './lines.js';
import type { Delimiter, FileNotes } from './notes.js';
import { nextCell, type OpenCells, type Page } from './quoting.js';
import { UnreadableFile } from './unreadable.js';

/** One record of a file as it stands in it. */
export interface FileRecord {
  /** The line of the file on which the record begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Read as Windows-1252, at least in part, because the bytes are no UTF-8. */
  readonly windows1252: boolean;
}

/** Takes a file some lines at a time, and gives its records. */
export interface RowReader {
  /** Adds the records that end in these lines. Throws `UnreadableFile` when it comes to a row that cannot be one. */
  read(lines: Lines, records: FileRecord[]): void;
  /** The file has ended. Throws `UnreadableFile` if that was inside quotation marks, or if nothing was in it. */
  end(): void;
}

/** A row as far as it was read. */
interface Row extends OpenCells {
  readonly line: number;
  /** In characters. */
  length: number;
  windows1252: boolean;
}

// A line that has nothing in it, whatever the delimiter turns out to be.
const blankLine = /^[\s,;]*$/;

/**
 * Reads rows: blank ones are left out and counted, and the first that is not blank tells the delimiter. Which fault of a
 * file is found first does not depend on how its lines are handed over.
 *
 * csv-parse, with which the tests compare this, would not do: it makes an error object for each row that has more or
 * fewer cells than the first, so that a file with a header record takes more than ten times as long; it counts some
 * lines inside quotation marks twice; and it collects a row of a million commas.
 */
export function rowReader(notes: FileNotes): RowReader {
  let delimiter: Delimiter | undefined;
  let line = 1;
  let open: Row | undefined;
  let empty = true;

  function newRow(windows1252: boolean, cells: string[] = []): Row {
    return { line, cells, quoted: undefined, length: 0, windows1252 };
  }

  /** Reads a row that has no quotation marks. */
  function readPlain(text: string, windows1252: boolean): Row {
    // One cell more than may be is enough to know that there are too many.
    const row = newRow(windows1252, text.split(delimiter ?? delimiterOf(text), mostCells + 1));
    row.length = text.length;
    line += 1;
    return row;
  }

  /** Reads a row, and answers where it ends: if it is still open, with the text. */
  function readQuoted(page: Page, row: Row, from: number): number {
    const firstEnd = page.ends.end(from);
    let at = nextCell(page, row, from);
    while (row.quoted === undefined && at < page.text.length && page.delimiter(at) === at) {
      refuseManyCells(row);
      at = nextCell(page, row, at + 1);
    }
    row.length += at - from;
    if (firstEnd < at) line += countLineEnds(page.text.slice(from, at));
    if (row.quoted === undefined) line += 1;
    return at;
  }

  function keep(row: Row, records: FileRecord[]): void {
    if (delimiter === undefined || row.cells.every(isBlank)) {
      notes.blankRows += 1;
      if (notes.blankRows > mostBlankRows)
        throw new UnreadableFile('file-too-many-rows', { most: mostBlankRows.toLocaleString('en') }, row.line);
    } else {
      empty = false;
      records.push({ line: row.line, cells: row.cells, windows1252: row.windows1252 });
    }
  }

  return {
    read({ text, windows1252 }, records) {
      const ends = lineEnds(text);
      const quote = finder(text, '"');
      const nul = finder(text, '\0');
      let page: Page | undefined;

      for (let at = 0; at < text.length; ) {
        const from = at;
        const end = ends.end(at);
        if (delimiter === undefined && !blankLine.test(text.slice(at, end))) {
          delimiter = delimiterOf(text.slice(at, end));
          notes.delimiter = delimiter;
        }
        let row: Row;
        if (open === undefined && quote(at) >= end) {
          row = readPlain(text.slice(at, end), windows1252);
          at = end;
        } else {
          page ??= { text, ends, quote, delimiter: finder(text, delimiter!) };
          row = open ?? newRow(windows1252);
          at = readQuoted(page, row, at);
          row.windows1252 ||= windows1252;
        }
        if (nul(from) < at) throw new UnreadableFile('file-binary', {}, row.line);
        refuseManyCells(row);
        refuseLong(row);
        open = row.quoted === undefined ? undefined : row;
        if (open === undefined) keep(row, records);
        at = ends.after(at);
      }
    },

    end() {
      if (open !== undefined) throw new UnreadableFile('file-quote-open', {}, open.line);
      if (empty) throw new UnreadableFile('file-empty');
    },
  };
}

function isBlank(cell: string): boolean {
  return cell.trim() === '';
}

function refuseManyCells({ cells, line }: Row): void {
  if (cells.length > mostCells) throw new UnreadableFile('file-row-cells', { most: mostCells }, line);
}

function refuseLong({ cells, quoted, length, line }: Row): void {
  if (length <= mostCharacters) return;
  // Only a quotation mark takes a row over several lines, and one that takes it so far was not meant to.
  if ([...cells, quoted ?? ''].some((cell) => /[\r\n]/.test(cell)))
    throw new UnreadableFile('file-quote-open', {}, line);
  throw new UnreadableFile('file-row-length', { most: mostCharacters }, line);
}
