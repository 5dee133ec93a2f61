import { describe, expect, it } from 'vitest';
import { cellsOf, readFile } from './files.js';

describe('the line of a record', () => {
  it.each([
    ['line feeds', 'a\n\nb\nc', [1, 3, 4]],
    ['carriage returns', 'a\r\rb\rc', [1, 3, 4]],
    ['both', 'a\r\n\r\nb\r\nc', [1, 3, 4]],
    ['all of them', 'a\nb\rc\r\nd\n\re\r\n\nf', [1, 2, 3, 4, 6, 8]],
    ['line breaks in cells', '"a\n",1\n"b\r\n\r\n"\n"c\r\r"\r\nd', [1, 3, 6, 9]],
    ['a byte-order mark', '\ufeffa\nb', [1, 2]],
    ['blank rows before the first record', '\n ,,\n\n\na,b', [5]],
  ])('is the one on which a person finds it in a file with %s', async (_name, text, lines) => {
    for (const sizes of [[1], [2], [1000]]) {
      expect((await readFile(text, sizes)).records.map(({ line }) => line)).toEqual(lines);
    }
  });
});

describe('the cells of a record', () => {
  it.each([
    ['as they stand, spaces too', ' a , b\t,', [' a ', ' b\t', '']],
    ['empty ones at both ends', ',a,,', ['', 'a', '', '']],
    ['in quotation marks', '"a","b, c",""', ['a', 'b, c', '']],
    ['with quotation marks in them', '"say ""a""","""",""""""', ['say "a"', '"', '""']],
    ['with line breaks in them', '"a\r\nb","c\n\rd"', ['a\r\nb', 'c\n\rd']],
    ['with a quotation mark that opens nothing', '5" pipe, "a",b', ['5" pipe', ' "a"', 'b']],
    ['with more after a closing quotation mark', '"Al" Smith,"a"b"c",""d', ['"Al" Smith', '"a"b"c"', '""d']],
  ])('are read %s', async (_name, text, cells) => {
    expect(await cellsOf(text)).toEqual([cells]);
    expect(await cellsOf(`${text}\r\n`)).toEqual([cells]);
  });

  it('may be more or fewer than in other records', async () => {
    expect(await cellsOf('H,1\nR,1,2,3\nZ\n')).toEqual([['H', '1'], ['R', '1', '2', '3'], ['Z']]);
  });

  it('may be 200, and 65,536 characters together', async () => {
    expect((await cellsOf(`${','.repeat(199)}\na${','.repeat(199)}`))[0]).toHaveLength(200);
    const [first, second] = await cellsOf(`${'é'.repeat(65_536)}\n"${'𠮷'.repeat(32_767)}"\n`);
    expect([first?.[0]?.length, second?.[0]?.length]).toEqual([65_536, 65_534]);
  });
});

describe('the delimiter', () => {
  it.each([
    ['a comma', 'a,b;c,d', ','],
    ['a semicolon', 'a;b,c;d', ';'],
    ['a tab', 'a\tb c', '\t'],
    ['a comma when in doubt', 'a,b;c', ','],
    ['a comma when there is none', 'ULN', ','],
    ['not told by what is in quotation marks', '"a,b,c";d', ';'],
    ['told by the first row that is not blank', '\n,,,\n ; ;\na;b;c', ';'],
    ['not told by later rows', 'a,b\n1;2;3;4', ','],
  ])('is %s', async (_name, text, delimiter) => {
    expect((await readFile(text)).notes.delimiter).toBe(delimiter);
  });
});

describe('a blank row', () => {
  it.each(['', ' ', ',,', ' ,\u00a0,\t', '"",""', '" \n "', '\u3000'])('%j is left out and counted', async (blank) => {
    const { records, notes } = await readFile(`a,b\n${blank}\nc,d\n${blank}\n`);
    expect(records.map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(notes.blankRows).toBe(2);
  });

  it('may hold any delimiter before the delimiter is known', async () => {
    const { records, notes } = await readFile(' ,;\n;\t,\na;b\n');
    expect(records).toEqual([{ line: 3, cells: ['a', 'b'], windows1252: false }]);
    expect(notes.blankRows).toBe(2);
  });

  it('is not what the last line end leaves behind', async () => {
    expect((await readFile('a\n')).notes.blankRows).toBe(0);
    expect((await readFile('a\n\n')).notes.blankRows).toBe(1);
  });
});
