import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { grantAuthority, suspendClient, withdrawAuthority } from '../../src/identity/authorities.js';
import { LEARNER_ADMINISTRATOR_SCOPES } from '../../src/identity/scopes.js';
import { type CallOptions, type Json, person, registration } from '../support/service.js';
import { contract, type Operation, parametersIn } from './document.js';
import { newClient, tokenOfBody } from './realms.js';
import { addressOf, aFile, examplesOf, keepProgramme, prepare, sendFile } from './requests.js';
import { confirmed, unpublished } from './results.js';
import { snapshot } from './snapshot.js';
import { openWorld, type World } from './world.js';

// An awarding body that a centre has given authority does the centre's learner-account transactions, as its third-party
// learner administrator. The body of these tests awards components only.
const centre = '90003';
const code = 'PEN';
const promised = 5_000;
let world: World;
let realmId: number;
let client: { clientId: string; clientSecret: string };
let said: CallOptions;
/** What the body is without a centre. */
let own: CallOptions;

beforeAll(async () => {
  world = await openWorld();
  ({ realmId } = await prisma().client.findFirstOrThrow({ where: { id: world.kit.supplier.clientId } }));
});
beforeEach(async () => {
  client = await newClient(world.service.store, { realmId, awardingBodyCode: code });
  own = { as: { token: await world.token(client) } };
  said = { ...own, centre };
});
afterEach(() => withdrawAll());
afterAll(() => world.close());

const prisma = () => world.service.store.prisma;
const realmNow = async () => {
  const { clockOffsetMs } = await prisma().realm.findUniqueOrThrow({ where: { id: realmId } });
  return new Date(world.clock().getTime() + Number(clockOffsetMs));
};

async function grant(changes: { scopes?: string[]; from?: Date; until?: Date; awardingBodyCode?: string } = {}) {
  const scopes = [...LEARNER_ADMINISTRATOR_SCOPES];
  const from = new Date('2010-01-01');
  const id = await grantAuthority(prisma(), {
    realmId,
    awardingBodyCode: code,
    centreNumber: centre,
    scopes,
    from,
    ...changes,
  });
  world.advance(promised);
  return id;
}

async function withdrawAll(): Promise<void> {
  const at = await realmNow();
  const granted = await prisma().centreAuthority.findMany({ where: { centreNumber: centre, supplierId: null } });
  for (const { id } of granted) await withdrawAuthority(prisma(), { realmId, authorityId: id, at });
  world.advance(promised);
}

const opening = () => ({ ...said, body: { uln: world.nextUln(), ...person } });

