import { ulnFrom } from '../learners/identifiers.js';
import { serviceActor } from '../ledger/actor.js';
import type { NamedCommand } from '../ledger/command.js';
import { readReferenceFile } from '../ledger/load-reference-data.js';
import { type Ledger, transact } from '../ledger/transact.js';
import type { Clock } from '../platform/clock.js';
import type { PrismaClient } from '../platform/generated/prisma/client.js';

/** The world of a sandbox as prisma/reference/sandbox.json has it. All of it is invented. */
interface SandboxFile {
  /** One has no region: that happens. */
  centres: { number: string; name: string; region?: string }[];
  awardingBodies: { code: string; name: string; diploma: boolean; component: boolean }[];
  gradeLevels: Record<string, Record<string, number>>;
  qualifications: {
    qan: string;
    title: string;
    awardingBodyCode: string;
    component: string;
    subject: string | null;
    lines: string[];
    level: number;
    glh: number;
    barringCode: string;
    minimumAge: number | null;
    units: object[];
    validFrom: string;
    validTo: string | null;
  }[];
}

/** Where a sandbox is set up: who is who in it. */
export interface Sandbox {
  readonly realm: { readonly id: number; readonly clockOffsetMs: number };
  readonly centre: { readonly number: string; readonly name: string };
  /** A centre that grants the supplier nothing. */
  readonly otherCentre: { readonly number: string; readonly name: string };
  readonly supplierId: string;
  readonly diplomaAwardingBody: string;
  readonly componentAwardingBody: string;
}

/** The realm of the real world. */
export const liveRealm = { id: 1, name: 'live', kind: 'live' } as const;
const sandboxRealm = { id: 2, name: 'sandbox', kind: 'sandbox' } as const;

/** Monday, 4 October 2010, in the morning: three phases of lines are being taught. A sandbox begins then, whenever it is made. */
const sandboxBegins = new Date('2010-10-04T08:00:00Z');

/** ULNs of the two learners that every sandbox begins with, and of the one that was merged. */
export const sandboxLearners = { merged: numbered(1), kept: numbered(2), elsewhere: numbered(3) } as const;

/** The n-th ULN of a sandbox. One in eleven numbers is never issued; it gives the next one. */
function numbered(n: number): string {
  return ulnFrom(100_000_000 + n * 3) ?? (ulnFrom(100_000_001 + n * 3) as string);
}

/** Valid ULNs beyond those that the sandbox begins with. */
export function freeUlns(count: number): string[] {
  return Array.from({ length: count }, (_, index) => numbered(index + 10));
}

/** The realm of the real world is there, whatever the environment. */
export async function makeLiveRealm(prisma: PrismaClient): Promise<void> {
  await prisma.realm.upsert({ where: { id: liveRealm.id }, create: liveRealm, update: {} });
}

/** The sandbox of this service: made at the first start, found at every other. */
export async function openSandbox(ledger: Ledger): Promise<Sandbox> {
  const { prisma } = ledger.store;
  const file = await readReferenceFile<SandboxFile>('sandbox.json');
  const stands = await prisma.realm.findUnique({ where: { id: sandboxRealm.id } });
  const clockOffsetMs = stands === null ? offsetFrom(ledger.clock) : Number(stands.clockOffsetMs);
  if (stands === null) await makeWorld(prisma, file, clockOffsetMs);

  const supplier = await prisma.supplier.findFirstOrThrow({ where: { realmId: sandboxRealm.id } });
  const componentOnly = file.awardingBodies.find((body) => body.component && !body.diploma);
  const sandbox: Sandbox = {
    realm: { id: sandboxRealm.id, clockOffsetMs },
    centre: named(file.centres[0]),
    otherCentre: named(file.centres.at(-1)),
    supplierId: supplier.id,
    diplomaAwardingBody: file.awardingBodies.find((body) => body.diploma)?.code as string,
    componentAwardingBody: componentOnly?.code as string,
  };
  if (stands === null) await openFirstAccounts(ledger, sandbox);
  return sandbox;
}

function named(centre: SandboxFile['centres'][number] | undefined): Sandbox['centre'] {
  const { number, name } = centre as SandboxFile['centres'][number];
  return { number, name };
}

function offsetFrom(clock: Clock): number {
  return sandboxBegins.getTime() - clock().getTime();
}

/** Everything in one database transaction: a sandbox is whole or not there. */
async function makeWorld(
  prisma: PrismaClient,
  { centres, awardingBodies, gradeLevels, qualifications }: SandboxFile,
  clockOffsetMs: number,
): Promise<void> {
  const realmId = sandboxRealm.id;
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  await prisma.$transaction(
    async (tx) => {
      await tx.realm.create({ data: { ...sandboxRealm, clockOffsetMs: BigInt(clockOffsetMs) } });
      await tx.centre.createMany({ data: centres.map((centre) => ({ ...centre, realmId })) });
      await tx.awardingBody.createMany({ data: awardingBodies.map((body) => ({ ...body, realmId })) });
      await tx.qualification.createMany({
        data: qualifications.map(({ validFrom, validTo, ...one }) => {
          const levels = gradeLevels[one.qan];
          return {
            ...one,
            realmId,
            validFrom: day(validFrom),
            validTo: validTo === null ? null : day(validTo),
            ...(levels === undefined ? {} : { gradeLevels: levels }),
          };
        }),
      });
      // The first Diploma awarding body works with every centre, so that the first registration needs no other step.
      const awardingBodyCode = awardingBodies.find((body) => body.diploma)?.code as string;
      await tx.centreAssociation.createMany({
        data: centres.map(({ number }) => ({
          realmId,
          centreNumber: number,
          awardingBodyCode,
          associatedAt: sandboxBegins,
        })),
      });
      await tx.supplier.create({ data: { realmId, name: 'Sandbox supplier' } });
    },
    { timeout: 30_000 },
  );
}

/** A learner of another centre, and one whose ULN was merged, for programs to meet. */
async function openFirstAccounts(ledger: Ledger, { realm, centre, otherCentre }: Sandbox): Promise<void> {
  const person = { givenName: 'Sam', familyName: 'Sandbox', dateOfBirth: '1994-05-17', gender: 'notKnown' } as const;
  const open = (uln: string, at: string): NamedCommand => ({
    transaction: 'openLearnerAccount',
    input: { ...person, uln, centre: at },
  });
  const { merged, kept, elsewhere } = sandboxLearners;
  await transact(ledger, serviceActor({ ...realm, live: false }, 'sandbox'), [
    open(merged, centre.number),
    open(kept, centre.number),
    open(elsewhere, otherCentre.number),
    { transaction: 'mergeLearnerAccount', input: { uln: merged, centre: centre.number, into: kept } },
  ]);
}
