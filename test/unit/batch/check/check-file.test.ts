import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../../../src/batch/check/check-file.js';
import { readCheckReference } from '../../../../src/batch/check/reference.js';
import { folder, manifest } from '../../../batch/make-files.mjs';

/** What the service says of each of the test files, as their manifest has it. */
interface Entry {
  readonly name: string;
  readonly after?: readonly string[];
  readonly made?: boolean;
  readonly contentEncoding?: string;
  readonly definition?: string;
  readonly verdict: { readonly status: 'completed' | 'refused'; readonly rule?: string; readonly line?: number };
  readonly refusals?: readonly { readonly line: number; readonly column?: string; readonly rule: string }[];
}

const reference = await readCheckReference();
const entries = (manifest() as readonly Entry[]).filter(({ made, contentEncoding }) => !made && !contentEncoding);
const check = (bytes: Uint8Array) =>
  checkFile(async function* () {
    yield bytes;
  }, reference);
const bytesOf = ({ name }: Entry) => readFileSync(new URL(name, folder));

/** Whose a file is, the check cannot know. */
const ofTheSender = ['file-sender', 'file-on-behalf', 'file-headings-sender'];
/** What the service knows besides the file: the day, its catalogue and programmes, and other accounts. */
const ofTheService =
  /^(programme-|qualification-|result-|award-|account-|not-found|scope-missing|uln-merged|learner-merged|awarding-body-|centre-not-|line-(not-started|closed)|age-range|birth-date-past|completion-date-|plts-date-|claim-|registration-|diploma-|completion-level)/;

describe('a check of a file says what the service would', () => {
  const refused = entries.filter(({ verdict }) => verdict.status === 'refused');
  it.each(refused.filter(({ verdict }) => !ofTheSender.includes(verdict.rule as string)))(
    'of one that is refused whole: $name',
    async (entry) => {
      const { refusal } = await check(bytesOf(entry));
      expect([refusal?.rule, refusal?.line]).toEqual([entry.verdict.rule, entry.verdict.line]);
      expect(refusal?.fix).not.toBe('');
    },
  );

  it.each(entries.filter(({ verdict }) => verdict.status === 'completed'))(
    'of the rows, as far as the file tells it: $name',
    async (entry) => {
      const checked = await check(bytesOf(entry));
      expect(checked.refusal).toBeUndefined();
      expect(checked.definition).toBe(entry.definition);
      const found = checked.causes.flatMap(({ rule, column, lines }) =>
        lines.map((line) => key({ rule, column, line })),
      );
      const told = (entry.refusals ?? []).map(key);
      // Nothing is wrong here that is right there,
      expect(found.filter((one) => !told.includes(one))).toEqual([]);
      // and what is not found the file alone does not tell.
      const missed = (entry.refusals ?? []).filter((one) => !found.includes(key(one)));
      expect(missed.filter(({ rule }) => !ofTheService.test(rule))).toEqual([]);
    },
  );

  it('of one with thousands of rows, with each cause once', async () => {
    const rows = Array.from({ length: 5000 }, (_one, n) => `OPEN,123${n},Ann,Other,1994-05-17,F`);
    const text = ['ACTION,ULN,GIVENNAME,FAMILYNAME,DATEOFBIRTH,GENDER', ...rows].join('\r\n');
    const { rows: count, wrong, causes } = await check(Buffer.from(text));
    expect([count, wrong]).toEqual([5000, 5000]);
    expect(causes.length).toBeLessThan(5);
    expect(causes[0]).toMatchObject({ column: 'ULN', count: 5000 });
  });
});

function key({ line, column, rule }: { line: number; column?: string | undefined; rule: string }): string {
  return `${line} ${column ?? ''} ${rule}`;
}
