import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definitions } from '../../../src/batch/definitions/all.js';
import { outcomes } from '../../../src/batch/definitions/definition.js';
import { lookThrough } from '../../../src/batch/rows/layout.js';
import { bytesOf, folder, folderContent, manifest } from '../../batch/make-files.mjs';
import { csv } from '../../batch/parts/csv.mjs';
import { type Came, sendFiles } from '../../batch/send-files.js';
import { type ClientName, type Json, startService, type TestService } from '../../support/service.js';

/** What the manifest says of a file. */
interface Entry {
  readonly name: string;
  readonly title: string;
  readonly definition?: string;
  /** It is about learners whom these files open: they are sent first. */
  readonly after?: readonly string[];
  /** Too large to be kept. */
  readonly made?: boolean;
  readonly contentEncoding?: string;
  /** Who sends it, as the starter kit names them: the supplier, unless it is said. */
  readonly sender?: ClientName;
  readonly verdict: {
    readonly status: 'completed' | 'refused';
    readonly rule?: string;
    readonly line?: number;
    readonly rows?: Readonly<Record<'accepted' | 'unchanged' | 'repaired' | 'refused', number>>;
  };
  readonly refusals?: readonly { readonly line: number; readonly column?: string; readonly rule: string }[];
  readonly repairs?: readonly string[];
}

const entries = manifest() as readonly Entry[];
const kept = entries.filter(({ made }) => !made);
const completed = entries.filter(isTaken);
const learnerTables = [
  'learner_account',
  'learner_diploma',
  'plts_completion',
  'work_experience_completion',
  'claim',
  'constituent_result',
  'outcome',
  'decision',
  'transfer',
  'programme',
];
const rehearsal = { validateOnly: 'true' };

let world: TestService;
const statuses: number[] = [];
/** By name, what came of each file: rehearsed and sent. */
const rehearsed = new Map<string, Came>();
const sent = new Map<string, Came>();
/** What came of its response, rehearsed before the file was sent, and sent after it. */
const responseRehearsed = new Map<string, Came>();
let responseSent: ReadonlyMap<string, Came>;
/** What came of its refused rows, rehearsed after it was sent. */
let correctionsRehearsed: ReadonlyMap<string, Came>;
/** The learners' tables before and after what must not change them. */
const untouched: (readonly [before: string, after: string])[] = [];

beforeAll(async () => {
  world = await startService({ worker: true, onExchange: ({ answer }) => statuses.push(answer.status) });
  // Those that others come after are in the first round.
  for (const round of [entries.filter(({ after }) => !after), entries.filter(({ after }) => after)]) {
    const taken = round.filter(isTaken);
    const before = await learners();
    note(rehearsed, await sendFiles(world, round.filter(({ made }) => !made).map(asItIs), rehearsal));
    note(responseRehearsed, await sendFiles(world, taken.map(responseTo(rehearsed)), rehearsal));
    note(sent, await sendFiles(world, round.filter((entry) => !isTaken(entry)).map(asItIs)));
    untouched.push([before, await learners()]);
    note(sent, await sendFiles(world, taken.map(asItIs)));
  }
  const before = await learners();
  const withRefusals = completed.filter(({ verdict }) => verdict.rows?.refused);
  const correctionsOf = ({ name, sender }: Entry) => ({ name, sender, content: sent.get(name)?.corrections ?? '' });
  const corrections = withRefusals.map(correctionsOf);
  correctionsRehearsed = await sendFiles(world, corrections, rehearsal);
  untouched.push([before, await learners()]);
  responseSent = await sendFiles(world, completed.map(responseTo(sent)));
}, 120_000);
afterAll(() => world.close());

