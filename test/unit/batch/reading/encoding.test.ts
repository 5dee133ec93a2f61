import { describe, expect, it } from 'vitest';
import { encoded, readFile } from './files.js';

const text = 'ULN,Given name\r\n1000000000,Zoë\r\n1000000019,Siân O’Neil 𠮷\r\n';
const rows = [
  ['ULN', 'Given name'],
  ['1000000000', 'Zoë'],
  ['1000000019', 'Siân O’Neil 𠮷'],
];

/** The text as Windows programs write it. */
function windows(windowsText: string): Buffer {
  return Buffer.from(windowsText.replaceAll('’', '\x92').replaceAll('€', '\x80').replaceAll('Ÿ', '\x9f'), 'latin1');
}

async function read(bytes: Uint8Array, sizes?: readonly number[]) {
  const { records, notes } = await readFile(bytes, sizes);
  return { cells: records.map(({ cells }) => cells), lines: records.map(({ line }) => line), records, notes };
}

describe('a text file', () => {
  it.each([
    ['UTF-8', encoded(text, 'utf-8'), 'utf-8', false],
    ['UTF-8 with a byte-order mark', encoded(text, 'utf-8-bom'), 'utf-8', true],
    ['UTF-16 LE', encoded(text, 'utf-16le'), 'utf-16le', true],
    ['UTF-16 BE', encoded(text, 'utf-16be'), 'utf-16be', true],
    ['UTF-16 LE without a byte-order mark', encoded(text, 'utf-16le', ''), 'utf-16le', false],
    ['UTF-16 BE without a byte-order mark', encoded(text, 'utf-16be', ''), 'utf-16be', false],
  ] as const)('in %s is read as such', async (_name, bytes, encoding, byteOrderMark) => {
    const { cells, lines, notes } = await read(bytes);
    expect(cells).toEqual(rows);
    expect(lines).toEqual([1, 2, 3]);
    expect(notes).toMatchObject({ encoding, byteOrderMark, windows1252Lines: 0 });
  });

  it.each([1, 2, 3, 5, 7, 1023, 1024, 1025])('that is split every %i bytes reads the same', async (size) => {
    const long = `ULN,Given name\r\n${'1000000019,Siân O’Neil 𠮷\r\n'.repeat(200)}`;
    for (const encoding of ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'] as const) {
      const bytes = encoded(long, encoding);
      expect(await readFile(bytes, [size])).toEqual(await readFile(bytes));
    }
  });

  it('in Windows-1252 is read as that, a line at a time, and the records are marked', async () => {
    const { records, notes } = await read(windows('ULN,Name\r\n1,Zoë O’Neil\r\n2,Ann\r\n3,€ÿŸ\r\n'));
    expect(records).toEqual([
      { line: 1, cells: ['ULN', 'Name'], windows1252: false },
      { line: 2, cells: ['1', 'Zoë O’Neil'], windows1252: true },
      { line: 3, cells: ['2', 'Ann'], windows1252: false },
      { line: 4, cells: ['3', '€ÿŸ'], windows1252: true },
    ]);
    expect(notes).toMatchObject({ encoding: 'utf-8', windows1252Lines: 2 });
  });

  it('that was put together from UTF-8 and Windows-1252 is read right in both parts', async () => {
    const { records, notes } = await read(Buffer.concat([encoded('a,Zoë\n', 'utf-8-bom'), windows('b,Zoë\n')]));
    expect(records).toEqual([
      { line: 1, cells: ['a', 'Zoë'], windows1252: false },
      { line: 2, cells: ['b', 'Zoë'], windows1252: true },
    ]);
    expect(notes).toMatchObject({ byteOrderMark: true, windows1252Lines: 1 });
  });

  it('in Windows-1252 keeps the five places that are empty there as control characters', async () => {
    const { cells } = await read(Buffer.from('a,\x81\x8d\x8f\x90\x9d,b', 'latin1'));
    expect(cells).toEqual([['a', '\x81\x8d\x8f\x90\x9d', 'b']]);
  });

  it('in UTF-16 that ends within a character is read, with a replacement character', async () => {
    const bytes = encoded('a,b\n1,2', 'utf-16le');
    expect((await read(bytes.subarray(0, -1))).cells).toEqual([
      ['a', 'b'],
      ['1', '\ufffd'],
    ]);
  });
});
