import { expect, it } from 'vitest';
import type { ClientName } from '../support/service.js';
import { contract } from './document.js';
import { prepare, send } from './requests.js';
import type { World } from './world.js';

const guarded = contract.filter(({ isPublic }) => !isPublic).map((operation) => [operation.id, operation] as const);
const scoped = guarded.filter(([, { scopes }]) => scopes.length > 0);
const optional = contract.filter(({ tokenIsOptional }) => tokenIsOptional).map(({ id }) => id);
const unscoped = guarded.filter(([, { scopes }]) => scopes.length === 0);

/** Nobody gets past an operation's door without a token, a good one, with the scope that the operation takes. */
export function tokensAreAsked(world: () => World): void {
  it.each(guarded)('%s: no token is 401', async (id) => {
    const answer = await send(world(), await prepare(world(), id), { said: { as: null } });
    expect(answer).toMatchObject({
      status: 401,
      body: { code: 'token-missing' },
      headers: { 'www-authenticate': 'Bearer' },
    });
  });

  it.each(guarded)('%s: a token that is none is 401', async (id) => {
    const prepared = await prepare(world(), id);
    for (const authorization of ['Bearer garbage', 'Bearer ', 'Basic dTpw', 'Bearer a.b.c', 'garbage']) {
      const answer = await send(world(), prepared, { said: { headers: { authorization } } });
      expect([authorization, answer.status, answer.body.code]).toEqual([
        authorization,
        401,
        expect.stringMatching(/^token-/),
      ]);
      expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
    }
  });

  it('issueToken: a client that cannot prove itself is 401', async () => {
    const prepared = await prepare(world(), 'issueToken');
    const answer = await send(world(), prepared, { body: { ...prepared.body, client_secret: 'wrong' } });
    expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });

  it.each(scoped)('%s: a token without the scope is 403', async (id, { scopes }) => {
    const prepared = await prepare(world(), id);
    const clients: ClientName[] = ['supplier', 'diplomaAwardingBody', 'componentAwardingBody'];
    for (const client of clients) {
      const others = world().kit[client].scopes.filter((scope) => !scopes.includes(scope));
      if (others.length === 0) continue;
      const token = await world().token(client, others.join(' '));
      const answer = await send(world(), prepared, { said: { as: { token }, centre: world().kit.centre.number } });
      expect(answer, client).toMatchObject({ status: 403, body: { code: 'scope-missing' } });
    }
  });

  it.each(optional)('%s: no token will do, and any; one that is none is 401', async (id) => {
    const prepared = await prepare(world(), id);
    for (const as of [null, 'supplier', 'diplomaAwardingBody', 'componentAwardingBody'] as const)
      expect((await send(world(), prepared, { said: { as } })).status).toBe(200);
    const answer = await send(world(), prepared, { said: { headers: { authorization: 'Bearer a.b.c' } } });
    expect(answer).toMatchObject({ status: 401, body: { code: 'token-invalid' } });
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
  });

  it.each(unscoped)('%s: any token will do', async (id) => {
    const prepared = await prepare(world(), id);
    for (const as of ['diplomaAwardingBody', 'componentAwardingBody'] as const)
      expect((await send(world(), prepared, { said: { as } })).status).toBe(200);
  });
}
