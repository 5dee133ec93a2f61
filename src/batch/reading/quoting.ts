import type { Finder, LineEnds } from './finder.js';

/** Text that is being read, and where things are in it. */
export interface Page {
  readonly text: string;
  readonly ends: LineEnds;
  readonly quote: Finder;
  readonly delimiter: Finder;
}

/** The cells of a row that were read, and what was read of the next one if that is in quotation marks. */
export interface OpenCells {
  readonly cells: string[];
  quoted: string | undefined;
}

/**
 * Reads one cell from a place on, and answers where it ends: at a delimiter, a line end or the end of the text. A cell
 * that begins with a quotation mark ends with one, and has two for each that is inside it. Where anything else follows
 * the closing mark, both are characters like others. A cell that the end of the text leaves open stays in `quoted`,
 * and is read on when this is called with the text that follows.
 */
export function nextCell(page: Page, row: OpenCells, from: number): number {
  const { text, quote } = page;
  let at = from;
  if (row.quoted === undefined) {
    if (text[at] !== '"') {
      const end = cellEnd(page, at);
      row.cells.push(text.slice(at, end));
      return end;
    }
    row.quoted = '';
    at += 1;
  }

  let mark = quote(at);
  row.quoted += text.slice(at, mark);
  while (text[mark + 1] === '"') {
    at = mark + 2;
    mark = quote(at);
    row.quoted += `"${text.slice(at, mark)}`;
  }
  if (mark === text.length) return mark;

  const end = cellEnd(page, mark + 1);
  row.cells.push(end === mark + 1 ? row.quoted : `"${row.quoted}"${text.slice(mark + 1, end)}`);
  row.quoted = undefined;
  return end;
}

function cellEnd({ delimiter, ends }: Page, from: number): number {
  return Math.min(delimiter(from), ends.end(from));
}
