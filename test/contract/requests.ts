import { randomUUID } from 'node:crypto';
import type { OperationId } from '../../src/contract/operation.js';
import { type Answer, type CallOptions, type Json, registration } from '../support/service.js';
import { type Operation, operationOfId, parametersIn } from './document.js';
import type { World } from './world.js';

/** A request that the service should accept: the contract's own example, with records in it that exist. */
export interface Prepared {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
  readonly body: Json;
  readonly said: CallOptions;
}

/** What takes the place of what the example names: records that exist, and what goes with them. */
type Substitute = { path?: Record<string, string>; body?: object; said?: CallOptions };

/** The example of an operation, made to fit this world. Every call makes new records for it. */
export async function prepare(world: World, id: OperationId): Promise<Prepared> {
  const operation = operationOfId(id);
  const { path = {}, body, said = {} } = await substitutes[id](world);
  return {
    operation,
    path: { ...examplesOf(operation), ...path },
    body: operation.bodyExample === undefined ? undefined : { ...(operation.bodyExample as object), ...body },
    said: operation.isPublic ? { as: null, ...said } : said,
  };
}

/** The example of an operation as it stands: what it names is nowhere. For what is answered before anybody looks. */
export function unprepared(world: World, id: OperationId): Prepared {
  const operation = operationOfId(id);
  const body =
    id === 'issueToken' ? { ...(operation.bodyExample as object), ...credentials(world) } : operation.bodyExample;
  return { operation, path: examplesOf(operation), body, said: operation.isPublic ? { as: null } : {} };
}

/** Sends it, with changes if there are any. */
export function send(
  world: World,
  { operation, path, body, said }: Prepared,
  change: Partial<Prepared> = {},
): Promise<Answer> {
  const content = 'body' in change ? change.body : body;
  const { raw: _raw, ...more } = { ...said, ...change.said };
  const form = operation.bodyType === 'application/x-www-form-urlencoded';
  return world.call(operation.method, addressOf(operation, { ...path, ...change.path }), {
    ...more,
    ...(change.said?.raw !== undefined ? { raw: change.said.raw } : form ? asForm(content, more) : { body: content }),
  });
}

/** The address of an operation with these values in it. */
export function addressOf({ path }: Operation, values: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(values[name] ?? ''));
}

/** The examples that the contract gives for the parameters in the address. */
export function examplesOf(operation: Operation): Record<string, string> {
  return Object.fromEntries(
    parametersIn(operation, 'path').map(({ name, example, schema }) => [name, String(example ?? schema.examples?.[0])]),
  );
}

/** A programme of the centre that stands. */
export function keepProgramme(world: World, name = `Programme ${randomUUID()}`): Promise<Json> {
  const { line, level } = registration;
  return world.done('POST', '/v1/programmes', { body: { name, line, level, qualifications: world.qualifications } });
}

/** A learner of the starter kit's centre whom the second centre asks for. */
export async function askedFor(world: World): Promise<{ uln: string; id: string }> {
  const { uln } = await world.open();
  const { id } = await world.done('POST', `/v1/learners/${uln}/transfers`, {
    centre: world.secondCentre,
    body: operationOfId('requestTransfer').bodyExample,
  });
  return { uln, id };
}

/** A learner with a claim that stands. */
export async function claimed(world: World): Promise<{ uln: string; diplomaId: string; claim: Json }> {
  const { uln, diploma } = await world.openWithDiploma();
  const claim = await world.done('POST', '/v1/claims', { body: { uln, diplomaId: diploma.id } });
  return { uln, diplomaId: diploma.id, claim };
}

/** The ETag of what stands at an address. */
export async function etagAt(world: World, path: string, said: CallOptions = {}): Promise<string> {
  return String((await world.call('GET', path, said)).headers.etag);
}

function asForm(content: Json, { headers }: CallOptions): CallOptions {
  return {
    raw: new URLSearchParams(content).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  };
}

function credentials({ kit: { supplier } }: World) {
  return { client_id: supplier.clientId, client_secret: supplier.clientSecret };
}

async function aLearner(world: World): Promise<Substitute> {
  const { uln } = await world.open();
  return { path: { uln } };
}

async function aDiploma(world: World): Promise<Substitute> {
  const { uln, diploma } = await world.openWithDiploma();
  return { path: { uln, id: diploma.id } };
}

/** With what the example is about to change, so that it does change something. */
async function aDiplomaOfLevel(world: World, level: string): Promise<Substitute> {
  const { uln, diploma } = await world.openWithDiploma({}, { ...registration, level });
  return {
    path: { uln, id: diploma.id },
    said: { etag: await etagAt(world, `/v1/learners/${uln}/diplomas/${diploma.id}`) },
  };
}

const nothing = () => ({});

const substitutes: { readonly [K in OperationId]: (world: World) => Promise<Substitute> | Substitute } = {
  getHealthLive: nothing,
  getHealthReady: nothing,
  getServiceStatus: nothing,
  issueToken: (world) => ({ body: credentials(world) }),
  getAuthorizationServerMetadata: nothing,
  getJwks: nothing,
  listLinesOfLearning: nothing,
  listLevels: nothing,
  listQualifications: nothing,
  getQualification: nothing,
  listAwardingBodies: nothing,
  getCentre: nothing,
  associateAwardingBody: nothing,
  listRules: nothing,
  getRule: nothing,
  listLearners: nothing,
  openLearnerAccount: (world) => ({ body: { uln: world.nextUln() } }),
  getLearner: aLearner,
  amendLearnerAccount: async (world) => {
    const { uln } = await world.open();
    return { path: { uln }, said: { etag: await etagAt(world, `/v1/learners/${uln}`) } };
  },
  closeLearnerAccount: aLearner,
  reopenLearnerAccount: async (world) => {
    const { uln } = await world.open();
    await world.done('POST', `/v1/learners/${uln}/closure`, { body: { reason: 'Left' } });
    return { path: { uln } };
  },
  getLearnerHistory: aLearner,
  requestTransfer: async (world) => {
    const { uln } = await world.open({}, { centre: world.secondCentre });
    return { path: { uln } };
  },
  releaseTransfer: async (world) => ({ path: await askedFor(world) }),
  refuseTransfer: async (world) => ({ path: await askedFor(world) }),
  listTransfers: nothing,
  listDiplomas: aLearner,
  registerDiploma: aLearner,
  getDiploma: aDiploma,
  amendDiploma: (world) => aDiplomaOfLevel(world, 'advanced'),
  withdrawDiploma: aDiploma,
  getDiplomaProgress: aDiploma,
  supposeResults: aDiploma,
  assignProgramme: async (world) => ({
    ...(await aDiplomaOfLevel(world, registration.level)),
    body: { programmeId: (await keepProgramme(world)).id },
  }),
  validateProgramme: nothing,
  createProgramme: () => ({ body: { name: `Programme ${randomUUID()}` } }),
  listProgrammes: nothing,
  getProgramme: async (world) => ({ path: { id: (await keepProgramme(world)).id } }),
  listComponentCompletions: aLearner,
  recordPlts: async (world) => ({ path: { uln: (await world.openWithDiploma()).uln } }),
  recordWorkExperience: async (world) => ({ path: { uln: (await world.openWithDiploma()).uln } }),
  listClaims: nothing,
  createClaim: async (world) => {
    const { uln, diploma } = await world.openWithDiploma();
    return { body: { uln, diplomaId: diploma.id } };
  },
  getClaim: async (world) => ({ path: { id: (await claimed(world)).claim.id } }),
  withdrawClaim: async (world) => ({ path: { id: (await claimed(world)).claim.id } }),
};
