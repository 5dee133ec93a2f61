import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationId } from '../../src/contract/operation.js';
import { contract, parametersIn } from './document.js';
import { askedFor, claimed, etagAt, prepare, send } from './requests.js';
import { logged, snapshot } from './snapshot.js';
import { openWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const replacing = contract
  .filter((operation) => parametersIn(operation, 'header').some(({ name }) => name === 'If-Match'))
  .map(({ id }) => id);
const puts = contract.filter(({ method }) => method === 'PUT' || method === 'PATCH').map(({ id }) => id);

describe('If-Match', () => {
  it.each(replacing)('%s: of fifty who read the same, exactly one wins', async (id) => {
    const prepared = await prepare(world, id);
    // What makes a record where none was has no ETag to read: there the first answer is read.
    const made = prepared.said.etag === undefined ? await send(world, prepared) : undefined;
    const etag = made === undefined ? prepared.said.etag : String(made.headers.etag);
    const before = await logged(world.query);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        send(world, prepared, { body: variant(id, index, prepared.body), said: { etag } }),
      ),
    );
    // Who asks for what stands already is told so; everybody else lost.
    const outcomes = answers.map(({ status, headers }) => headers['das-outcome'] ?? status);
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['accepted', 'unchanged', 412].filter((one) => outcomes.includes(one))));
    expect(outcomes).toContain(412);
    expect(await logged(world.query)).toBe(before + 1);
  });

  it.each(replacing)('%s: the ETag of one answer is good for the next change', async (id) => {
    const prepared = await prepare(world, id);
    let etag = (await send(world, prepared)).headers.etag;
    for (const index of [1, 2, 3]) {
      const answer = await send(world, prepared, {
        body: variant(id, index, prepared.body),
        said: { etag: String(etag) },
      });
      expect([answer.status, answer.headers['das-outcome']]).toEqual([200, 'accepted']);
      expect(answer.headers.etag).not.toBe(etag);
      etag = answer.headers.etag;
    }
  });

  it.each(['recordPlts', 'recordWorkExperience'] as const)('%s: where nothing is, nothing matches', async (id) => {
    const prepared = await prepare(world, id);
    for (const etag of ['"1"', '*']) expect((await send(world, prepared, { said: { etag } })).status).toBe(412);
    expect((await send(world, prepared)).status).toBe(200);
  });

  it.each(replacing)('%s: * is any version of what exists', async (id) => {
    const prepared = await prepare(world, id);
    if (prepared.said.etag === undefined) await send(world, prepared);
    const answer = await send(world, prepared, { body: variant(id, 1, prepared.body), said: { etag: '*' } });
    expect(answer.status).toBe(200);
  });
});

describe('repeating', () => {
  it.each(puts)('%s: what stands so already is not written again', async (id) => {
    const prepared = await prepare(world, id);
    const first = await send(world, prepared);
    expect(first.status).toBe(200);
    const before = await snapshot(world.query);
    // With the ETag of now, with the one of before, and with none.
    for (const etag of [first.headers.etag, prepared.said.etag, undefined]) {
      const again = await send(world, prepared, { said: { etag: etag as string | undefined } });
      expect([again.status, again.headers['das-outcome'], again.text]).toEqual([200, 'unchanged', first.text]);
      expect(again.headers.etag).toBe(first.headers.etag);
      expect(again.headers['das-transaction']).toBeUndefined();
    }
    expect(await snapshot(world.query)).toEqual(before);
  });
});

