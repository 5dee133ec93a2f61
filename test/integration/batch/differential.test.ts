import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Json, startService, type TestService } from '../../support/service.js';
import { centre, mixedFile, type Row } from './mixed-file.js';
import { sendFile } from './send-file.js';
import { callFor } from './single-calls.js';

/** What became of a row, or of the same transaction sent as a call: for both in the same form. */
interface Became {
  readonly outcome: 'ACCEPTED' | 'UNCHANGED' | 'REFUSED';
  /** Rule and message of each error, sorted. */
  readonly errors: readonly string[];
}

const rowCount = 5000;

// Thousands of calls each, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

let worlds: [TestService, TestService];
beforeAll(async () => {
  const options = { worker: true, requestsPerCentre: 1_000_000, requestsBurst: 1_000_000 };
  worlds = [await startService(options), await startService(options)];
});
afterAll(() => Promise.all(worlds.map((world) => world.close())));

describe(`a mixed file of ${rowCount} rows and the same transactions as single calls`, () => {
  it('come to the same, row by row: outcome, rule and message', async () => {
    const rows = mixedFile(worlds[0].kit, rowCount, 1);
    for (const world of worlds) await prepare(world);
    const [filed, called] = await Promise.all([byFile(worlds[0], rows, 'one'), byCalls(worlds[1], rows)]);
    expectSame(rows, filed, called);
    // The file asks for enough that goes right and enough that goes wrong to tell the two apart.
    for (const outcome of ['ACCEPTED', 'UNCHANGED', 'REFUSED'] as const)
      expect(filed.filter((one) => one.outcome === outcome).length, outcome).toBeGreaterThan(rowCount / 40);
    expect(new Set(filed.flatMap(({ errors }) => errors)).size).toBeGreaterThan(20);
  });

  it('come to the same the other way round, on the records that they left', async () => {
    const rows = mixedFile(worlds[0].kit, rowCount, 2);
    const [called, filed] = await Promise.all([byCalls(worlds[0], rows), byFile(worlds[1], rows, 'two')]);
    expectSame(rows, filed, called);
  });

  it('leave the same records', async () => {
    const state = (world: TestService) =>
      world.query(
        `SELECT a.uln, a.centre_number, a.given_name, a.family_name, a.date_of_birth::text, a.gender, a.status, a.uci,
            (SELECT json_agg(json_build_array(d.line, d.level, d.awarding_body, d.status, p.name) ORDER BY d.line, d.level, d.status, d.registered_at)
               FROM learner_diploma d LEFT JOIN programme p ON p.realm_id = d.realm_id AND p.id = d.programme_id
              WHERE d.realm_id = a.realm_id AND d.uln = a.uln) AS diplomas,
            (SELECT json_agg(json_build_array(w.level, w.completed, w.days, w.from_date, w.to_date) ORDER BY w.level)
               FROM work_experience_completion w WHERE w.realm_id = a.realm_id AND w.uln = a.uln) AS work,
            (SELECT json_agg(json_build_array(l.level, l.team_working, l.completed_on) ORDER BY l.level)
               FROM plts_completion l WHERE l.realm_id = a.realm_id AND l.uln = a.uln) AS plts,
            (SELECT json_agg(c.status ORDER BY c.claimed_at) FROM claim c WHERE c.realm_id = a.realm_id AND c.uln = a.uln) AS claims
          FROM learner_account a ORDER BY a.uln`,
      );
    const [one, other] = await Promise.all(worlds.map(state));
    expect(one).toEqual(other);
    expect(one?.length).toBeGreaterThan(200);
  });
});

/** What the rows speak of and no row makes: a programme. */
async function prepare(world: TestService): Promise<void> {
  const programme = { name: 'Engineering higher', line: 'engineering', level: 'higher' };
  await world.query(
    `INSERT INTO programme (realm_id, centre_number, id, name, line, level, qualifications, created_at)
     SELECT id, $1, gen_random_uuid(), $2, $3, $4, '{}', now() FROM realm WHERE name = 'sandbox'`,
    [centre, programme.name, programme.line, programme.level],
  );
}

async function byFile(world: TestService, rows: readonly Row[], reference: string): Promise<Became[]> {
  const lines = rows.map((row) => row.cells.join(','));
  const file = [`H,DAS,3,CENTRE,${centre},,${reference},2010-10-04T09:30:00`, ...lines, `Z,${rows.length}`].join(
    '\r\n',
  );
  const { batch, response } = await sendFile(world, file);
  expect(batch).toMatchObject({ status: 'completed', rows: { total: rows.length, read: rows.length } });
  const taken = response.filter((line) => line.outcome !== undefined);
  expect(taken.map((line) => line.cells.join(','))).toEqual(lines);
  return taken.map(({ outcome, errors = [] }) => ({
    outcome: outcome === 'REPAIRED' ? 'ACCEPTED' : (outcome as Became['outcome']),
    errors: errors.map(({ rule, message }: Json) => `${rule}: ${message}`).sort(),
  }));
}

/** The rows of one learner one after another, learners side by side. */
async function byCalls(world: TestService, rows: readonly Row[]): Promise<(Became | undefined)[]> {
  const became: (Became | undefined)[] = new Array(rows.length);
  const ofLearner = new Map<string, number[]>();
  rows.forEach(({ uln }, index) => {
    ofLearner.set(uln, [...(ofLearner.get(uln) ?? []), index]);
  });
  const waiting = [...ofLearner.values()];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      for (const index of next) became[index] = await byCall(world, rows[index] as Row);
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return became;
}

async function byCall(world: TestService, row: Row): Promise<Became | undefined> {
  const call = await callFor(world, row);
  if (call === undefined) return undefined;
  let answer = await world.call(call.method, call.path, { body: call.body, centre });
  if (answer.status === 428) answer = await world.call(call.method, call.path, { body: call.body, centre, etag: '*' });
  if (answer.status < 300)
    return { outcome: answer.headers['das-outcome'] === 'unchanged' ? 'UNCHANGED' : 'ACCEPTED', errors: [] };
  expect(answer.status, answer.text).toBeLessThan(500);
  const { code, title, errors } = answer.body;
  const said = errors === undefined ? [`${code}: ${title}`] : errors.map((one: Json) => `${one.rule}: ${one.message}`);
  return { outcome: 'REFUSED', errors: said.sort() };
}

function expectSame(rows: readonly Row[], filed: readonly Became[], called: readonly (Became | undefined)[]): void {
  const different = rows
    .map((row, index) => ({ row: row.cells.join(','), filed: filed[index], called: called[index] }))
    .filter((one) => one.called !== undefined && JSON.stringify(one.filed) !== JSON.stringify(one.called));
  expect(different.slice(0, 5), `${different.length} rows differ`).toEqual([]);
  expect(called.filter((one) => one === undefined).length).toBeLessThan(rows.length / 25);
}
