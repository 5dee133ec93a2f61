import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { SUPPLIER_SCOPES } from '../../src/identity/scopes.js';
import type { Answer, CallOptions } from '../support/service.js';
import { contract } from './document.js';
import { tokenOfBody, tokensOfOtherRealm } from './realms.js';
import { type Prepared, prepare, send, whoCalls } from './requests.js';
import { snapshot } from './snapshot.js';
import type { World } from './world.js';

/** What is addressed to a record of a centre. A transfer is asked for by a centre that is not the learner's: see below. */
const addressed = contract.filter(
  ({ id, path }) =>
    (/\{uln\}|\{id\}/.test(path) || id === 'createClaim') && !['getRule', 'requestTransfer'].includes(id),
);

/** Tokens of those who are strangers wherever they come. */
interface Outsiders {
  /** Of a supplier and of the Diploma awarding body, both of the same name, in another realm. */
  readonly otherRealm: { readonly supplier: string; readonly awardingBody: string };
  /** Of another awarding body, which awards Diplomas and components. */
  readonly otherBody: string;
}

type Stranger = (world: World, outsiders: Outsiders) => CallOptions;

/** Who must not see a centre’s record: everybody but the centre. */
const strangersToCentres: Record<string, Stranger> = {
  'another centre of the supplier': (world) => ({ centre: world.secondCentre }),
  'a centre without authority': (world) => ({ centre: world.kit.otherCentre.number }),
  'a centre that does not exist': () => ({ centre: '99999' }),
  'the same centre in another realm': (world, { otherRealm }) => ({
    as: { token: otherRealm.supplier },
    centre: world.kit.centre.number,
  }),
};

/** And what is an awarding body’s own: everybody but the body. */
const strangersToBodies: Record<string, Stranger> = {
  'another awarding body': (_world, { otherBody }) => ({ as: { token: otherBody } }),
  'the same awarding body in another realm': (_world, { otherRealm }) => ({ as: { token: otherRealm.awardingBody } }),
};

