import { describe, expect, it } from 'vitest';
import { newNotes, readRecords } from '../../../../src/batch/reading/records.js';
import { UnreadableFile } from '../../../../src/batch/reading/unreadable.js';
import { fileRules } from '../../../../src/learners/rules/files.js';
import { encoded, type Refusal, readFile, refusalOf } from './files.js';

function bytes(latin1: string): Buffer {
  return Buffer.from(latin1, 'latin1');
}

/** The beginning of an archive, with the name of its first entry and what is in that. */
function archive(name: string, content = ''): Buffer {
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, bytes(name + content), Buffer.alloc(2000, 7)]);
}

const cases: readonly (readonly [name: string, file: string | Buffer, refusal: Partial<Refusal>])[] = [
  ['no bytes', '', { rule: 'file-empty' }],
  ['a byte-order mark only', '\ufeff', { rule: 'file-empty' }],
  ['only a byte-order mark of UTF-16', bytes('\xff\xfe'), { rule: 'file-empty' }],
  ['only blank rows', ' \n,,,\n"",""\n\n', { rule: 'file-empty' }],

  ['a workbook', archive('[Content_Types].xml'), { rule: 'file-spreadsheet' }],
  ['a workbook of another program', archive('xl/workbook.xml'), { rule: 'file-spreadsheet' }],
  [
    'an OpenDocument sheet',
    archive('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'),
    { rule: 'file-spreadsheet' },
  ],
  ['an iWork sheet', archive('Index/Document.iwa'), { rule: 'file-spreadsheet' }],
  ['an old workbook', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0'), { rule: 'file-spreadsheet' }],
  ['an archive of CSV files', archive('learners.csv', 'ULN,Name\n'), { rule: 'file-compressed' }],
  ['an empty archive', bytes(`PK\x05\x06${'\0'.repeat(18)}`), { rule: 'file-compressed' }],
  ['gzip', bytes('\x1f\x8b\x08\0'), { rule: 'file-compressed' }],
  ['7z', bytes('7z\xbc\xaf\x27\x1c\0'), { rule: 'file-compressed' }],
  ['rar', bytes('Rar!\x1a\x07\x01\0'), { rule: 'file-compressed' }],
  ['PDF', '%PDF-1.7\n', { rule: 'file-binary' }],
  ['PNG', bytes('\x89PNG\r\n\x1a\n\0'), { rule: 'file-binary' }],
  ['JPEG', bytes('\xff\xd8\xff\xe0\0'), { rule: 'file-binary' }],
  ['bytes that are no text', bytes('ULN\0\0\0,\0Name'), { rule: 'file-binary' }],
  ['a NUL far into it', `ULN,Name\n${'1,a\n'.repeat(1000)}2,\0\n`, { rule: 'file-binary', line: 1002 }],
  ['a NUL in UTF-16', encoded('ULN,Name\n1,\0\n', 'utf-16le'), { rule: 'file-binary', line: 2 }],

  ['a row of 65,537 characters', `a,b\n${'é'.repeat(65_537)}\nc`, { rule: 'file-row-length', line: 2 }],
  ['such a row at its end', `a,b\n${'é'.repeat(65_537)}`, { rule: 'file-row-length', line: 2 }],
  ['such a row in quotation marks', `a,b\n"${'a'.repeat(65_535)}"\n`, { rule: 'file-row-length', line: 2 }],
  ['such a row in Windows-1252', bytes(`a,b\n${'\xe9'.repeat(65_537)}\n`), { rule: 'file-row-length', line: 2 }],
  ['such a row in UTF-16', encoded(`a,b\n${'é'.repeat(65_537)}`, 'utf-16be'), { rule: 'file-row-length', line: 2 }],
  ['a first row of 65,537 spaces', ' '.repeat(65_537), { rule: 'file-row-length', line: 1 }],
  ['a row of 201 cells', `a\nb${','.repeat(200)}\n`, { rule: 'file-row-cells', line: 2 }],
  ['such a row with quotation marks', `a\n"b"${',""'.repeat(200)}\n`, { rule: 'file-row-cells', line: 2 }],
  ['such a blank row', `a\n${','.repeat(200)}\n`, { rule: 'file-row-cells', line: 2 }],
  ['a million semicolons', ';'.repeat(1_000_000), { rule: 'file-row-cells', line: 1 }],

  ['a quotation mark open at its end', 'a,b\n1,2\n3,"4\n5,6\n', { rule: 'file-quote-open', line: 3 }],
  ['one at the very end', 'a,b\n1,"', { rule: 'file-quote-open', line: 2 }],
  ['one that swallows row after row', `a,b\n1,"2\n${'3,4\n'.repeat(20_000)}`, { rule: 'file-quote-open', line: 2 }],
  ['one that is closed too late', `a,b\n1,"2\n${'3,4\n'.repeat(20_000)}"\n`, { rule: 'file-quote-open', line: 2 }],
];

describe('a file that is no batch file', () => {
  it.each(cases)('is refused whole: %s', async (_name, file, expected) => {
    for (const sizes of [[262_144], [1000], [65_536, 1]]) {
      const refusal = await refusalOf(file, sizes);
      expect(refusal).toMatchObject(expected);
      expect(refusal.line).toBe(expected.line);
    }
  });

  it.each(cases)('has every word of its message filled in: %s', async (_name, file) => {
    const { rule, parameters } = await refusalOf(file);
    const { message } = fileRules[rule as keyof typeof fileRules];
    expect([...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)).toEqual(Object.keys(parameters));
    expect(new UnreadableFile(rule as keyof typeof fileRules, parameters).message).toMatch(/^[A-Z].*\.$/);
  });

  it.each([
    ['a cell of 10 MB', 'file-row-length', Buffer.alloc(10_000_000, 'a')],
    ['a cell of 10 MB in quotation marks', 'file-row-length', Buffer.alloc(10_000_000, 'a').fill('"', 0, 1)],
    ['ten million commas', 'file-row-cells', Buffer.alloc(10_000_000, ',')],
    ['a quotation mark before 10 MB of rows', 'file-quote-open', Buffer.alloc(10_000_000, 'a,b\n').fill('"', 0, 1)],
  ])('is refused long before it was read to its end: %s', async (_name, rule, file) => {
    let given = 0;
    async function* source() {
      for (let at = 0; at < file.length; at += 16_384) {
        given += 16_384;
        yield file.subarray(at, at + 16_384);
      }
    }
    const reading = (async () => {
      for await (const records of readRecords(source(), newNotes())) expect(records).toEqual([]);
    })();
    await expect(reading).rejects.toMatchObject({ rule });
    expect(given).toBeLessThan(500_000);
  });
});

describe('a text that looks like another file', () => {
  it.each(['PK,DAS', '%PDF', 'Rar!,1', 'GIF,1', '7z,1'])('%j is read', async (text) => {
    expect((await readFile(text)).records).toHaveLength(1);
  });
});

describe('the source of the bytes', () => {
  function source(): { bytes: AsyncGenerator<Uint8Array>; isClosed: () => boolean } {
    let closed = false;
    async function* bytes() {
      try {
        for (;;) yield Buffer.from('a,b\n'.repeat(1000));
      } finally {
        closed = true;
      }
    }
    return { bytes: bytes(), isClosed: () => closed };
  }

  it('is closed when the reader of the records stops early', async () => {
    const { bytes, isClosed } = source();
    for await (const records of readRecords(bytes, newNotes())) {
      expect(records.length).toBeGreaterThan(0);
      break;
    }
    expect(isClosed()).toBe(true);
  });

  it('is closed when the file is refused', async () => {
    const { bytes, isClosed } = source();
    async function* broken() {
      yield Buffer.from('a,b\n1,"');
      yield* bytes;
    }
    const reading = (async () => {
      for await (const _records of readRecords(broken(), newNotes()));
    })();
    await expect(reading).rejects.toBeInstanceOf(UnreadableFile);
    expect(isClosed()).toBe(true);
  });

  it('passes its own errors on', async () => {
    const failure = new Error('The connection was lost.');
    // biome-ignore lint/correctness/useYield: it fails before it has anything to give
    async function* failing(): AsyncGenerator<Uint8Array> {
      throw failure;
    }
    await expect(readRecords(failing(), newNotes()).next()).rejects.toBe(failure);
  });
});
