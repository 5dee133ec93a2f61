import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definitions } from '../../../src/batch/definitions/all.js';
import { lookThrough } from '../../../src/batch/rows/layout.js';
import { bytesOf, folder, folderContent, manifest } from '../../batch/make-files.mjs';
import { type Answer, type Json, startService, type TestService } from '../../support/service.js';
import { untilOver } from './send-file.js';

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
  readonly verdict: {
    readonly status: 'completed' | 'refused';
    readonly rule?: string;
    readonly line?: number;
    readonly rows?: {
      readonly accepted: number;
      readonly unchanged: number;
      readonly repaired: number;
      readonly refused: number;
    };
  };
  readonly refusals?: readonly { readonly line: number; readonly column?: string; readonly rule: string }[];
  readonly repairs?: readonly string[];
}

/** What came of a file. One that became no batch has only the answer. */
interface Came {
  readonly answer: Answer;
  readonly batch?: Json;
  /** The response as JSON lines and as CSV, and the refused rows as CSV. */
  readonly lines: readonly Json[];
  readonly csv: string;
  readonly corrections: string;
}

const entries = manifest() as readonly Entry[];
const kept = entries.filter(({ made }) => !made);
const completed = kept.filter(({ verdict }) => verdict.status === 'completed');
const learnerTables = [
  'learner_account',
  'learner_diploma',
  'plts_completion',
  'work_experience_completion',
  'claim',
  'transfer',
  'programme',
];

let world: TestService;
const statuses: number[] = [];
/** By name: what came of each file, sent and rehearsed; and of its response, rehearsed and sent, and its corrections. */
const came = new Map<string, Came>();
const rehearsed = new Map<string, Came>();
const responseRehearsed = new Map<string, Came>();
const responseSent = new Map<string, Came>();
const correctionsRehearsed = new Map<string, Came>();
/** The learners' tables before and after what must not change them. */
const untouched: (readonly [before: string, after: string])[] = [];

beforeAll(async () => {
  world = await startService({ worker: true, onExchange: ({ answer }) => statuses.push(answer.status) });
  const rounds = [entries.filter(({ after }) => !after), entries.filter(({ after }) => after)];
  for (const round of rounds) {
    const before = await learners();
    const small = round.filter(({ made }) => !made);
    await sendAll(small, rehearsed, { validateOnly: 'true' });
    await sendAll(small.filter(isTaken), responseRehearsed, { validateOnly: 'true' }, (name) => csvOf(rehearsed, name));
    await sendAll(
      round.filter((entry) => !isTaken(entry)),
      came,
    );
    untouched.push([before, await learners()]);
    await sendAll(round.filter(isTaken), came);
  }
  const before = await learners();
  const withRefusals = completed.filter(({ verdict }) => verdict.rows?.refused);
  await sendAll(withRefusals, correctionsRehearsed, { validateOnly: 'true' }, (name) => came.get(name)?.corrections);
  untouched.push([before, await learners()]);
  await sendAll(completed, responseSent, {}, (name) => csvOf(came, name));
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
    const opened = completed.flatMap(({ name }) => {
      const lines = came.get(name)?.lines ?? [];
      return [...new Set(lines.filter(hasOpened).map(({ cells }) => ulnIn(cells)))];
    });
    expect(opened.filter((uln) => !world.kit.ulns.includes(uln))).toEqual([]);
    expect(new Set(opened).size).toBe(opened.length);
    expect(opened.length).toBeGreaterThan(100);
  });
});

describe('a file', () => {
  it.each(entries)(
    'is answered as its verdict says: $name',
    ({ name, definition, verdict, refusals = [], repairs = [] }) => {
      const { answer, batch, lines } = came.get(name) as Came;
      if (batch === undefined) {
        expect({ status: 'refused', rule: answer.body.code }).toEqual(verdict);
        return;
      }
      const said = { status: batch.status, rule: batch.refusal?.rule, line: batch.refusal?.line };
      expect(said).toEqual({ status: verdict.status, rule: verdict.rule, line: verdict.line });
      expect(batch.repairs).toEqual(repairs);
      if (verdict.status === 'refused') {
        expect(lines).toEqual([]);
        return;
      }
      expect(batch.definition).toBe(definition);
      expect(refusalsIn(lines)).toEqual(refusals);
      const { accepted, unchanged, repaired, refused } = batch.rows;
      expect({ accepted, unchanged, repaired, refused }).toEqual(verdict.rows);
    },
  );

  it.each(kept)('comes to the same in a rehearsal: $name', ({ name }) => {
    const [rehearsal, real] = [rehearsed.get(name) as Came, came.get(name) as Came];
    expect(withoutIds(rehearsal.csv)).toBe(withoutIds(real.csv));
    expect(rehearsal.batch?.refusal).toEqual(real.batch?.refusal);
  });

  it('changes no learner when it is refused whole or only rehearsed', () => {
    for (const [before, after] of untouched) expect(after).toBe(before);
  });

  it('is never answered with a failure of the service', () => {
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    const all = [came, rehearsed, responseRehearsed, responseSent, correctionsRehearsed].flatMap((map) => [
      ...map.values(),
    ]);
    expect(all.filter(({ batch }) => batch?.status === 'failed')).toEqual([]);
  });

  it('leaves nothing of it when it becomes no batch', async () => {
    const rows = await world.query(
      `SELECT 1 FROM batch WHERE status = 'receiving'
       UNION ALL SELECT 1 FROM batch_piece p WHERE NOT EXISTS (SELECT FROM batch b WHERE b.realm_id = p.realm_id AND b.id = p.batch_id)`,
    );
    expect(rows).toEqual([]);
  });
});