/** A record of somebody else is answered exactly as one that does not exist, and stays as it is. */
export function strangersSeeNothing(world: () => World): void {
  let outsiders: Outsiders;
  beforeAll(async () => {
    outsiders = {
      otherRealm: await tokensOfOtherRealm(world()),
      otherBody: await tokenOfBody(world(), world().secondAwardingBody),
    };
  });

  it.each(addressed.map(({ id }) => id))('%s: another’s record is as none', async (id) => {
    const prepared = await prepare(world(), id);
    const before = await snapshot(world().query);
    const isCentres = whoCalls(world(), prepared.operation) === 'supplier';
    for (const [who, said] of Object.entries(isCentres ? strangersToCentres : strangersToBodies)) {
      const as = said(world(), outsiders);
      const theirs = await send(world(), prepared, { said: as });
      const nobodys = await send(world(), missing(world(), prepared), { said: as });
      expect(theirs.status, who).toBe(404);
      expect(plain(theirs), who).toEqual(plain(nobodys));
    }
    const { idempotent_answer: _kept, ...records } = await snapshot(world().query);
    expect(before).toMatchObject(records);
  });

  it.each(addressed.map(({ id }) => id))(
    '%s: to an awarding body that a centre lets do nothing, a record is as none',
    async (id) => {
      const prepared = await prepare(world(), id);
      if (whoCalls(world(), prepared.operation) !== 'supplier') return;
      const before = await snapshot(world().query);
      const mayAsk = prepared.operation.scopes.some((scope) => scope.startsWith('learners:'));
      const kits = { as: 'diplomaAwardingBody', centre: world().secondCentre } as const;
      for (const said of [{ as: { token: outsiders.otherBody }, centre: world().kit.centre.number }, kits]) {
        const theirs = await send(world(), prepared, { said });
        const nobodys = await send(world(), missing(world(), prepared), { said });
        expect(theirs.status).toBe(mayAsk ? 404 : 403);
        expect(plain(theirs)).toEqual(plain(nobodys));
      }
      const { idempotent_answer: _kept, ...records } = await snapshot(world().query);
      expect(before).toMatchObject(records);
    },
  );

  const ofBodies = contract.filter(({ isPublic, scopes }) => {
    const isCentres = scopes.some((scope) => (SUPPLIER_SCOPES as readonly string[]).includes(scope));
    return !isPublic && scopes.length > 0 && !isCentres;
  });
  it.each(ofBodies.map(({ id }) => id))('%s: a supplier is told that it may not, whatever there is', async (id) => {
    const prepared = await prepare(world(), id);
    const before = await snapshot(world().query);
    const said = { as: 'supplier', centre: world().kit.centre.number } as const;
    const theirs = await send(world(), prepared, { said });
    const nobodys = await send(world(), missing(world(), prepared), { said });
    expect([theirs.status, theirs.body.code]).toEqual([403, 'scope-missing']);
    expect(plain(theirs)).toEqual(plain(nobodys));
    expect(await snapshot(world().query)).toEqual(before);
  });

  it('requestTransfer: a learner who is not known by name and date of birth is as none', async () => {
    const prepared = await prepare(world(), 'requestTransfer');
    for (const wrong of [
      { familyName: 'Else' },
      { dateOfBirth: '1994-05-18' },
      { familyName: 'Else', dateOfBirth: '1994-05-18' },
    ]) {
      const body = { ...prepared.body, ...wrong };
      const theirs = await send(world(), prepared, { body });
      const nobodys = await send(world(), missing(world(), prepared), { body });
      expect(theirs.status).toBe(404);
      expect(plain(theirs)).toEqual(plain(nobodys));
    }
  });

  it('assignProgramme: another centre’s programme is as none', async () => {
    const prepared = await prepare(world(), 'assignProgramme');
    const { line, level } = { line: 'engineering', level: 'higher' };
    const { id } = await world().done('POST', '/v1/programmes', {
      centre: world().secondCentre,
      body: { name: 'Theirs', line, level, qualifications: world().qualifications },
    });
    const theirs = await send(world(), prepared, { body: { programmeId: id } });
    const nobodys = await send(world(), prepared, { body: { programmeId: randomUUID() } });
    expect(theirs.status).toBe(422);
    expect(plain(theirs, id)).toEqual(plain(nobodys, nobodys.body.errors[0].value));
  });

  it('associateAwardingBody: another centre is as none', async () => {
    const prepared = await prepare(world(), 'associateAwardingBody');
    const before = await snapshot(world().query);
    const theirs = await send(world(), prepared, { path: { number: world().secondCentre, code: 'SVE' } });
    const nobodys = await send(world(), prepared, { path: { number: '99999', code: 'SVE' } });
    expect(theirs.status).toBe(404);
    expect(plain(theirs)).toEqual(plain(nobodys));
    expect(await snapshot(world().query)).toEqual(before);
  });

  it.each(['listClaims', 'getClaim', 'listResults', 'getTranscript'] as const)(
    '%s: an awarding body acts for itself, or for a centre that lets it',
    async (id) => {
      const prepared = await prepare(world(), id);
      const as = { token: outsiders.otherBody };
      const said = { as, centre: world().kit.centre.number } as const;
      const { status, body } = await send(world(), prepared, { said });
      const isOfOne = addressed.some((one) => one.id === id);
      expect([status, body.code]).toEqual(isOfOne ? [404, 'not-found'] : [403, 'authority-missing']);
      const kits = { as: 'diplomaAwardingBody' } as const;
      for (const centre of [world().kit.centre.number, null])
        expect((await send(world(), prepared, { said: { ...kits, centre } })).status).toBe(200);
      // And a supplier acts for one always.
      const without = await send(world(), prepared, { said: { centre: null } });
      expect([without.status, without.body.errors?.[0]?.pointer]).toEqual([400, '/das-centre']);
    },
  );

  it('getClaim: a claim with another Diploma awarding body is as none', async () => {
    const { secondAwardingBody, kit } = world();
    await world().done('PUT', `/v1/centres/${kit.centre.number}/awarding-bodies/${secondAwardingBody}`);
    const diploma = { line: 'engineering', level: 'higher', awardingBody: secondAwardingBody };
    const registered = await world().openWithDiploma({}, diploma);
    const body = { uln: registered.uln, diplomaId: registered.diploma.id };
    const { id } = await world().done('POST', '/v1/claims', { body });
    const as = 'diplomaAwardingBody';
    const theirs = await world().call('GET', `/v1/claims/${id}`, { as });
    const nobodys = await world().call('GET', `/v1/claims/${randomUUID()}`, { as });
    expect(theirs.status).toBe(404);
    expect(plain(theirs)).toEqual(plain(nobodys));
    const { items } = await world().done('GET', '/v1/claims', { as, query: { limit: '500' } });
    expect(items.map((claim: { id: string }) => claim.id)).not.toContain(id);
  });

  it.each([
    '/v1/learners',
    '/v1/claims',
    '/v1/programmes',
    '/v1/transfers',
    '/v1/batches',
    '/v1/results',
    '/v1/outcomes',
  ])('%s: nothing of another realm is in a list', async (path) => {
    await prepare(world(), 'releaseTransfer');
    await prepare(world(), 'getClaim');
    await prepare(world(), 'getProgramme');
    await prepare(world(), 'getBatch');
    await prepare(world(), 'withdrawResult');
    const own = await world().done('GET', path);
    expect(own.items).not.toEqual([]);
    const as = { token: outsiders.otherRealm.supplier };
    const theirs = await world().done('GET', path, { as, centre: world().kit.centre.number });
    expect(theirs).toEqual({ items: [] });
  });

  it.each(['/v1/claims', '/v1/results'])('%s: nothing of another awarding body or realm is in a list', async (path) => {
    await prepare(world(), 'confirmAward');
    const own = await world().done('GET', path, { as: 'diplomaAwardingBody' });
    expect(own.items).not.toEqual([]);
    const ids = own.items.map(({ id }: { id: string }) => id);
    for (const token of [outsiders.otherBody, outsiders.otherRealm.awardingBody]) {
      const { items } = await world().done('GET', path, { as: { token }, query: { limit: '500' } });
      expect(items.filter(({ id }: { id: string }) => ids.includes(id))).toEqual([]);
    }
  });
}

/** The same request for a record that is nowhere. */
function missing({ nextUln }: World, prepared: Prepared): Prepared {
  const { path, body } = prepared;
  const uln = nextUln();
  return {
    ...prepared,
    path: { ...path, ...('uln' in path ? { uln } : {}), ...('id' in path ? { id: randomUUID() } : {}) },
    body:
      body?.uln === undefined ? body : { ...body, uln, ...('diplomaId' in body ? { diplomaId: randomUUID() } : {}) },
  };
}

/** What an answer says, but for what is its own in every answer. */
function plain({ status, headers, text, body }: Answer, value?: string) {
  const { requestId, instance, ...rest } = body;
  const own = value === undefined ? rest : JSON.parse(JSON.stringify(rest).replaceAll(value, '…'));
  const names = Object.keys(headers).filter((name) => name !== 'content-length');
  return {
    status,
    names: names.sort(),
    body: own,
    length: value ? 0 : text.length - requestId.length - instance.length,
  };
}
