import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isUnavailable } from '../../../src/platform/failures.js';
import { close, type LedgerWorld, open, openLedger, register, work } from './world.js';

let world: LedgerWorld;
beforeAll(async () => {
  world = await openLedger();
  // Runs in the middle of the list's own database transaction, with the rights of the owner.
  await world.query(`CREATE FUNCTION crash() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      PERFORM pg_terminate_backend(pg_backend_pid());
      RETURN NULL;
    END $$`);
  await world.query(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'failed' USING ERRCODE = 'XX000';
    END $$`);
});
const tables = [
  'learner_account',
  'learner_diploma',
  'work_experience_completion',
  'claim',
  'transaction_log',
  'idempotent_answer',
];
afterEach(async () => {
  for (const table of tables) await world.query(`DROP TRIGGER IF EXISTS breaks ON ${table}`);
});
afterAll(() => world.close());

const breaksAt = (table: string, how: 'crash' | 'fail') =>
  world.query(`CREATE TRIGGER breaks AFTER INSERT OR UPDATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION ${how}()`);

/** What there is of these learners, in all tables. */
async function traces(ulns: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const [table, column] of [
    ...tables.slice(0, 4).map((name) => [name, 'uln']),
    ['transaction_log', 'subject'],
  ] as [string, string][]) {
    const rows = await world.query(`SELECT t::text AS row FROM ${table} t WHERE ${column} = ANY($1)`, [ulns]);
    found.push(...rows.map(({ row }) => `${table} ${row}`));
  }
  const kept = await world.query(`SELECT key FROM idempotent_answer WHERE key LIKE 'crash%'`);
  return [...found, ...kept.map(({ key }) => `kept ${key}`)].toSorted();
}

describe.each(['crash', 'fail'] as const)('a list that ends half way (%s)', (how) => {
  it.each(tables)('while %s is written leaves nothing, and can be sent again', async (table) => {
    const [known, fresh, other] = world.nextUlns(3) as [string, string, string];
    await world.run([open(known), register(known)]);
    const [diploma] = await world.query('SELECT id FROM learner_diploma WHERE uln = $1', [known]);
    const list = [
      open(fresh, { diploma: { line: 'engineering', level: 'higher', awardingBody: 'NDA' } }),
      work(fresh, 5),
      work(known, 5),
      { transaction: 'createClaim', input: { uln: known, centre: '90001', diplomaId: diploma?.id } } as const,
      open(other),
      close(other),
    ];
    const answer = () => ({ status: 200, headers: {}, body: 'kept' });
    const repeatable = { clientId: 'client', key: `crash-${how}-${table}`, digest: 'digest', answer };
    const before = await traces([known, fresh, other]);

    await breaksAt(table, how);
    const failure = await world.run(list, { repeatable }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(isUnavailable(failure)).toBe(how === 'crash');
    await world.query(`DROP TRIGGER breaks ON ${table}`);
    expect(await traces([known, fresh, other])).toEqual(before);

    const receipts = await world.run(list, { repeatable });
    expect(receipts.map(({ verdict }) => verdict.outcome)).toEqual(Array(6).fill('accepted'));
  });
});

describe('when every connection was lost', () => {
  it('a list is told at most that it could not be done now, and sent again it is done', async () => {
    await world.run([open(world.nextUlns(1)[0] as string)]);
    await world.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = ''`);
    const failures: unknown[] = [];
    for (const uln of world.nextUlns(20)) {
      let outcomes: string[] | undefined;
      // Each connection that was lost is found out once.
      while (outcomes === undefined && failures.length <= 10) {
        outcomes = await world.outcomes([open(uln)]).catch((error: unknown) => void failures.push(error));
      }
      expect(outcomes).toEqual(['accepted']);
    }
    expect(failures.filter((error) => !isUnavailable(error))).toEqual([]);
  });
});