describe('the response to a file', () => {
  it.each(completed)('comes to the same, row by row, when it is sent as it is: $name', ({ name }) => {
    const [first, again] = [rehearsed.get(name) as Came, responseRehearsed.get(name) as Came];
    expect(again.batch?.refusal).toBeUndefined();
    expect(outcomesIn(again.lines)).toEqual(outcomesIn(first.lines));
  });

  it.each(completed)('is taken as a file when its rows have taken effect: $name', ({ name }) => {
    const { batch } = responseSent.get(name) as Came;
    expect(batch?.status).toBe('completed');
    expect(batch?.rows.total).toBe(came.get(name)?.batch?.rows.total);
  });

  it('is taken as a file when it has only the refused rows', () => {
    for (const [name, { batch }] of correctionsRehearsed)
      expect({ name, status: batch?.status, rows: batch?.rows.total }).toEqual({
        name,
        status: 'completed',
        rows: came.get(name)?.batch?.rows.refused,
      });
  });

  it('has the outcome of each row under its heading', () => {
    for (const { name, definition } of completed.filter((entry) => entry.definition !== 'release-3')) {
      const [headings, ...rows] = cellsIn(came.get(name)?.csv as string);
      const place = headings?.indexOf('Outcome') as number;
      for (const row of rows)
        expect(row[place], `${name} ${definition}`).toMatch(/^(ACCEPTED|UNCHANGED|REPAIRED|REFUSED)$/);
    }
  });

  it('has no cell that a spreadsheet would take for a formula', () => {
    const texts = [came, responseSent].flatMap((map) =>
      [...map.values()].flatMap(({ csv, corrections }) => [csv, corrections]),
    );
    const cells = texts.flatMap((text) => cellsIn(text).flat());
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell))).toEqual([]);
    expect(cells.filter((cell) => cell.startsWith("'="))).not.toEqual([]);
  });
});

describe('a header record', () => {
  it('may have lost the zero of a centre number, which is put back', () => {
    const looking = lookThrough({ definitions, centre: '01234', most: 10 });
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

/** Sends files one behind another, waits until all are over, and notes what came of each. */
async function sendAll(
  all: readonly Entry[],
  results: Map<string, Came>,
  query: Record<string, string> = {},
  content: (name: string) => string | undefined = () => undefined,
): Promise<void> {
  const sent: [name: string, answer: Answer][] = [];
  for (const { name, contentEncoding } of all) {
    const headers = { 'content-type': 'text/csv', 'content-encoding': contentEncoding };
    const raw = content(name) ?? bytesOf(name);
    // The responses to two files may be the same: each is taken.
    sent.push([name, await world.call('POST', '/v1/batches', { raw, headers, query: { ...query, again: 'true' } })]);
    if (performance.now() - t0 > 500) console.log('SEND', name, Math.round(performance.now() - t0));
  }
  for (const [name, answer] of sent) results.set(name, await cameOf(answer));
  console.log('WAIT', Math.round(performance.now() - t1));
}

async function cameOf(answer: Answer): Promise<Came> {
  if (answer.status !== 202) return { answer, lines: [], csv: '', corrections: '' };
  const { id } = answer.body;
  const batch = await untilOver(world, id);
  const response = (query: Record<string, string>) => world.call('GET', `/v1/batches/${id}/response`, { query });
  const [lines, csv, corrections] = await Promise.all([
    response({ format: 'jsonLines' }),
    response({}),
    response({ rows: 'refused' }),
  ]);
  const parsed = lines.text.split('\n').filter((line) => line !== '');
  return {
    ...{ answer, batch, csv: csv.text, corrections: corrections.text },
    lines: parsed.map((line) => JSON.parse(line)),
  };
}

function csvOf(results: ReadonlyMap<string, Came>, name: string): string {
  return results.get(name)?.csv ?? '';
}

/** What stands in the learners' tables, as one text. */
async function learners(): Promise<string> {
  const parts = await Promise.all(
    learnerTables.map((table) =>
      world.query(`SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM ${table} t`),
    ),
  );
  return JSON.stringify(parts);
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
  return cells.some((cell: string) => /^\W*open\W*$/i.test(cell)) && /ACCEPTED|REPAIRED/.test(outcome);
}

/** The ULN in a row, whatever stands between its digits. */
function ulnIn(cells: readonly string[]): string {
  const digits = cells.map((cell) => cell.replace(/\.0$/, '').replaceAll(/\D/g, ''));
  return digits.find((one) => one.length === 10) as string;
}

function withoutIds(text: string): string {
  return text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id');
}

function cellsIn(text: string): string[][] {
  return parse(text, { bom: true, relax_column_count: true, relax_quotes: true });
}
