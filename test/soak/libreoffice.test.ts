import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { definitions } from '../../src/batch/definitions/all.js';
import { example } from '../../src/batch/publication/example.js';
import { template } from '../../src/batch/publication/files.js';
import { sendFile } from '../integration/batch/send-file.js';
import { type Json, startService, type TestService } from '../support/service.js';

// Needs LibreOffice (Debian: libreoffice-calc-nogui), so it runs in the long form of the tests only.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

/** How LibreOffice opens a CSV file, and how it saves it: separator, quotation mark, UTF-8, first line, column types, language. */
const ways = {
  'as it is offered': ['44,34,76,1', '44,34,76,1,,0,false,true,false'],
  'with numbers and dates told from texts, in British English': [
    '44,34,76,1,,2057,false,true',
    '44,34,76,1,,2057,false,true,false',
  ],
  'with semicolons and every text in quotation marks': ['44,34,76,1', '59,34,76,1,,0,true,true,false'],
} as const;

let world: TestService;
let folder: string;
beforeAll(async () => {
  world = await startService({ worker: true });
  folder = mkdtempSync(join(tmpdir(), 'das-libreoffice-'));
  // The learner of the examples.
  const rows = ['A,a,OPEN,1000000302,Zoë,O’Brien-Smith,1994-05-17,F,,', 'D,d,ADD,1000000302,engineering,higher,NDA,,,'];
  await sendFile(world, ['H,DAS,3,CENTRE,90001,,first,2010-10-04T09:30:00', ...rows, 'Z,2', ''].join('\r\n'));
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The file as LibreOffice saves it again as CSV. */
function savedAgain(name: string, text: string, [opening, saving]: readonly [string, string]): Buffer {
  const place = mkdtempSync(join(folder, 'way-'));
  const out = join(place, 'out');
  mkdirSync(out);
  writeFileSync(join(place, `${name}.csv`), text);
  const filter = 'Text - txt - csv (StarCalc)';
  const words = ['--headless', `-env:UserInstallation=file://${join(folder, 'profile')}`];
  const convert = [`--infilter=${filter}:${opening}`, '--convert-to', `csv:${filter}:${saving}`, '--outdir', out];
  execFileSync('soffice', [...words, ...convert, join(place, `${name}.csv`)], { stdio: 'ignore' });
  const [saved] = readdirSync(out);
  return readFileSync(join(out, saved as string));
}

const outcomes = (response: readonly Json[]) => response.flatMap(({ outcome }) => outcome ?? []);

describe.each(Object.entries(ways))('a file that LibreOffice Calc opened and saved, %s', (_how, way) => {
  it.each(definitions.map((definition) => [definition.id, definition] as const))(
    'comes to the same as before: the example of %s',
    async (id, definition) => {
      const query = { validateOnly: 'true' };
      const text = example(definition);
      const before = await sendFile(world, text, { query: { ...query, again: 'true' } });
      const saved = savedAgain(id.replaceAll('/', '-'), text, way);
      const after = await sendFile(world, saved, { query: { ...query, again: 'true' } });
      expect(after.batch).toMatchObject({ status: 'completed', definition: id });
      const same = (all: readonly string[]) => all.map((one) => (one === 'REPAIRED' ? 'ACCEPTED' : one));
      expect(same(outcomes(after.response))).toEqual(same(outcomes(before.response)));
      expect(outcomes(before.response).length).toBeGreaterThan(0);
    },
  );

  it.each(definitions.map((definition) => [definition.id, definition] as const))(
    'is accepted: the template of %s',
    async (id, definition) => {
      const saved = savedAgain(id.replaceAll('/', '-'), template(definition), way);
      const { batch } = await sendFile(world, saved, { query: { again: 'true' } });
      expect(batch).toMatchObject({ status: 'completed', definition: id, rows: { total: 0 } });
    },
  );
});
