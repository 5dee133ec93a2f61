import type { OperationId } from '../../src/contract/operation.js';
import { registration } from '../support/service.js';
import { askedFor, askForExtract, claimed, keepProgramme, type Prepared, prepare, send, sendFile } from './requests.js';
import { confirmed, decideOn, ready } from './results.js';
import type { World } from './world.js';

/** How a request changes so that it breaks a rule, and which. */
export interface Refusal {
  readonly rule: string;
  readonly change: Partial<Prepared>;
}

/** Can the operation be refused by a rule? */
export function isRefusable(id: OperationId): boolean {
  return refusals[id] !== undefined;
}

/** A rule that the operation can break, with all that has to stand for it, and how the request breaks it. */
export async function refusalOf(world: World, prepared: Prepared): Promise<Refusal> {
  const refusal = refusals[prepared.operation.id];
  if (refusal === undefined) throw new Error(`${prepared.operation.id} breaks no rule`);
  return refusal(world, prepared);
}

const refusals: {
  readonly [K in OperationId]?: (world: World, prepared: Prepared) => Promise<Refusal> | Refusal;
} = {
  associateAwardingBody: () => ({
    rule: 'awarding-body-unknown',
    change: { path: { number: '90001', code: 'NOBODY' } },
  }),
  loadCatalogue: (_world, { body }) => ({
    rule: 'awarding-body-unknown',
    change: { body: String(body).replace(',PEN,', ',NOBODY,') },
  }),
  confirmScheme: () => ({ rule: 'scheme-other-content', change: { body: { digest: '0'.repeat(64) } } }),
  openLearnerAccount: (_world, { body }) => {
    const last = Number(body.uln.at(-1));
    return {
      rule: 'uln-check-digit',
      change: { body: { ...body, uln: `${body.uln.slice(0, -1)}${(last + 1) % 10}` } },
    };
  },
  amendLearnerAccount: () => ({ rule: 'birth-date-past', change: { body: { dateOfBirth: '2020-01-01' } } }),
  closeLearnerAccount: async (world) => ({
    rule: 'account-claim-stands',
    change: { path: { uln: (await claimed(world)).uln } },
  }),
  requestTransfer: (world, { path }) => ({
    rule: 'transfer-own',
    change: { path, said: { centre: world.secondCentre } },
  }),
  releaseTransfer: async (world) => {
    const path = await askedFor(world);
    await world.done('POST', `/v1/learners/${path.uln}/transfers/${path.id}/refusal`, { body: { reason: 'No' } });
    return { rule: 'transfer-decided', change: { path } };
  },
  refuseTransfer: async (world) => {
    // Released and come back: the old request is not to be answered again.
    const path = await askedFor(world);
    await world.done('POST', `/v1/learners/${path.uln}/transfers/${path.id}/release`);
    const again = await prepare(world, 'requestTransfer');
    const { id } = await world.done('POST', `/v1/learners/${path.uln}/transfers`, { body: again.body });
    const there = { centre: world.secondCentre };
    await world.done('POST', `/v1/learners/${path.uln}/transfers/${id}/release`, there);
    return { rule: 'transfer-decided', change: { path } };
  },
  registerDiploma: () => ({ rule: 'line-unknown', change: { body: { ...registration, line: 'alchemy' } } }),
  amendDiploma: () => ({ rule: 'line-unknown', change: { body: { line: 'alchemy' } } }),
  withdrawDiploma: async (world) => {
    const { uln, diplomaId } = await claimed(world);
    return { rule: 'diploma-claimed', change: { path: { uln, id: diplomaId } } };
  },
  supposeResults: () => ({ rule: 'qualification-unknown', change: { body: { results: [{ qan: '00000000' }] } } }),
  assignProgramme: () => ({
    rule: 'programme-unknown',
    change: { body: { programmeId: '0192f0c1-6c1e-7e62-a3f5-0d9a4f1b2c3d' } },
  }),
  validateProgramme: (_world, { body }) => ({ rule: 'line-unknown', change: { body: { ...body, line: 'alchemy' } } }),
  createProgramme: async (world, { body }) => {
    const { name } = await keepProgramme(world);
    return {
      rule: 'programme-name-taken',
      change: { body: { ...body, name, qualifications: [...world.qualifications, '90000560'] } },
    };
  },
  recordPlts: (_world, { path }) => ({ rule: 'completion-level', change: { path: { ...path, level: '3' } } }),
  recordWorkExperience: (_world, { body }) => ({
    rule: 'work-experience-days',
    change: { body: { ...body, days: 9 } },
  }),
  createClaim: (_world, { body }) => ({
    rule: 'claim-registration-unknown',
    change: { body: { ...body, diplomaId: '0192f0c1-6c1e-7e62-a3f5-0d9a4f1b2c3d' } },
  }),
  withdrawClaim: async (world) => {
    const { uln, claim } = await claimed(world);
    await world.done('POST', `/v1/claims/${claim.id}/withdrawal`, { body: { reason: 'Mistake' } });
    await world.done('POST', `/v1/learners/${uln}/closure`, { body: { reason: 'Left' } });
    return { rule: 'account-closed', change: { path: { id: claim.id } } };
  },
  replaceResult: (_world, { body }) => ({ rule: 'result-points-misfit', change: { body: { ...body, points: '9' } } }),
  withdrawResult: async (world) => {
    const replacing = await prepare(world, 'replaceResult');
    await send(world, replacing);
    return { rule: 'result-not-standing', change: { path: replacing.path } };
  },
  confirmAward: () => ({ rule: 'award-grade', change: { body: { grade: 'A*' } } }),
  referClaim: async (world) => {
    const { claim } = await confirmed(world);
    await decideOn(world, claim, 'certificate', {});
    return { rule: 'award-state', change: { path: { id: claim.id } } };
  },
  issueCertificate: async (world) => ({
    rule: 'award-state',
    change: { path: { id: (await ready(world)).claim.id } },
  }),
  revokeAward: async (world) => ({ rule: 'award-state', change: { path: { id: (await ready(world)).claim.id } } }),
  getBatchResponse: async (world) => ({
    rule: 'batch-not-finished',
    change: { path: { id: (await sendFile(world)).body.id } },
  }),
  createExtract: (_world, { body }) => ({
    rule: 'extract-kind',
    change: { body: { ...body, kind: 'registrations', release: 2 } },
  }),
  getExtractFile: async (world) => ({
    rule: 'extract-not-finished',
    change: { path: { id: (await askForExtract(world)).id } },
  }),
};