describe('with the authority of the centre, an awarding body', () => {
  it('does what the centre does with learner accounts', async () => {
    expect((await world.call('POST', '/v1/learners', opening())).body.code).toBe('authority-missing');
    await grant();
    const { uln, diploma } = await world.openWithDiploma(said);
    const at = `/v1/learners/${uln}`;
    const first = await world.call('GET', at, said);
    const etag = String(first.headers.etag);
    await world.done('PATCH', at, { ...said, etag, body: { givenName: 'Zoe' } });
    await world.done('POST', `${at}/diplomas/${diploma.id}/withdrawal`, { ...said, body: { reason: 'By mistake' } });
    await world.done('POST', `${at}/diplomas`, { ...said, body: registration });
    await world.done('POST', `${at}/closure`, { ...said, body: { reason: 'Left' } });
    await world.done('POST', `${at}/reopening`, { ...said, body: { reason: 'Back' } });
    // The centre's own system finds it all.
    const seen = await world.done('GET', at, { centre });
    expect(seen).toMatchObject({ centre, givenName: 'Zoe', status: 'open' });
    expect((await world.done('GET', `/v1/centres/${centre}`, own)).authority.scopes).toEqual([
      ...LEARNER_ADMINISTRATOR_SCOPES,
    ]);
  });

  it('stands in history and log beside the centre, with its client and the person', async () => {
    await grant();
    const { uln } = await world.open({}, { ...said, headers: { 'das-actor': 'admin.of.pen' } });
    const { items } = await world.done('GET', `/v1/learners/${uln}/history`, { centre });
    expect(items).toMatchObject([
      {
        transaction: 'openLearnerAccount',
        centre,
        awardingBody: code,
        person: 'admin.of.pen',
        method: 'directInterface',
      },
    ]);
    expect(items).toEqual((await world.done('GET', `/v1/learners/${uln}/history`, said)).items);
    const logged = await world.query(
      'SELECT centre, awarding_body, supplier, client_id, person FROM transaction_log WHERE subject = $1',
      [uln],
    );
    const { name } = await prisma().awardingBody.findUniqueOrThrow({ where: { realmId_code: { realmId, code } } });
    expect(logged).toEqual([
      { centre, awarding_body: code, supplier: name, client_id: client.clientId, person: 'admin.of.pen' },
    ]);
    // What a supplier does names no body, and what a body does in its own name no centre.
    const theirs = await world.open({}, { centre });
    const [entry] = (await world.done('GET', `/v1/learners/${theirs.uln}/history`, { centre })).items;
    expect([entry.centre, entry.awardingBody]).toEqual([centre, undefined]);
  });

  it('is known by its key as whoever else is: a key used twice gives the first answer', async () => {
    await grant();
    const asked = { ...opening(), key: randomUUID() };
    const first = await world.call('POST', '/v1/learners', asked);
    expect((await world.call('POST', '/v1/learners', asked)).text).toBe(first.text);
    // The same key for another centre, or for none, is another request.
    expect((await world.call('POST', '/v1/learners', { ...asked, centre: '90004' })).status).not.toBe(201);
  });

  it('may do no more than the authority and its own client allow', async () => {
    await grant({ scopes: ['learners:read'] });
    const { uln } = await world.open({}, { centre });
    expect((await world.call('GET', `/v1/learners/${uln}`, said)).status).toBe(200);
    const closure = { ...said, body: { reason: 'Left' } };
    expect((await world.call('POST', `/v1/learners/${uln}/closure`, closure)).status).toBe(404);
    await grant();
    expect((await world.call('POST', `/v1/learners/${uln}/closure`, closure)).status).toBe(200);
    await prisma().client.update({
      where: { id: client.clientId },
      data: { scopes: ['results:read', 'results:write'] },
    });
    world.advance(promised);
    expect((await world.call('GET', `/v1/learners/${uln}`, said)).body.code).toBe('scope-missing');
  });

  it('records no completions, makes no claims, and chooses no awarding body, whatever its client holds', async () => {
    await grant();
    const held = { scopes: ['learners:read', 'learners:write', 'completions:write', 'claims:write'] };
    await prisma().client.update({ where: { id: client.clientId }, data: held });
    world.advance(promised);
    const as = { token: await world.token(client, held.scopes.join(' ')) };
    const { uln, diploma } = await world.openWithDiploma({ ...said, as });
    const before = await snapshot(world.query);
    const work = { ...said, as, body: { completed: false } };
    const at = `/v1/learners/${uln}/component-completions/2/work-experience`;
    expect((await world.call('PUT', at, work)).status).toBe(404);
    const claim = { ...said, as, body: { uln, diplomaId: diploma.id } };
    expect((await world.call('POST', '/v1/claims', claim)).status).toBe(404);
    const associate = await world.call('PUT', `/v1/centres/${centre}/awarding-bodies/SVE`, { ...said, as });
    expect([associate.status, associate.body.code]).toEqual([403, 'authority-missing']);
    const { idempotent_answer: _kept, ...records } = await snapshot(world.query);
    expect(before).toMatchObject(records);
    // The same, by the centre's own system.
    expect((await world.call('PUT', at, { ...work, as: 'supplier' })).status).toBe(200);
    expect((await world.call('POST', '/v1/claims', { ...claim, as: 'supplier' })).status).toBe(201);
  });

  it('has it between its dates only, by the realm’s clock', async () => {
    const now = (await realmNow()).getTime();
    await grant({ from: new Date(now + 60_000), until: new Date(now + 120_000) });
    const seen: number[] = [];
    for (const seconds of [10, 60, 60]) {
      world.advance(seconds * 1000);
      seen.push((await world.call('GET', '/v1/learners', said)).status);
    }
    expect(seen).toEqual([403, 200, 403]);
  });
});

