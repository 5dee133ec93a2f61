import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPublicKey } from '../../src/identity/public-key-reading.js';
import { assertionForm, newClientKey, signAssertion } from '../integration/identity/client-assertions.js';
import { startService, type TestService } from '../support/service.js';
import { form, signedInPeople } from '../support/signed-in.js';

// A supplier comes in: service management enters it with a program and its public key, a head of centre gives it
// authority, and the program calls. Its key is followed by another one, and revoked.

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service?.close());

const { get, post } = signedInPeople(() => service);
const manager = 'serviceManager';

/** A supplier with a program, entered on the pages: where they are, and the client id. */
async function enter(name: string) {
  const added = await post('/organisations/suppliers/add', manager, { name });
  const supplier = (added.headers.location as string).replace(/\?.*/, '');
  expect((await post(`${supplier}/programs/add`, manager, { name: `${name} 1` })).status).toBe(303);
  const client = /Client id <code class="das-code">([^<]+)</.exec((await get(supplier, manager)).text)?.[1] as string;
  return { supplier, client, keys: `${supplier}/programs/${client}/keys` };
}

/** A new key, as its program signs with it: named by its thumbprint. */
async function newKey() {
  const key = newClientKey('ES256');
  const read = await readPublicKey(JSON.stringify(key.publicJwk));
  if ('fault' in read) throw new Error(read.fault);
  return { pasted: JSON.stringify(key.publicJwk), key: { ...key, kid: read.kid } };
}

async function token(id: string, key: Awaited<ReturnType<typeof newKey>>['key']) {
  const at = Math.floor(service.clock().getTime() / 1000);
  const assertion = await signAssertion({ id, key }, service.kit.issuer, { iat: at, exp: at + 60 });
  const body = new URLSearchParams(assertionForm(assertion)).toString();
  return service.send('POST', '/oauth/token', form, body);
}

const call = (bearer: string) =>
  service.call('GET', '/v1/learners', { as: { token: bearer }, centre: service.kit.centre.number });

describe('a supplier that service management enters', () => {
  it('signs in with its key, and calls for the centre that lets it', async () => {
    const { client, keys, supplier } = await enter('Example MIS');
    const { key, pasted } = await newKey();
    expect((await token(client, key)).status).toBe(401);
    expect((await post(`${keys}/add`, manager, { key: pasted })).headers.location).toBe(`${supplier}?done=keyAdded`);
    const { body } = await token(client, key);
    expect((await call(body.access_token)).status).toBe(403);

    const holder = `supplier ${supplier.split('/').at(-1)}`;
    const granted = await post('/authority/grant', 'headOfCentre', { holder, scopes: 'learners:read' });
    expect(granted.headers.location).toBe('/authority?done=authorityGranted');
    service.advance(5_000);
    await expect.poll(async () => (await call(body.access_token)).status, { timeout: 5_000 }).toBe(200);
    expect((await get('/people/history', manager)).text).toMatch(/Public key added.*Example MIS/s);
  });

  it('goes from one key to the next without a gap, and a revoked one is good nowhere within 5 seconds', async () => {
    const { client, keys, supplier } = await enter('Rotating MIS');
    const [first, second, third] = [await newKey(), await newKey(), await newKey()];
    await post(`${keys}/add`, manager, { key: first.pasted });
    await post(`${keys}/add`, manager, { key: second.pasted });
    const full = await post(`${keys}/add`, manager, { key: third.pasted });
    expect([full.status, full.text]).toEqual([422, expect.stringContaining('Two keys are good already')]);
    const [before, after] = [await token(client, first.key), await token(client, second.key)];
    expect([before.status, after.status]).toEqual([200, 200]);
    expect((await call(before.body.access_token)).status).toBe(403);

    const revoked = await post(`${keys}/${first.key.kid}/revoke`, manager, {});
    expect(revoked.headers.location).toBe(`${supplier}?done=keyRevoked`);
    expect((await token(client, first.key)).status).toBe(401);
    service.advance(5_000);
    await expect.poll(async () => (await call(before.body.access_token)).status, { timeout: 5_000 }).toBe(401);
    // With the other key it goes on, with a new token.
    const anew = await token(client, second.key);
    expect((await call(anew.body.access_token)).status).toBe(403);
    expect((await post(`${keys}/add`, manager, { key: third.pasted })).status).toBe(303);
    // A key that was revoked comes back nowhere.
    const again = await post(`${keys}/add`, manager, { key: first.pasted });
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('has or had this key')]);
  });

  it('has no key of another’s, no private one, and none that has run out', async () => {
    const [one, other] = [await enter('One MIS'), await enter('Other MIS')];
    const { pasted, key } = await newKey();
    await post(`${one.keys}/add`, manager, { key: pasted });
    const borrowed = await post(`${other.keys}/add`, manager, { key: pasted });
    expect([borrowed.status, borrowed.text]).toEqual([422, expect.stringContaining('Another program has this key')]);

    const secret = JSON.stringify(key.privateKey.export({ format: 'jwk' }));
    const private_ = await post(`${other.keys}/add`, manager, { key: secret });
    expect([private_.status, private_.text]).toEqual([422, expect.stringContaining('This is a private key')]);
    const part = /"d":"([^"]+)"/.exec(secret)?.[1] as string;
    expect(private_.text).not.toContain(part);
    expect(service.logs.join('')).not.toContain(part);

    const past = await post(`${other.keys}/add`, manager, {
      ...{ key: (await newKey()).pasted, 'until-day': '1', 'until-month': '1', 'until-year': '2020' },
    });
    expect([past.status, past.text]).toEqual([422, expect.stringContaining('must not lie in the past')]);
    service.advance(731 * 86_400_000);
    expect((await token(one.client, key)).status).toBe(401);
    service.advance(-731 * 86_400_000);
  });

  it('is told of on the start page before its last key runs out, until there is the next', async () => {
    const { keys } = await enter('Forgetful MIS');
    const soon = new Date(service.clock().getTime() + 10 * 86_400_000);
    const until = {
      ...{ 'until-day': String(soon.getUTCDate()), 'until-month': String(soon.getUTCMonth() + 1) },
      'until-year': String(soon.getUTCFullYear()),
    };
    await post(`${keys}/add`, manager, { key: (await newKey()).pasted, ...until });
    expect((await get('/', manager)).text).toContain('The last key of Forgetful MIS 1 runs out');
    await post(`${keys}/add`, manager, { key: (await newKey()).pasted });
    expect((await get('/', manager)).text).not.toContain('Forgetful MIS');
  });

  it('is there for nobody but service management, once, and each program under its own supplier', async () => {
    const { supplier, client, keys } = await enter('Hidden MIS');
    expect((await get(supplier, 'localAdministrator')).status).toBe(404);
    expect((await post(`${keys}/add`, 'headOfCentre', { key: 'x' })).status).toBe(404);
    expect((await post('/organisations/suppliers/add', manager, { name: 'hidden mis' })).status).toBe(422);
    const other = await enter('Another MIS');
    expect((await get(`${other.supplier}/programs/${client}/keys/add`, manager)).status).toBe(404);
    expect((await get(`${keys}/none/revoke`, manager)).status).toBe(404);
  });
});
