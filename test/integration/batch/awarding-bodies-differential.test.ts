import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Json, startService, type TestService } from '../../support/service.js';
import { body, centresRows, fileOf, resultRows } from './awarding-body-files.js';
import { sendFile } from './send-file.js';

/** What became of a row, or of the same transaction sent as a call: for both in the same form. */
interface Became {
  readonly outcome: 'ACCEPTED' | 'UNCHANGED' | 'REFUSED';
  /** Rule and message of each error, sorted. */
  readonly errors: readonly string[];
}

/** A row, and what it says by the names of its columns. */
interface Row {
  readonly cells: readonly string[];
  readonly said: Readonly<Record<string, string>>;
}

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const { as } = body;
let worlds: [TestService, TestService];
/** Learners with nothing posted yet, and learners whose award is ready. */
let learners: { readonly plain: readonly string[]; readonly ready: readonly string[] };
beforeAll(async () => {
  worlds = [await startService({ worker: true }), await startService({ worker: true })];
  const ulns = worlds[0].kit.ulns.slice(0, 30);
  learners = { plain: ulns.slice(0, 15), ready: ulns.slice(15) };
  for (const world of worlds) {
    const opened = await sendFile(world, fileOf('CENTRE', ulns.flatMap(centresRows)));
    expect(opened.batch.rows).toMatchObject({ accepted: 150 });
    const closing = [`A,z,CLOSE,${learners.plain[14]},,,,,,`];
    await sendFile(world, fileOf('CENTRE', closing, 'closing'));
    const posted = await sendFile(world, fileOf('CAB', learners.ready.flatMap(resultRows)), { as });
    expect(posted.batch.rows).toMatchObject({ accepted: 15 * 14 });
  }
});
afterAll(() => Promise.all(worlds.map((world) => world.close())));

const columns = {
  R: [
    ...['Reference', 'Action', 'ULN', 'QAN', 'Unit', 'Grade', 'PartialAbsence', 'Points', 'AwardDate', 'PublishDate'],
    ...['GivenName', 'FamilyName', 'DateOfBirth', 'PriorVerified', 'Enquiry'],
  ],
  X: ['Reference', 'Action', 'ULN', 'LineOfLearning', 'Level', 'Grade', 'Reason'],
} as const;

describe('a file of an awarding body and the same transactions as single calls', () => {
  it('come to the same: results are posted, replaced and withdrawn', async () => {
    const rows = resultsOf(400);
    const [filed, called] = await Promise.all([byFile(worlds[0], 'CAB', rows), byCalls(worlds[1], rows, resultCall)]);
    expectSame(rows, filed, called);
    for (const action of ['POST', 'REPLACE', 'WITHDRAW'])
      for (const outcome of action === 'WITHDRAW' ? ['ACCEPTED', 'UNCHANGED'] : ['ACCEPTED', 'UNCHANGED', 'REFUSED'])
        expect(comparedOf(rows, filed, called, action), `${action} ${outcome}`).toContain(outcome);
    expect(new Set(filed.flatMap(({ errors }) => errors)).size).toBeGreaterThan(12);
  });

  it('come to the same: awards are confirmed and claims referred', async () => {
    const rows = awardsOf(150);
    const [filed, called] = await Promise.all([byFile(worlds[0], 'DAB', rows), byCalls(worlds[1], rows, awardCall)]);
    expectSame(rows, filed, called);
    for (const action of ['CONFIRM', 'REFER'])
      for (const outcome of ['ACCEPTED', 'UNCHANGED', 'REFUSED'])
        expect(comparedOf(rows, filed, called, action), `${action} ${outcome}`).toContain(outcome);
  });

  it('leave the same records', async () => {
    const state = (world: TestService) =>
      world.query(
        `SELECT a.uln, a.version,
            (SELECT json_agg(json_build_array(r.qan, r.unit, r.award_date, r.publish_date, r.state, r.grade, r.points,
                r.partial_absence, r.enquiry, r.status, r.version) ORDER BY r.id)
               FROM constituent_result r WHERE r.realm_id = a.realm_id AND r.uln = a.uln) AS results,
            (SELECT json_agg(json_build_array(d.decision, d.grade, d.reason) ORDER BY d.id)
               FROM decision d WHERE d.realm_id = a.realm_id AND d.uln = a.uln) AS decisions,
            (SELECT json_agg(c.award_state) FROM claim c WHERE c.realm_id = a.realm_id AND c.uln = a.uln) AS awards
          FROM learner_account a ORDER BY a.uln`,
      );
    const [one, other] = await Promise.all(worlds.map(state));
    expect(one).toEqual(other);
  });
});