describe('without it, within 5 seconds and whatever the token says, an awarding body', () => {
  it('finds and changes nothing any more when it was withdrawn', async () => {
    await grant();
    const { uln } = await world.open({}, said);
    const closure = { ...said, key: randomUUID(), body: { reason: 'Left' } };
    await world.done('POST', `/v1/learners/${uln}/closure`, closure);
    await withdrawAll();
    const before = await snapshot(world.query);
    expect((await world.call('GET', `/v1/learners/${uln}`, said)).status).toBe(404);
    const reopening = { ...said, body: { reason: 'Back' } };
    expect((await world.call('POST', `/v1/learners/${uln}/reopening`, reopening)).status).toBe(404);
    expect((await world.call('POST', '/v1/learners', opening())).body.code).toBe('authority-missing');
    for (const list of ['learners', 'claims', 'programmes', 'transfers', 'batches', 'results', 'outcomes'])
      expect((await world.call('GET', `/v1/${list}`, said)).body.code, list).toBe('authority-missing');
    expect((await sendFile(world, aFile(world), said)).body.code).toBe('authority-missing');
    // What was answered before holds the learner's data: it is not given again either.
    expect((await world.call('POST', `/v1/learners/${uln}/closure`, closure)).status).toBe(404);
    const { idempotent_answer: _kept, ...records } = await snapshot(world.query);
    expect(before).toMatchObject(records);
  });

  it('is answered as for a learner who does not exist', async () => {
    const { uln } = await world.open({}, { centre });
    const answers = [uln, world.nextUln()].map(async (one) => {
      const { status, body } = await world.call('GET', `/v1/learners/${one}`, said);
      const { requestId: _id, instance: _at, ...told } = body;
      return [status, told];
    });
    const [theirs, nobodys] = await Promise.all(answers);
    expect(theirs?.[0]).toBe(404);
    expect(theirs).toEqual(nobodys);
  });

  it('is not helped by that of another awarding body, of a supplier, or of another centre', async () => {
    const { uln } = await world.open({}, { centre });
    await grant({ awardingBodyCode: 'SVE' });
    const other = { as: { token: await tokenOfBody(world, 'SVE') }, centre };
    expect((await world.call('GET', `/v1/learners/${uln}`, other)).status).toBe(200);
    expect((await world.call('GET', `/v1/learners/${uln}`, said)).status).toBe(404);
    // That of the starter kit's body is for the centre of the kit.
    const kits = { as: 'diplomaAwardingBody' as const };
    expect((await world.call('GET', '/v1/learners', { ...kits, centre: world.kit.centre.number })).status).toBe(200);
    for (const at of [centre, world.kit.centre.number])
      expect((await world.call('GET', `/v1/learners/${uln}`, { ...kits, centre: at })).status).toBe(404);
  });

  it('is not helped by one in another realm', async () => {
    const other = await prisma().realm.create({ data: { id: 4, name: 'other', kind: 'sandbox', clockOffsetMs: 0n } });
    await prisma().centre.create({ data: { realmId: other.id, number: centre, name: 'Of the same number' } });
    await prisma().awardingBody.create({
      data: { realmId: other.id, code, name: 'Of the same code', diploma: false, component: true },
    });
    const scopes = [...LEARNER_ADMINISTRATOR_SCOPES];
    const holder = { realmId: other.id, awardingBodyCode: code, centreNumber: centre };
    await grantAuthority(prisma(), { ...holder, scopes, from: new Date('2010-01-01') });
    world.advance(promised);
    expect((await world.call('GET', '/v1/learners', said)).body.code).toBe('authority-missing');
  });

  it('is refused everything when its client is suspended', async () => {
    await grant();
    expect((await world.call('GET', '/v1/learners', said)).status).toBe(200);
    await suspendClient(prisma(), client.clientId);
    world.advance(promised);
    expect((await world.call('GET', '/v1/learners', said)).body.code).toBe('token-invalid');
  });
});

