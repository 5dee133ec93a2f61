import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, type Encoding, encoded, readFile, refusalOf } from './files.js';

const delimiters = [',', ';', '\t'] as const;
const lineEnds = ['\n', '\r\n', '\r'] as const;
const encodings: readonly Encoding[] = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'];

/** Sizes of chunks, small ones most of all. */
const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 2000 })), { minLength: 1 });

const character = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', '\r\n', ' ', '\u00a0', 'é', '’', '€', '𠮷'),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
);
const cell = fc
  .array(character, { maxLength: 8 })
  .map((characters) => characters.join(''))
  .filter((text) => !text.includes('\0'));
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 30 });

/** Quoted where it must be, whatever the delimiter, and sometimes where it need not be. */
function quoted(text: string, always: boolean): string {
  return always || /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function lineCount(text: string): number {
  return text.split(/\r\n|\r|\n/).length;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((text) => text.trim() === '');
}

describe('records that were written', () => {
  it('are read back the same, with their lines, whatever the encoding, delimiter, line ends and chunks', async () => {
    const forms = {
      delimiter: fc.constantFrom(...delimiters),
      lineEnd: fc.constantFrom(...lineEnds),
      encoding: fc.constantFrom(...encodings),
      always: fc.boolean(),
      ended: fc.boolean(),
    };
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.record(forms),
        sizes,
        async (some, { delimiter, lineEnd, encoding, always, ended }, cut) => {
          // The first row tells the delimiter.
          const all = [['H', 'DAS', '3'], ...some];
          let text = '';
          const expected = [];
          let blankRows = 0;
          for (const [index, cells] of all.entries()) {
            if (isBlank(cells)) blankRows += 1;
            else expected.push({ line: lineCount(text), cells, windows1252: false });
            text += cells.map((one) => quoted(one, always)).join(delimiter);
            if (ended || index < all.length - 1) text += lineEnd;
          }
          // Without a line end, a last line of nothing is no row.
          if (!ended && text.endsWith(lineEnd)) blankRows -= 1;

          const { records, notes } = await readFile(encoded(text, encoding), cut);
          expect(records).toEqual(expected);
          expect(notes).toEqual({
            encoding: encoding === 'utf-8-bom' ? 'utf-8' : encoding,
            byteOrderMark: encoding !== 'utf-8',
            delimiter,
            blankRows,
            windows1252Lines: 0,
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are read back the same when lines are in UTF-8 and Windows-1252 by turns', async () => {
    const name = fc
      .array(fc.constantFrom('Zoë ', 'O’Neil', 'Siân', '€ ', 'Ann', 'x\ny'), { maxLength: 4 })
      .map((parts) => parts.join('.'));
    const line = fc.record({ name, windows: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), sizes, async (lines, cut) => {
        const bytes = lines.map(({ name, windows }) => {
          const text = `R,"${name}"\r\n`;
          return windows
            ? Buffer.from(text.replaceAll('’', '\x92').replaceAll('€', '\x80'), 'latin1')
            : Buffer.from(text);
        });
        const { records, notes } = await readFile(Buffer.concat([Buffer.from('H,DAS\r\n'), ...bytes]), cut);
        const foreign = lines.map(({ name, windows }) =>
          windows ? name.split('\n').filter((part) => /[ëâ’€]/.test(part)).length : 0,
        );
        expect(records.slice(1).map(({ cells, windows1252 }) => ({ cells, windows1252 }))).toEqual(
          lines.map(({ name }, index) => ({ cells: ['R', name], windows1252: foreign[index]! > 0 })),
        );
        expect(notes.windows1252Lines).toBe(foreign.reduce((sum, count) => sum + count, 0));
      }),
    );
  });
});

describe('a file of any bytes', () => {
  it('is read the same, or refused for the same, however it is split into chunks', async () => {
    const piece = fc.oneof(
      {
        weight: 8,
        arbitrary: fc.constantFrom('"', '""', ',', ';', '\t', '\n', '\r', '\r\n', ' ', 'a', 'é', '’', '𠮷'),
      },
      {
        weight: 1,
        arbitrary: fc
          .constantFrom('\xe9', '\x92', '\xef\xbb\xbf', '\xff\xfe', '\0')
          .map((bytes) => Buffer.from(bytes, 'latin1')),
      },
    );
    const outcome = (bytes: Buffer, cut?: readonly number[]) => readFile(bytes, cut).catch(() => refusalOf(bytes, cut));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), sizes, async (pieces, cut) => {
        const bytes = Buffer.concat(pieces.map((one) => Buffer.from(one as string)));
        expect(await outcome(bytes, cut)).toEqual(await outcome(bytes));
      }),
      { numRuns: 1000 },
    );
  });

  it('is read as csv-parse reads it, with quotation marks in the wrong places too', async () => {
    const text = fc
      .array(fc.constantFrom('"', '""', ',', '\n', '\r', '\r\n', ' ', 'a', 'é'), { maxLength: 40 })
      .map((parts) => `H,DAS\n${parts.join('')}`);
    await fc.assert(
      fc.asyncProperty(text, async (file) => {
        let expected: string[][];
        try {
          expected = parse(file, {
            relax_quotes: true,
            relax_column_count: true,
            record_delimiter: ['\r\n', '\n', '\r'],
          });
        } catch (error) {
          expect(error).toMatchObject({ code: 'CSV_QUOTE_NOT_CLOSED' });
          expect(await refusalOf(file)).toMatchObject({ rule: 'file-quote-open' });
          return;
        }
        expect(await cellsOf(file)).toEqual(expected.filter((cells) => !isBlank(cells)));
      }),
      { numRuns: 1000 },
    );
  });
});
