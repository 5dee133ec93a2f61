import { readCentre } from '../../ledger/centre-reads.js';
import type { WebParts } from '../parts.js';
import { centreOf, type Visit, whoOf } from '../visit.js';

/** A Diploma awarding body that the centre is associated with. */
export interface Body {
  readonly code: string;
  readonly name: string;
}

/** The Diploma awarding bodies with which the visitor’s centre works. */
export async function bodiesOfCentre({ ledger, reference }: WebParts, visit: Visit): Promise<readonly Body[]> {
  const realm = whoOf(visit).realm.id;
  const [centre, bodies] = await Promise.all([
    readCentre(ledger.store.prisma, realm, centreOf(visit)),
    reference.awardingBodies(realm),
  ]);
  return (centre?.awardingBodies ?? []).map((code) => ({ code, name: bodies.get(code)?.name ?? code }));
}