/** Rows about results, most of them right and many of them wrong in one way or another. */
function resultsOf(count: number): Row[] {
  const random = numbers(1);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  /** The usual value, or now and then one that is wrong. */
  const or = <T>(usual: T, ...wrong: T[]): T => (random() < 0.06 ? pick(wrong) : usual);
  const ulns = learners.plain;
  const { merged } = worlds[0].kit;
  return Array.from({ length: count }, (_, index) => {
    const Action = pick(['POST', 'POST', 'REPLACE', 'WITHDRAW']);
    const [Grade, Points] = pick([
      ['b', '5'],
      ['b', '5'],
      ['a', '7'],
      ['u', ''],
    ]) as [string, string];
    const key = {
      ULN: or(pick(ulns), '1000000999', merged.uln, ulns[14] as string),
      QAN: or(pick(['9000002X', '900/0002/X']), '90000237', '90009990', 'x'),
      Unit: or(pick(['EN201', 'EN202']), 'XX1'),
      AwardDate: or('2010-08-24', '2004-06-01', '2012-01-01', '2010-02-30'),
    };
    const more = {
      Grade: or(Grade, 'B', 'z', '', 'X'),
      PartialAbsence: or('N', 'Y', '', 'maybe'),
      Points: or(Points, '99', '1', 'many', ''),
      PublishDate: or('', '2010-08-24', '2012-08-24', 'soon'),
      GivenName: or('Zoë', 'Zoe', 'Sam', ''),
      FamilyName: or('O’Brien-Smith', 'Smith', '<b>'),
      DateOfBirth: or('1994-05-17', '1994-05-18', ''),
      PriorVerified: or('Y', 'N', ''),
      Enquiry: or('N', 'Y'),
    };
    const said: Record<string, string> = {
      ...{ Reference: `row-${index + 1}`, Action },
      ...key,
      ...(Action === 'WITHDRAW' ? {} : more),
    };
    return { said, cells: ['R', ...columns.R.map((name) => said[name] ?? '')] };
  });
}

/** Rows about awards. */
function awardsOf(count: number): Row[] {
  const random = numbers(2);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const ulns = [...learners.ready, ...learners.plain.slice(0, 3)];
  return Array.from({ length: count }, (_, index) => {
    const Action = pick(['CONFIRM', 'CONFIRM', 'REFER']);
    const said: Record<string, string> = {
      ...{ Reference: `row-${index + 1}`, Action, ULN: pick(ulns), LineOfLearning: 'engineering', Level: 'higher' },
      ...(Action === 'CONFIRM'
        ? { Grade: pick(['B', 'B', 'B', 'A', '', 'Merit']) }
        : { Reason: pick(['Please check', 'Please check', '', 'x'.repeat(201)]) }),
    };
    return { said, cells: ['X', ...columns.X.map((name) => said[name] ?? '')] };
  });
}

async function byFile(world: TestService, kind: 'CAB' | 'DAB', rows: readonly Row[]): Promise<Became[]> {
  const lines = rows.map(({ cells }) => cells.join(','));
  const { batch, response } = await sendFile(world, fileOf(kind, lines), { as });
  expect(batch).toMatchObject({ status: 'completed', rows: { total: rows.length, read: rows.length } });
  return response
    .filter((line) => line.outcome !== undefined)
    .map(({ outcome, errors = [] }) => ({
      outcome: outcome === 'REPAIRED' ? 'ACCEPTED' : (outcome as Became['outcome']),
      errors: errors.map(inOneLine).sort(),
    }));
}

type ByCall = (world: TestService, said: Row['said']) => Promise<Became | undefined>;

async function byCalls(world: TestService, rows: readonly Row[], byCall: ByCall): Promise<(Became | undefined)[]> {
  const became: (Became | undefined)[] = [];
  for (const { said } of rows) became.push(await byCall(world, said));
  return became;
}

