import { randomUUID } from 'node:crypto';
import {
  COMPONENT_AWARDING_BODY_SCOPES,
  DIPLOMA_AWARDING_BODY_SCOPES,
  SERVICE_MANAGEMENT_SCOPES,
  SUPPLIER_SCOPES,
} from '../../src/identity/scopes.js';
import { liveRealm } from '../../src/onboarding/sandbox.js';
import {
  assertionForm,
  type ClientKeyPair,
  newClientKey,
  signAssertion,
} from '../integration/identity/client-assertions.js';
import { person, registration, type TestService } from '../support/service.js';
import type { World } from './world.js';

/** A client of the live realm: it has a key, because secrets are for sandboxes. */
export interface LiveClient {
  readonly id: string;
  readonly key: ClientKeyPair;
}

/** A client of the live realm; of service management, unless it is said whose. */
export async function newLiveClient(
  { service }: Pick<TestService, 'service'>,
  owner: { supplierId?: string; awardingBodyCode?: string } = {},
  scopes: readonly string[] = SERVICE_MANAGEMENT_SCOPES,
): Promise<LiveClient> {
  const id = randomUUID();
  const key = newClientKey('ES256');
  await service.store.prisma.client.create({
    data: {
      ...{ id, realmId: liveRealm.id, name: 'Live program', ...owner, scopes: [...scopes] },
      keys: { create: { kid: key.kid, publicJwk: key.publicJwk as object } },
    },
  });
  return { id, key };
}

/** An access token of a client of the live realm. */
export async function liveToken(
  world: Pick<TestService, 'send' | 'baseUrl' | 'clock'>,
  client: LiveClient,
): Promise<{ token: string }> {
  const now = Math.floor(world.clock().getTime() / 1000);
  const assertion = await signAssertion(client, world.baseUrl, {
    iat: now,
    exp: now + 60,
  });
  const form = new URLSearchParams(assertionForm(assertion)).toString();
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const { status, text, body } = await world.send('POST', '/oauth/token', type, form);
  if (status !== 200) throw new Error(`no token: ${status} ${text}`);
  return { token: body.access_token };
}

/** The tests' world in the live realm: as many centres and bodies as it takes, in the years when the Diploma ran. */
export async function liveWorld(world: World): Promise<World> {
  const { service, kit, query } = world;
  const { prisma } = service.store;
  const realmId = liveRealm.id;
  await query(
    `UPDATE realm SET clock_offset_ms = (SELECT clock_offset_ms FROM realm WHERE name = 'sandbox') WHERE id = $1`,
    [realmId],
  );
  await query(
    `INSERT INTO awarding_body (realm_id, code, name, diploma, component)
      SELECT $1, code, name, diploma, component FROM awarding_body WHERE realm_id <> $1`,
    [realmId],
  );
  const { number, name } = kit.centre;
  await prisma.centre.create({ data: { realmId, number, name } });
  const at = { realmId, centreNumber: number };
  const since = new Date('2008-09-01');
  await prisma.centreAssociation.create({ data: { ...at, awardingBodyCode: 'NDA', associatedAt: since } });
  const { id: supplierId } = await prisma.supplier.create({ data: { realmId, name: 'Live supplier' } });
  const scopes = [...SUPPLIER_SCOPES];
  await prisma.centreAuthority.create({ data: { ...at, supplierId, scopes, validFrom: since } });

  const bodyScopes = [...DIPLOMA_AWARDING_BODY_SCOPES, ...COMPONENT_AWARDING_BODY_SCOPES];
  const clients = {
    supplier: await newLiveClient(world, { supplierId }, SUPPLIER_SCOPES),
    diplomaAwardingBody: await newLiveClient(world, { awardingBodyCode: 'NDA' }, bodyScopes),
    componentAwardingBody: await newLiveClient(world, { awardingBodyCode: 'PEN' }, bodyScopes),
    serviceManagement: await newLiveClient(world),
  };
  const call: World['call'] = async (method, path, said = {}) => {
    const { as = 'supplier' } = said;
    if (as === null || typeof as === 'object') return world.call(method, path, said);
    const centre = as === 'supplier' ? number : null;
    return world.call(method, path, { centre, ...said, as: await liveToken(world, clients[as]) });
  };
  const done: World['done'] = async (method, path, said) => {
    const { status, text, body } = await call(method, path, said);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return body;
  };
  return {
    ...{ ...world, call, done },
    async openWithDiploma(_said, diploma = registration) {
      const learner = await done('POST', '/v1/learners', { body: { uln: world.nextUln(), ...person, diploma } });
      return { uln: learner.uln, learner, diploma: learner.diplomas[0] };
    },
  };
}
