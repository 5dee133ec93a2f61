import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../support/service.js';
import { contract, writes } from './document.js';
import { isRefusable, refusalOf } from './refusals.js';
import { prepare, send } from './requests.js';
import { snapshot } from './snapshot.js';
import { openWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

// A file is stored to be checked, too, and its response is kept: only its rows are rehearsed.
// And of results each is answered by itself.
const others = ['createBatch', 'postResults'];
const writing = contract.filter((operation) => writes(operation) && !others.includes(operation.id)).map(({ id }) => id);
const refusable = writing.filter(isRefusable);
const rehearsal = { query: { validateOnly: 'true' } };

describe('a rehearsal', () => {
  it.each(writing)('%s: says what would be done, and stores nothing', async (id) => {
    const prepared = await prepare(world, id);
    const before = await snapshot(world.query);
    const rehearsed = await send(world, prepared, { said: rehearsal });
    expect(await snapshot(world.query)).toEqual(before);
    expect(rehearsed.headers['das-transaction']).toBeUndefined();
    expect(rehearsed.headers.location).toBeUndefined();
    const real = await send(world, prepared);
    expect(plain(rehearsed)).toEqual(plain(real));
  });

  it.each(refusable)('%s: says what would be refused, and stores nothing', async (id) => {
    const prepared = await prepare(world, id);
    const { change } = await refusalOf(world, prepared);
    const before = await snapshot(world.query);
    const rehearsed = await send(world, prepared, { ...change, said: { ...change.said, ...rehearsal } });
    expect(rehearsed.status).toBe(422);
    expect(await snapshot(world.query)).toEqual(before);
    expect(plain(rehearsed)).toEqual(plain(await send(world, prepared, change)));
  });

  it.each(writing)('%s: says that nothing would change', async (id) => {
    const prepared = await prepare(world, id);
    await send(world, prepared);
    const before = await snapshot(world.query);
    const rehearsed = await send(world, prepared, { said: rehearsal });
    expect([rehearsed.status, rehearsed.headers['das-outcome']]).toEqual([200, 'unchanged']);
    expect(await snapshot(world.query)).toEqual(before);
  });

  it('postResults: says what would become of each, names none that would be made, and stores nothing', async () => {
    const prepared = await prepare(world, 'postResults');
    const [one] = prepared.body.results;
    const body = { results: [one, { ...one, familyName: 'Else', unit: 'EN202' }, { ...one, unit: 'EN203' }, one] };
    const before = await snapshot(world.query);
    const rehearsed = await send(world, prepared, { body, said: rehearsal });
    expect(await snapshot(world.query)).toEqual(before);
    const real = await send(world, prepared, { body });
    const unnamed = ({ text }: Answer) => JSON.parse(text, (key, value) => (key === 'id' ? undefined : value));
    expect(unnamed(rehearsed)).toEqual(unnamed(real));
    expect(rehearsed.body).toMatchObject({ accepted: 2, unchanged: 1, refused: 1 });
    expect(rehearsed.text).not.toContain('"id"');

    const after = await snapshot(world.query);
    const again = await send(world, prepared, { body, said: rehearsal });
    expect(again.body).toMatchObject({ accepted: 0, unchanged: 3, refused: 1 });
    expect(again.body.items[0]).toEqual({ outcome: 'unchanged', id: real.body.items[0].id });
    expect(await snapshot(world.query)).toEqual(after);
  });

  it('createBatch: of a file is a batch of its own, beside the same file in earnest', async () => {
    const prepared = await prepare(world, 'createBatch');
    const rehearsed = await send(world, prepared, { said: rehearsal });
    const real = await send(world, prepared);
    for (const [{ status, headers, body }, validateOnly] of [
      [rehearsed, true],
      [real, false],
    ] as const) {
      expect([status, body.validateOnly, headers.location]).toEqual([202, validateOnly, `/v1/batches/${body.id}`]);
      expect(headers['das-outcome']).toBeUndefined();
    }
    expect(rehearsed.body.id).not.toBe(real.body.id);
    const again = await send(world, prepared, { said: rehearsal });
    expect([again.status, again.text]).toEqual([200, rehearsed.text]);
  });

  it('of a change to what was read too long ago says so', async () => {
    const prepared = await prepare(world, 'amendLearnerAccount');
    for (const [etag, status] of [
      ['"999"', 412],
      [undefined, 428],
    ] as const)
      expect((await send(world, prepared, { said: { ...rehearsal, etag } })).status).toBe(status);
  });

  it('with validateOnly=false is none', async () => {
    const prepared = await prepare(world, 'openLearnerAccount');
    expect(
      (await send(world, prepared, { said: { query: { validateOnly: 'false' } } })).headers.location,
    ).toBeDefined();
  });

  it('of many at one moment stores nothing', async () => {
    const prepared = await prepare(world, 'openLearnerAccount');
    const before = await snapshot(world.query);
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send(world, prepared, { said: { ...rehearsal, key } })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    expect(await snapshot(world.query)).toEqual(before);
  });
});

/** An answer without what is made anew each time: ids, instants, tags made of them, and where a thing would be. */
function plain({ status, headers, text }: Answer) {
  const made = text
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'an id')
    .replaceAll(/"NDA-[0-9A-F-]{12,}"/g, '"a certificate number"')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'an instant');
  const said: Record<string, string | undefined> = Object.fromEntries(
    ['content-type', 'etag', 'das-outcome'].map((name) => [name, headers[name]?.toString()]),
  );
  const etag = said.etag?.replace(/^"[\w-]{16}"$/, 'a tag of the content');
  return { status, said: { ...said, etag }, body: JSON.parse(made) };
}
