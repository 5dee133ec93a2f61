import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { findTestFiles } from '../../../../src/batch/publication/test-files.js';

const base = mkdtempSync(join(tmpdir(), 'das-test-files-'));
const folder = pathToFileURL(`${base}/`);
afterAll(() => rmSync(base, { recursive: true }));

function manifest(...names: string[]): void {
  const files = names.map((name) => ({ name, title: 'Odd', verdict: { status: 'refused' } }));
  writeFileSync(join(base, 'manifest.json'), JSON.stringify(files));
}

describe('test files', () => {
  it('are none where the folder is not there', async () => {
    const { files, read } = findTestFiles(new URL('nowhere/', folder));
    expect(files).toEqual([]);
    expect(await read('manifest.json')).toBeUndefined();
  });

  it('are those of the manifest, byte for byte, and no others', async () => {
    manifest('one.csv', 'lost.csv');
    writeFileSync(join(base, 'one.csv'), Buffer.from([0xff, 0xfe, 0x41, 0x00]));
    writeFileSync(join(base, 'other.csv'), 'not listed');
    const { files, read } = findTestFiles(folder);
    expect(files.map(({ name }) => name)).toEqual(['one.csv', 'lost.csv']);
    expect(await read('one.csv')).toEqual(Buffer.from([0xff, 0xfe, 0x41, 0x00]));
    for (const name of ['lost.csv', 'other.csv', 'manifest.json', '../one.csv', '/etc/passwd', ''])
      expect(await read(name), name).toBeUndefined();
  });

  it.each(['../secret.csv', '/etc/passwd', 'a/b.csv', '.hidden', 'two words.csv', 'quoted".csv'])(
    'cannot be called %s',
    (name) => {
      manifest(name);
      expect(() => findTestFiles(folder)).toThrow('cannot be published');
    },
  );
});