/** Undefined where a result is replaced or withdrawn and there is none: then there is no call that could be made. */
async function resultCall(world: TestService, said: Row['said']): Promise<Became | undefined> {
  const result = {
    ...{ uln: said.ULN, givenName: text(said.GivenName), familyName: text(said.FamilyName) },
    ...{ dateOfBirth: text(said.DateOfBirth), qan: said.QAN?.replaceAll('/', ''), unit: text(said.Unit) },
    ...{ grade: text(said.Grade), partialAbsence: yesNo(said.PartialAbsence), points: text(said.Points) },
    ...{ awardDate: said.AwardDate, publishDate: text(said.PublishDate), enquiry: yesNo(said.Enquiry) },
    priorAchievementVerified: yesNo(said.PriorVerified),
  };
  if (said.Action === 'POST') {
    const answer = await world.call('POST', '/v1/results', { as, body: { results: [result] } });
    if (answer.status !== 200) return became(answer);
    const [item] = answer.body.items;
    return { outcome: item.outcome.toUpperCase(), errors: (item.errors ?? []).map(inOneLine).sort() };
  }
  const [standing] = await world.query(
    `SELECT id FROM constituent_result WHERE uln = $1 AND qan = $2 AND unit = $3 AND award_date::text = $4
      AND status = ANY($6) AND awarding_body = $5 ORDER BY status = 'posted' DESC, id DESC LIMIT 1`,
    [
      said.ULN,
      result.qan,
      said.Unit,
      said.AwardDate,
      body.code,
      said.Action === 'REPLACE' ? ['posted'] : ['posted', 'withdrawn'],
    ],
  );
  if (standing === undefined) return undefined;
  const [path, content] = said.Action === 'REPLACE' ? ['replacement', result] : ['withdrawal', { reason: 'Batch' }];
  return became(await world.call('POST', `/v1/results/${standing.id}/${path}`, { as, body: content }));
}

/** Undefined where there is no claim. */
async function awardCall(world: TestService, said: Row['said']): Promise<Became | undefined> {
  const [claim] = await world.query('SELECT id FROM claim WHERE uln = $1', [said.ULN]);
  if (claim === undefined) return undefined;
  const confirms = said.Action === 'CONFIRM';
  const content = confirms ? { grade: text(said.Grade) } : { reason: text(said.Reason) };
  const path = `/v1/claims/${claim.id}/${confirms ? 'confirmation' : 'referral'}`;
  return became(await world.call('POST', path, { as, body: content }));
}

function became(answer: { status: number; text: string; headers: Json; body: Json }): Became {
  if (answer.status < 300)
    return { outcome: answer.headers['das-outcome'] === 'unchanged' ? 'UNCHANGED' : 'ACCEPTED', errors: [] };
  expect(answer.status, answer.text).toBeLessThan(500);
  const { code, title, errors } = answer.body;
  return { outcome: 'REFUSED', errors: errors?.map(inOneLine).sort() ?? [`${code}: ${title}`] };
}

function expectSame(rows: readonly Row[], filed: readonly Became[], called: readonly (Became | undefined)[]): void {
  const different = rows
    .map(({ cells }, index) => ({ row: cells.join(','), filed: filed[index], called: called[index] }))
    .filter((one) => one.called !== undefined && JSON.stringify(one.filed) !== JSON.stringify(one.called));
  expect(different.slice(0, 5), `${different.length} rows differ`).toEqual([]);
  // Where no call could be made the row came to nothing as well.
  const without = rows
    .map(({ cells }, index) => ({ row: cells.join(','), filed: filed[index] as Became, called: called[index] }))
    .filter((one) => one.called === undefined);
  expect(without.filter((one) => one.filed.outcome !== 'REFUSED')).toEqual([]);
  expect(without.length).toBeLessThan(rows.length / 2);
}

/** The outcomes of the rows with this action that there was a call for. */
function comparedOf(
  rows: readonly Row[],
  filed: readonly Became[],
  called: readonly (Became | undefined)[],
  action: string,
): Became['outcome'][] {
  return rows.flatMap(({ said }, index) =>
    said.Action === action && called[index] !== undefined ? [(filed[index] as Became).outcome] : [],
  );
}

function inOneLine({ rule, message }: Json): string {
  return `${rule}: ${message}`;
}

function text(cell: string | undefined): string | undefined {
  return cell === '' ? undefined : cell;
}

function yesNo(cell: string | undefined): boolean | string | undefined {
  return cell === 'Y' || cell === 'N' ? cell === 'Y' : text(cell);
}

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
