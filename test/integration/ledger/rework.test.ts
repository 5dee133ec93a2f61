import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../src/ledger/actor.js';
import type { NamedCommand } from '../../../src/ledger/command.js';
import { requestRework, rework } from '../../../src/ledger/rework.js';
import { centre, type LedgerWorld, openLedger, person } from './world.js';

let world: LedgerWorld;
let ulns: string[];
let project: string;
beforeAll(async () => {
  world = await openLedger();
  const [found] = await world.query(
    `SELECT qan FROM qualification WHERE component = 'project' AND level = 2 AND awarding_body_code = 'NDA'`,
  );
  project = found.qan;
  ulns = world.nextUlns(1200);
  await world.run(
    ulns.flatMap((uln) => [
      open(uln),
      { transaction: 'createClaim', input: { uln, centre, registration: { line: 'engineering', level: 'higher' } } },
    ]),
  );
  const body: Actor = { ...world.actor, centre: undefined };
  await world.run(ulns.map(projectResult), {}, body);
});
afterAll(() => world.close());

function open(uln: string): NamedCommand {
  const diploma = { line: 'engineering', level: 'higher', awardingBody: 'NDA' } as const;
  return { transaction: 'openLearnerAccount', input: { ...person, uln, centre, diploma } };
}

function projectResult(uln: string): NamedCommand {
  const { givenName, familyName, dateOfBirth } = person;
  const said = { grade: 'A', points: '7', awardDate: '2010-10-05', awardingBody: 'NDA' };
  return { transaction: 'postResults', input: { uln, givenName, familyName, dateOfBirth, qan: project, ...said } };
}

async function change(title: string): Promise<void> {
  await world.query('UPDATE qualification SET title = $1 WHERE qan = $2', [title, project]);
  await world.query('UPDATE realm SET catalogue_version = catalogue_version + 1');
}

async function request(): Promise<void> {
  for (const { text, values } of requestRework(world.actor.realm)) await world.query(text, values);
}

async function latest(): Promise<{ version: number; titles: string[] }[]> {
  return world.query(
    `SELECT DISTINCT ON (uln, diploma_id) version, ARRAY(SELECT e->>'title'
        FROM json_array_elements(explanation->'conditions') c, json_array_elements(c->'evidence') e) AS titles
      FROM outcome ORDER BY uln, diploma_id, version DESC`,
  );
}

it('works out every outcome anew after a change, as a further version, and leaves centres’ versions alone', async () => {
  const [before] = await world.query('SELECT sum(version) AS sum, max(changed_at) AS last FROM learner_account');
  await change('A Project by Another Name');
  await request();
  await rework(world.ledger, world.actor.realm, new AbortController().signal);
  const outcomes = await latest();
  expect(outcomes).toHaveLength(ulns.length);
  for (const { version, titles } of outcomes) {
    expect(version).toBe(2);
    expect(titles).toContain('A Project by Another Name');
  }
  expect(await world.query('SELECT * FROM rework')).toEqual([]);
  const [after] = await world.query('SELECT sum(version) AS sum, max(changed_at) AS last FROM learner_account');
  expect(after).toEqual(before);
});

it('adds no version where nothing comes out otherwise', async () => {
  await world.query('UPDATE realm SET catalogue_version = catalogue_version + 1');
  await request();
  await rework(world.ledger, world.actor.realm, new AbortController().signal);
  expect((await latest()).every(({ version }) => version === 2)).toBe(true);
});

it('goes on where it was left off', async () => {
  await change('A Third Name');
  await request();
  // The first list is done, and then the process is told to end.
  const stop = new AbortController();
  const working = rework(world.ledger, world.actor.realm, stop.signal);
  stop.abort();
  await working;
  const [half] = await world.query('SELECT done FROM rework');
  expect(half?.done).toBe(1000);
  expect((await latest()).filter(({ version }) => version === 3)).toHaveLength(1000);
  await rework(world.ledger, world.actor.realm, new AbortController().signal);
  expect((await latest()).every(({ version }) => version === 3)).toBe(true);
});

it('begins anew when something changes meanwhile', async () => {
  await change('A Fourth Name');
  await request();
  const stop = new AbortController();
  const working = rework(world.ledger, world.actor.realm, stop.signal);
  stop.abort();
  await working;
  await change('A Fifth Name');
  await request();
  await rework(world.ledger, world.actor.realm, new AbortController().signal);
  for (const { titles } of await latest()) expect(titles).toContain('A Fifth Name');
});
