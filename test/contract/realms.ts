import { randomUUID } from 'node:crypto';
import { hashSecret, newClientSecret } from '../../src/identity/clients.js';
import { SUPPLIER_SCOPES } from '../../src/identity/scopes.js';
import type { World } from './world.js';

/** A program of another sandbox, which has the same centres and the same lines of learning: its access token. */
export async function tokenOfOtherRealm({ service, kit, token }: World): Promise<string> {
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
  return token(await newClient(service.store, { realmId, supplierId: supplier.id }));
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

/** A client of a supplier, with a secret. */
export async function newClient(
  { prisma }: World['service']['store'],
  { realmId, supplierId }: { realmId: number; supplierId: string },
): Promise<{ clientId: string; clientSecret: string }> {
  const clientId = randomUUID();
  const clientSecret = newClientSecret();
  const scopes = [...SUPPLIER_SCOPES];
  await prisma.client.create({
    data: { id: clientId, realmId, name: 'MIS', supplierId, scopes, secretHash: hashSecret(clientSecret) },
  });
  return { clientId, clientSecret };
}