/** The reads that are made for a centre. */
const reads = contract.filter(
  (operation) =>
    operation.method === 'GET' && parametersIn(operation, 'header').some(({ name }) => name === 'DAS-Centre'),
);

describe('what an awarding body sees as the administrator of a centre', () => {
  // The body of the starter kit: it has posted results, and confirmed an award, that are not published yet.
  const kits = { as: 'diplomaAwardingBody' } as const;
  let learner: Awaited<ReturnType<typeof confirmed>>;
  let asCentre: CallOptions;
  beforeAll(async () => {
    learner = await confirmed(world, unpublished);
    await keepProgramme(world);
    asCentre = { ...kits, centre: world.kit.centre.number };
  });

  async function addressesOf(operation: Operation): Promise<string> {
    const { uln, diplomaId, claim } = learner;
    if (operation.path.startsWith('/v1/claims/{id}')) return addressOf(operation, { id: claim.id });
    if (operation.path.includes('{uln}')) return addressOf(operation, { uln, id: diplomaId, level: '2' });
    const { path } = await prepare(world, operation.id);
    return addressOf(operation, { ...examplesOf(operation), ...path });
  }

  it.each(reads.map(({ id }) => id))('is what the centre’s own system sees, to the byte: %s', async (id) => {
    const operation = reads.find((one) => one.id === id) as Operation;
    const address = await addressesOf(operation);
    const theirs = await world.call('GET', address);
    const seen = await world.call('GET', address, asCentre);
    expect(theirs.status).toBe(200);
    expect([seen.status, seen.headers.etag]).toEqual([200, theirs.headers.etag]);
    // Progress says for which instant it is.
    const [mine, others] = [seen, theirs].map(({ text }) => text.replace(/"asOf":"[^"]+"/, ''));
    expect(mine).toBe(others);
  });

  it('leaves out what is not published, which it goes on seeing in its own name', async () => {
    const { uln, claim } = learner;
    const query = { uln, limit: '500' };
    expect((await world.done('GET', '/v1/results', { ...asCentre, query })).items).toEqual([]);
    expect((await world.done('GET', '/v1/results', { ...kits, query })).items).toHaveLength(15);
    expect((await world.done('GET', `/v1/claims/${claim.id}`, asCentre)).award).toMatchObject({ state: 'awaiting' });
    expect((await world.done('GET', `/v1/claims/${claim.id}`, kits)).award).toMatchObject({ state: 'confirmed' });
    const { items } = await world.done('GET', `/v1/learners/${uln}/history`, { ...asCentre, query: { limit: '500' } });
    const transactions = items.map(({ transaction }: Json) => transaction);
    expect(transactions).not.toContain('postResults');
    expect(transactions).not.toContain('confirmAward');
    // To look for awards by where they stand is for awarding bodies in their own name.
    const byAward = { query: { award: 'confirmed' } };
    expect((await world.call('GET', '/v1/claims', { ...asCentre, ...byAward })).status).toBe(400);
    expect((await world.call('GET', '/v1/claims', { ...kits, ...byAward })).status).toBe(200);
  });

  it('is all that a client sees which holds no scope of the body’s own', async () => {
    const { uln, claim } = learner;
    const token = await world.token('diplomaAwardingBody', 'learners:read learners:write');
    const narrow = { as: { token } };
    for (const address of [
      '/v1/results',
      '/v1/claims',
      `/v1/claims/${claim.id}`,
      `/v1/claims/${randomUUID()}`,
      `/v1/claims/${claim.id}/transcript`,
    ]) {
      const { status, body } = await world.call('GET', address, narrow);
      expect([address, status, body.code]).toEqual([address, 403, 'scope-missing']);
      if (address.includes(claim.id))
        expect((await world.call('GET', address, { ...narrow, centre: world.kit.centre.number })).status).toBe(200);
    }
    expect((await world.done('GET', `/v1/learners/${uln}`, { ...narrow, centre: world.kit.centre.number })).uln).toBe(
      uln,
    );
  });
});

describe('a batch file on behalf of a centre', () => {
  const fileFor = (uln: string) =>
    [
      `H,DAS,3,CAB,${code},${centre},${uln},2010-10-04T09:30:00`,
      `A,a,OPEN,${uln},Zoë,O’Brien-Smith,1994-05-17,F,,`,
      'Z,1',
      '',
    ].join('\r\n');

  it('is seen by the centre and by the body, also when the authority has ended', async () => {
    await grant();
    const { status, body: batch } = await sendFile(world, fileFor(world.nextUln()), said);
    expect(status).toBe(202);
    expect(batch).toMatchObject({ centre, awardingBody: code, supplier: expect.any(String) });
    await withdrawAll();
    for (const who of [{ centre }, own]) {
      expect(await world.done('GET', `/v1/batches/${batch.id}`, who)).toMatchObject({ centre, awardingBody: code });
      const { items } = await world.done('GET', '/v1/batches', who);
      expect(items.map(({ id }: Json) => id)).toContain(batch.id);
      expect((await world.call('GET', `/v1/batches/${batch.id}/file`, who)).status).toBe(200);
    }
    const other = { as: { token: await tokenOfBody(world, 'SVE') } };
    for (const who of [said, other, { centre: '90004' }])
      expect((await world.call('GET', `/v1/batches/${batch.id}`, who)).status).toBe(404);
    // Either may stop it.
    expect(await world.done('POST', `/v1/batches/${batch.id}/cancellation`, own)).toMatchObject({
      status: 'cancelled',
    });
  });

  it('is seen in the body’s name only by a client that may administer learners, and its own files only by one that has its scopes', async () => {
    await grant();
    const { body: theirs } = await sendFile(world, fileFor(world.nextUln()), said);
    const { body: itsOwn } = await sendFile(
      world,
      `H,DAS,3,CAB,${code},,${randomUUID()},2010-10-04T09:30:00\r\nZ,0\r\n`,
      own,
    );
    const seenWith = async (scope: string) => {
      const token = await world.token(client, scope);
      const { items } = await world.done('GET', '/v1/batches', { as: { token }, query: { limit: '500' } });
      const ids = items.map(({ id }: Json) => id);
      return [ids.includes(theirs.id), ids.includes(itsOwn.id)];
    };
    expect(await seenWith('learners:read')).toEqual([true, false]);
    expect(await seenWith('results:read')).toEqual([false, true]);
    expect(await seenWith('learners:read results:read')).toEqual([true, true]);
    // Nor does the one let it send the other.
    const token = await world.token(client, 'learners:write');
    const raw = `H,DAS,3,CAB,${code},,${randomUUID()},2010-10-04T09:30:00\r\nZ,0\r\n`;
    expect((await sendFile(world, raw, { as: { token } })).body.code).toBe('scope-missing');
  });

  it('is not taken for a centre that does not exist or gives no authority', async () => {
    for (const at of ['90004', '99999']) {
      const { status, body } = await sendFile(world, fileFor(world.nextUln()), { ...own, centre: at });
      expect([status, body.code]).toEqual([403, 'authority-missing']);
    }
  });
});