describe('the batch files', () => {
  it('are as they are made, to the byte, and no other stands beside them', () => {
    const content = folderContent();
    expect(readdirSync(folder).sort()).toEqual([...content.keys()].sort());
    for (const [name, bytes] of content) expect(readFileSync(new URL(name, folder)).equals(bytes), name).toBe(true);
  });

  it('are at least 60, each with a name of its own', () => {
    expect(kept.length).toBeGreaterThanOrEqual(60);
    expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
  });

  it('open accounts that no other of them opens, of the numbers that a starter kit names', () => {
    const opened = completed.flatMap(({ name }) => [
      ...new Set(
        sent
          .get(name)
          ?.lines.filter(hasOpened)
          .map(({ cells }) => ulnIn(cells)),
      ),
    ]);
    expect(opened.filter((uln) => !world.kit.ulns.includes(uln))).toEqual([]);
    expect(new Set(opened).size).toBe(opened.length);
    expect(opened.length).toBeGreaterThan(100);
  });
});

describe('a file', () => {
  it.each(entries)('is answered as the manifest says: $name', ({ name, definition, verdict, refusals, repairs }) => {
    const { answer, batch, lines } = sent.get(name) as Came;
    expect(answer.status, answer.text).toBe(202);
    const { status, rule, line, rows } = verdict;
    expect({ status: batch.status, ...batch.refusal }).toMatchObject({ status, ...(rule ? { rule } : {}) });
    expect(batch.refusal?.line).toBe(line);
    expect(batch.repairs).toEqual(repairs ?? []);
    expect(refusalsIn(lines)).toEqual(refusals ?? []);
    expect(batch.definition).toBe(status === 'completed' ? definition : undefined);
    expect(batch.rows).toMatchObject(rows ?? { read: 0 });
  });

  it.each(kept)('comes to the same in a rehearsal: $name', ({ name }) => {
    const [before, real] = [rehearsed.get(name) as Came, sent.get(name) as Came];
    expect(withoutIds(before.csv)).toBe(withoutIds(real.csv));
    expect(before.batch?.refusal).toEqual(real.batch?.refusal);
  });

  it('is taken when it is packed by gzip, and that is said', async () => {
    const packed = { name: 'packed.csv', content: bytesOf('packed.csv'), contentEncoding: 'gzip' };
    const came = await sendFiles(world, [packed], rehearsal);
    expect(came.get('packed.csv')?.batch).toMatchObject({ status: 'completed', rows: { accepted: 1, refused: 0 } });
  });

  it('changes no learner when it is refused whole or only rehearsed', () => {
    for (const [before, after] of untouched) expect(after).toBe(before);
  });

  it('is never answered with a failure of the service', () => {
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    const all = [sent, rehearsed, responseRehearsed, responseSent, correctionsRehearsed];
    const failed = all.flatMap((came) => [...came.values()]).filter(({ batch }) => batch?.status === 'failed');
    expect(failed).toEqual([]);
  });
});

describe('the response to a file', () => {
  it.each(completed)('comes to the same, row by row, when it is sent as it is: $name', ({ name }) => {
    const [first, again] = [rehearsed.get(name) as Came, responseRehearsed.get(name) as Came];
    expect(again.batch).toMatchObject({ status: 'completed' });
    expect(outcomesIn(again.lines)).toEqual(outcomesIn(first.lines));
  });

  it.each(completed)('is taken as a file when its rows have taken effect: $name', ({ name }) => {
    const { total } = sent.get(name)?.batch.rows ?? {};
    expect(responseSent.get(name)?.batch).toMatchObject({ status: 'completed', rows: { total } });
  });

  it('is taken as a file when it has only the refused rows', () => {
    for (const [name, { batch }] of correctionsRehearsed) {
      const { refused } = sent.get(name)?.batch.rows ?? {};
      expect(batch, name).toMatchObject({ status: 'completed', rows: { total: refused } });
    }
  });

  it('needs no mending when only the order of the rows was wrong', () => {
    const { batch } = correctionsRehearsed.get('registration-before-account.csv') as Came;
    expect(batch.rows).toMatchObject({ total: 1, accepted: 1 });
  });

  it('needs nothing but the record type when the record type was what was wrong', async () => {
    const [first, ...rows] = cellsIn(sent.get('record-types-that-are-none.csv')?.corrections as string);
    const mended = rows.map(([type, ...cells]) => [type === 'Z' ? type : 'A', ...cells]);
    const came = await sendFiles(world, [{ name: 'mended', content: csv([first, ...mended]) }], rehearsal);
    expect(refusalsIn(came.get('mended')?.lines ?? [])).toEqual([]);
  });

  it('has the outcome of each row under its heading, unless the row has too many cells', () => {
    const misplaced = completed.flatMap(({ name, definition }) => {
      if (definition === 'release-3') return [];
      const [headings = [], ...rows] = cellsIn(sent.get(name)?.csv as string);
      const place = headings.indexOf('Outcome');
      const isInPlace = (row: string[]) => outcomes.some((outcome) => outcome === row[place]);
      return rows.filter((row) => !isInPlace(row) && !row.includes('row-cells')).map((row) => [name, row.join()]);
    });
    expect(misplaced).toEqual([]);
  });

  it('has no cell that a spreadsheet would take for a formula', () => {
    const all = [sent, responseSent].flatMap((came) => [...came.values()]);
    const cells = all.flatMap(({ csv: text, corrections }) => [...cellsIn(text), ...cellsIn(corrections)]).flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell))).toEqual([]);
    expect(cells).toEqual(expect.arrayContaining(["'=CMD()", "'+1+1", "'-2+3", "'@SUM(A1:A9)", '-2']));
  });
});