describe('the ETag', () => {
  it('of a learner changes with everything that the account shows', async () => {
    const { uln, diploma } = await world.openWithDiploma();
    const at = `/v1/learners/${uln}`;
    const seen = [await etagAt(world, at)];
    const step = async (method: string, path: string, body: object, etag?: string) => {
      await world.done(method, path, { body, etag });
      seen.push(await etagAt(world, at));
    };
    await step('PATCH', at, { givenName: 'Chloe' }, seen[0]);
    await step('POST', `${at}/diplomas`, { line: 'engineering', level: 'advanced', awardingBody: 'NDA' });
    await step('POST', `/v1/claims`, { uln, diplomaId: diploma.id });
    await step('PUT', `${at}/component-completions/2/work-experience`, { completed: false });
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('of a Diploma is the same in every answer that shows it', async () => {
    const { uln, diploma } = await world.openWithDiploma();
    const at = `/v1/learners/${uln}/diplomas/${diploma.id}`;
    const etag = await etagAt(world, at);
    const amended = await world.call('PATCH', at, { body: { level: 'advanced' }, etag });
    expect(await etagAt(world, at)).toBe(amended.headers.etag);
    const withdrawn = await world.call('POST', `${at}/withdrawal`, { body: { reason: 'Left' } });
    expect(await etagAt(world, at)).toBe(withdrawn.headers.etag);
    expect(new Set([etag, amended.headers.etag, withdrawn.headers.etag]).size).toBe(3);
  });

  it('of a claim changes with everything that the claim shows', async () => {
    const { uln, diplomaId, claim } = await claimed(world);
    const at = `/v1/claims/${claim.id}`;
    const seen: [string, string][] = [];
    const look = async (centre?: string) => {
      const { headers, text } = await world.call('GET', at, centre === undefined ? {} : { centre });
      seen.push([text, String(headers.etag)]);
    };
    await look();
    await world.done('POST', `${at}/withdrawal`, { body: { reason: 'Mistake' } });
    await look();
    const diploma = `/v1/learners/${uln}/diplomas/${diplomaId}`;
    await world.done('PATCH', diploma, { body: { level: 'advanced' }, etag: await etagAt(world, diploma) });
    await look();
    const asked = { centre: world.secondCentre, body: (await prepare(world, 'requestTransfer')).body };
    const { id } = await world.done('POST', `/v1/learners/${uln}/transfers`, asked);
    await world.done('POST', `/v1/learners/${uln}/transfers/${id}/release`);
    await look(world.secondCentre);
    expect(new Set(seen.map(([text]) => text)).size).toBe(seen.length);
    expect(new Set(seen.map(([, etag]) => etag)).size).toBe(seen.length);
  });
});

describe('two at one moment', () => {
  it('who open one ULN get one account', async () => {
    const prepared = await prepare(world, 'openLearnerAccount');
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(world, prepared)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(19).fill(200), 201]);
  });

  it('who claim one Diploma make one claim', async () => {
    const prepared = await prepare(world, 'createClaim');
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(world, prepared)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(19).fill(200), 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  it('who release and refuse one transfer do not both succeed', async () => {
    const { uln, id } = await askedFor(world);
    const at = `/v1/learners/${uln}/transfers/${id}`;
    const [released, refused] = await Promise.all([
      world.call('POST', `${at}/release`),
      world.call('POST', `${at}/refusal`, { body: { reason: 'Stays' } }),
    ]);
    expect([released.status, refused.status].sort()[0]).toBe(200);
    expect([released.status, refused.status].filter((status) => status === 200)).toHaveLength(1);
  });

  it('centres who ask for one learner do not both succeed', async () => {
    const { uln } = await world.open();
    const { body } = await prepare(world, 'requestTransfer');
    const ask = (centre: string) => world.call('POST', `/v1/learners/${uln}/transfers`, { centre, body });
    const answers = await Promise.all(['90002', '90003', '90004', '90005'].map(ask));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422]);
  });
});

/** The body with something in it that differs from one index to the next. */
function variant(id: OperationId, index: number, body: Record<string, unknown>): object {
  const bodies: Partial<Record<OperationId, object>> = {
    amendLearnerAccount: {
      givenName: `Zoë${'abcdefghij'.charAt(index % 10)}${'abcdefghij'.charAt(Math.floor(index / 10))}`,
    },
    amendDiploma: { level: ['foundation', 'progression', 'advanced'][index % 3] },
    assignProgramme: index % 2 === 0 ? body : { programmeId: null },
    recordPlts: { ...body, teamWorking: index % 2 === 0, ...(index % 2 === 0 ? {} : { completedOn: undefined }) },
    recordWorkExperience: { completed: false, days: index },
  };
  return bodies[id] as object;
}
