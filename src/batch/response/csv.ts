/** A record as a line of CSV (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  // Most records have nothing to quote: one look at all cells together is much faster than one at each.
  const plain = !toQuote.test(cells.join('\0'));
  return `${(plain ? cells : cells.map(quoted)).join(',')}\r\n`;
}

const toQuote = /[",\r\n]|(?:^|\0)\s|\s(?:\0|$)/;

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * The cell as it does no harm in a spreadsheet, which takes a text that begins like a formula for one: an apostrophe in
 * front makes it a text again. Numbers are no formulas. When the file comes back the apostrophe is taken away.
 */
export function harmless(cell: string): string {
  return formulaSigns.has(cell[0] as string) && !/^[+-]?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell;
}

const formulaSigns = new Set('=+-@\t\r');