describe('a header record', () => {
  it('may have lost the zero of a centre number, which is put back', () => {
    const looking = lookThrough({ definitions, sender: { centre: '01234' }, most: 10 });
    const rows = cellsIn(bytesOf('header-of-a-centre-without-its-zero.csv').toString());
    for (const [index, cells] of rows.entries()) looking.take({ line: index + 1, cells, windows1252: false });
    expect(looking.end()).toMatchObject({
      total: 1,
      repairs: ['The centre number had lost a zero: 1234 was read as 01234.'],
    });
  });
});

function isTaken({ verdict }: Entry): boolean {
  return verdict.status === 'completed';
}

function asItIs({ name, sender, contentEncoding }: Entry) {
  return { name, sender, contentEncoding, content: bytesOf(name) };
}

/** The response to a file, to be sent as a file. */
function responseTo(came: ReadonlyMap<string, Came>) {
  return ({ name, sender }: Entry) => ({ name, sender, content: came.get(name)?.csv ?? '' });
}

function note(all: Map<string, Came>, came: ReadonlyMap<string, Came>): void {
  for (const [name, one] of came) all.set(name, one);
}

/** What stands in the learners' tables, as one text. */
async function learners(): Promise<string> {
  const summaries = learnerTables.map((table) =>
    world.query(`SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM ${table} t`),
  );
  return JSON.stringify(await Promise.all(summaries));
}

function refusalsIn(lines: readonly Json[]): Json[] {
  return lines.flatMap(({ line, errors = [] }) =>
    errors.map(({ column, rule }: Json) => ({ line, ...(column === undefined ? {} : { column }), rule })),
  );
}

/** Outcome and broken rules of each row. What was mended in a file's encoding need not be mended in its response. */
function outcomesIn(lines: readonly Json[]): Json[] {
  return lines
    .filter(({ outcome }) => outcome !== undefined)
    .map(({ outcome, errors = [] }) => [
      outcome === 'REPAIRED' ? 'ACCEPTED' : outcome,
      errors.map(({ column, rule }: Json) => [column, rule]),
    ]);
}

function hasOpened({ cells, outcome }: Json): boolean {
  const opens = cells.some((cell: string) => /^\W*open\W*$/i.test(cell));
  return opens && (outcome === 'ACCEPTED' || outcome === 'REPAIRED');
}

/** The ULN in a row, whatever stands between its digits. */
function ulnIn(cells: readonly string[]): string {
  const digits = cells.map((cell) => cell.replace(/\.0$/, '').replaceAll(/\D/g, ''));
  return digits.find((one) => one.length === 10) as string;
}

function withoutIds(text: string): string {
  // A rehearsal has none: nothing of it stands in any history.
  return text.replaceAll(/ ?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
}

function cellsIn(text: string): string[][] {
  return parse(text, { bom: true, relax_column_count: true });
}
