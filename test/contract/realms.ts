import { randomUUID } from 'node:crypto';
import { hashSecret, newClientSecret } from '../../src/identity/clients.js';
import {
  COMPONENT_AWARDING_BODY_SCOPES,
  DIPLOMA_AWARDING_BODY_SCOPES,
  LEARNER_ADMINISTRATOR_SCOPES,
  SUPPLIER_SCOPES,
} from '../../src/identity/scopes.js';
import type { World } from './world.js';

/** Programs of another sandbox, which has the same centres, bodies and lines of learning: their access tokens. */
export async function tokensOfOtherRealm({
  service,
  kit,
  token,
}: World): Promise<{ supplier: string; awardingBody: string }> {
  const { prisma } = service.store;
  const [own] = await prisma.realm.findMany({ where: { name: 'sandbox' } });
  const realmId = 3;
  await prisma.realm.create({
    data: { id: realmId, name: 'other sandbox', kind: 'sandbox', clockOffsetMs: own?.clockOffsetMs ?? 0n },
  });
  await prisma.centre.create({ data: { realmId, number: kit.centre.number, name: 'Of the same number' } });
  const body = { code: kit.diplomaAwardingBody.code, name: 'Of the same code', diploma: true, component: true };
  await prisma.awardingBody.create({ data: { realmId, ...body } });
  const association = { awardingBodyCode: body.code, associatedAt: new Date() };
  await prisma.centreAssociation.create({ data: { realmId, centreNumber: kit.centre.number, ...association } });
  const supplier = await prisma.supplier.create({ data: { realmId, name: 'Supplier of the other sandbox' } });
  await prisma.centreAuthority.create({
    data: {
      realmId,
      supplierId: supplier.id,
      centreNumber: kit.centre.number,
      scopes: [...SUPPLIER_SCOPES],
      validFrom: new Date('2008-09-01'),
    },
  });
  return {
    supplier: await token(await newClient(service.store, { realmId, supplierId: supplier.id })),
    awardingBody: await token(await newClient(service.store, { realmId, awardingBodyCode: body.code })),
  };
}

/** A client of an awarding body in the sandbox that may do all that such a body may: its access token. */
export async function tokenOfBody({ service, kit, token }: World, awardingBodyCode: string): Promise<string> {
  const { realmId } = await service.store.prisma.client.findFirstOrThrow({ where: { id: kit.supplier.clientId } });
  return token(await newClient(service.store, { realmId, awardingBodyCode }));
}

/** A supplier of its own in the sandbox, to which these centres grant everything: its access token, and its ids. */
export async function newSupplier(
  { service, kit, token }: World,
  centres: readonly string[],
): Promise<{ token: string; supplierId: string; realmId: number }> {
  const { prisma } = service.store;
  const { realmId } = await prisma.client.findFirstOrThrow({ where: { id: kit.supplier.clientId } });
  const { id: supplierId } = await prisma.supplier.create({ data: { realmId, name: 'Another supplier' } });
  await prisma.centreAuthority.createMany({
    data: centres.map((centreNumber) => ({
      ...{ realmId, supplierId, centreNumber },
      scopes: [...SUPPLIER_SCOPES],
      validFrom: new Date('2008-09-01'),
    })),
  });
  const client = await newClient(service.store, { realmId, supplierId });
  return { token: await token(client), supplierId, realmId };
}

/** A client of a supplier or of an awarding body, with a secret and every scope that its like can hold. */
export async function newClient(
  { prisma }: World['service']['store'],
  of: { realmId: number } & ({ supplierId: string } | { awardingBodyCode: string }),
): Promise<{ clientId: string; clientSecret: string }> {
  const clientId = randomUUID();
  const clientSecret = newClientSecret();
  const owner = 'supplierId' in of ? { supplierId: of.supplierId } : { awardingBodyCode: of.awardingBodyCode };
  const scopes =
    'supplierId' in of
      ? SUPPLIER_SCOPES
      : [...DIPLOMA_AWARDING_BODY_SCOPES, ...COMPONENT_AWARDING_BODY_SCOPES, ...LEARNER_ADMINISTRATOR_SCOPES];
  const secretHash = hashSecret(clientSecret);
  await prisma.client.create({
    data: { id: clientId, realmId: of.realmId, name: 'Program', ...owner, scopes: [...scopes], secretHash },
  });
  return { clientId, clientSecret };
}
