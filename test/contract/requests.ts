import { randomInt, randomUUID } from 'node:crypto';
import type { OperationId } from '../../src/contract/operation.js';
import { type Answer, type CallOptions, type ClientName, type Json, registration } from '../support/service.js';
import { type Operation, operationOfId, parametersIn } from './document.js';
import { confirmed, gradeOfAll, ready } from './results.js';
import type { World } from './world.js';

/** A request that the service should accept: the contract's own example, with records in it that exist. */
export interface Prepared {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
  readonly body: Json;
  readonly said: CallOptions;
}

/** What takes the place of what the example names: records that exist, and what goes with them. */
type Substitute = { path?: Record<string, string>; body?: object | string; said?: CallOptions };

/** The example of an operation, made to fit this world. Every call makes new records for it. */
export async function prepare(world: World, id: OperationId): Promise<Prepared> {
  const operation = operationOfId(id);
  const { path = {}, body, said = {} } = await substitutes[id](world);
  return {
    operation,
    path: { ...examplesOf(operation), ...path },
    body:
      typeof body === 'string' || operation.bodyExample === undefined
        ? body
        : { ...Object(operation.bodyExample), ...body },
    said: { as: whoCalls(world, operation), ...said },
  };
}

/** The example of an operation as it stands: what it names is nowhere. For what is answered before anybody looks. */
export function unprepared(world: World, id: OperationId): Prepared {
  const operation = operationOfId(id);
  const body =
    id === 'issueToken' ? { ...Object(operation.bodyExample), ...credentials(world) } : operation.bodyExample;
  return { operation, path: examplesOf(operation), body, said: { as: whoCalls(world, operation) } };
}

/** Who calls an operation, unless somebody else is said to: nobody in particular, or the first who holds a scope of it. */
export function whoCalls({ kit }: World, { isPublic, scopes }: Operation): ClientName | null {
  if (isPublic) return null;
  const clients = ['supplier', 'diplomaAwardingBody', 'componentAwardingBody', 'serviceManagement'] as const;
  return clients.find((client) => kit[client].scopes.some((scope) => scopes.includes(scope))) ?? 'supplier';
}

/** Sends it, with changes if there are any. */
export function send(
  world: World,
  { operation, path, body, said }: Prepared,
  change: Partial<Prepared> = {},
): Promise<Answer> {
  const content = 'body' in change ? change.body : body;
  const { raw, headers, ...more } = { ...said, ...change.said };
  const sent: CallOptions = raw === undefined ? written(operation, content) : { raw };
  return world.call(operation.method, addressOf(operation, { ...path, ...change.path }), {
    ...more,
    ...sent,
    headers: { ...sent.headers, ...headers },
  });
}

/** A body in the form in which the operation takes it. */
export function written({ bodyType }: Operation, content: Json): CallOptions {
  if (content === undefined || bodyType === undefined || bodyType === 'application/json') return { body: content };
  const raw = bodyType === 'text/csv' ? content : new URLSearchParams(content).toString();
  return { raw, headers: { 'content-type': bodyType } };
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

/** A result that stands, of the example of `postResults`: its id, and the learner whose it is. */
export async function posted(world: World): Promise<{ uln: string; id: string }> {
  const prepared = await prepare(world, 'postResults');
  const { items } = (await send(world, prepared)).body;
  return { uln: prepared.body.results[0].uln, id: items[0].id };
}

/** A batch file about a learner of its own: no two are the same file. */
export function aFile(world: World): string {
  return String(operationOfId('createBatch').bodyExample).replaceAll('1000000051', world.nextUln());
}

/** A file of the catalogue with a qualification that it does not have: no two are the same file. */
export function aCatalogue(): string {
  const digits = String(randomInt(1e5, 1e6));
  const number = `9${digits.slice(0, 2)}/${digits.slice(2)}/0`;
  return String(operationOfId('loadCatalogue').bodyExample).replace('900/1001/0', number);
}

/** A version of a grading scheme that nobody has confirmed: that of the Diploma, under a name of its own. */
export async function aScheme(world: World): Promise<{ scheme: string; version: number; digest: string }> {
  const scheme = `diploma-${randomInt(1e9)}`;
  await world.query(
    `INSERT INTO scheme_version (scheme, version, status, valid_from, definition)
      SELECT $1, version, 'unconfirmed', valid_from, definition FROM scheme_version WHERE scheme = 'diploma' AND version = 1`,
    [scheme],
  );
  const { digest } = await world.done('GET', `/v1/schemes/${scheme}/versions/1`, { as: 'serviceManagement' });
  return { scheme, version: 1, digest };
}

/** A batch that was sent. It waits, where no worker takes it. */
export function sendFile(world: World, file: string | Buffer = aFile(world), said: CallOptions = {}): Promise<Answer> {
  return world.call('POST', '/v1/batches', {
    ...said,
    raw: file,
    headers: { 'content-type': 'text/csv', ...said.headers },
  });
}

/** The id of a batch that is over: one row of it was taken, and one refused. Without a worker. */
export async function finishedBatch(world: World): Promise<string> {
  const { body } = await sendFile(world);
  const error = { column: 'LineOfLearning', rule: 'line-unknown', message: 'M.', fix: 'F.', actor: 'centre' };
  const lines = [
    { line: 1, record: 'H', cells: ['H', 'DAS', '3', 'CENTRE', body.centre, '', '', ''] },
    { line: 2, record: 'A', cells: ['A', 'row 1', 'OPEN'], outcome: 'ACCEPTED', transactions: [randomUUID()] },
    { line: 3, record: 'D', cells: ['D', 'row 2', 'ADD'], outcome: 'REFUSED', errors: [error] },
    { line: 4, record: 'Z', cells: ['Z', '2'] },
  ];
  const content = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  await world.query(
    `INSERT INTO batch_list (realm_id, batch_id, first, content, causes)
       SELECT realm_id, id, 0, $2, $3 FROM batch WHERE id = $1`,
    [body.id, content, JSON.stringify([{ ...error, count: 1, lines: [3] }])],
  );
  await world.query(
    `UPDATE batch SET status = 'completed', definition = 'release-3', total = 2, taken = 2, accepted = 1, refused = 1,
       started_at = received_at, finished_at = received_at WHERE id = $1`,
    [body.id],
  );
  return body.id;
}

/** An extract that was asked for. It waits, where no worker makes it. */
export function askForExtract(world: World, body: object = {}): Promise<Json> {
  return world.done('POST', '/v1/extracts', { body: { kind: 'all', release: 3, ...body } });
}

/** The id of an extract that can be read. Without a worker. */
export async function finishedExtract(world: World): Promise<string> {
  const { id } = await askForExtract(world);
  await world.query(
    `INSERT INTO extract_piece (realm_id, extract_id, number, content) SELECT realm_id, id, 0, $2 FROM extract WHERE id = $1`,
    [id, 'H,DAS,3,CENTRE,90001,,,\r\nZ,0\r\n'],
  );
  await world.query(`UPDATE extract SET status = 'completed', rows = 0, finished_at = requested_at WHERE id = $1`, [
    id,
  ]);
  return id;
}

/** The ETag of what stands at an address. */
export async function etagAt(world: World, path: string, said: CallOptions = {}): Promise<string> {
  return String((await world.call('GET', path, said)).headers.etag);
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

async function aBatch(world: World): Promise<Substitute> {
  return { path: { id: (await sendFile(world)).body.id } };
}

async function aFinishedBatch(world: World): Promise<Substitute> {
  return { path: { id: await finishedBatch(world) } };
}

async function aClaim(world: World): Promise<Substitute> {
  return { path: { id: (await claimed(world)).claim.id } };
}

async function aReadyClaim(world: World): Promise<Substitute> {
  return { path: { id: (await ready(world)).claim.id } };
}

async function aConfirmedClaim(world: World): Promise<Substitute> {
  return { path: { id: (await confirmed(world)).claim.id } };
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
  exportCatalogue: nothing,
  loadCatalogue: () => ({ body: aCatalogue() }),
  listCatalogueLoads: nothing,
  listSchemes: nothing,
  getScheme: nothing,
  confirmScheme: async (world) => {
    const { scheme, version, digest } = await aScheme(world);
    const as = await world.liveManagement();
    return { path: { scheme, version: String(version) }, body: { digest }, said: { as } };
  },
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
  getClaim: aClaim,
  withdrawClaim: aClaim,
  confirmAward: async (world) => ({ ...(await aReadyClaim(world)), body: { grade: gradeOfAll } }),
  referClaim: aClaim,
  issueCertificate: aConfirmedClaim,
  revokeAward: aConfirmedClaim,
  listOutcomeVersions: aReadyClaim,
  listOutcomes: nothing,
  listResults: nothing,
  postResults: async (world) => {
    const [example] = Object(operationOfId('postResults').bodyExample).results;
    const { givenName, familyName, dateOfBirth } = example;
    const { uln } = await world.open({ givenName, familyName, dateOfBirth });
    return { body: { results: [{ ...example, uln }] } };
  },
  replaceResult: async (world) => {
    const { uln, id } = await posted(world);
    return { path: { id }, body: { uln } };
  },
  withdrawResult: async (world) => ({ path: { id: (await posted(world)).id } }),
  getTranscript: aConfirmedClaim,
  checkTranscript: async (world) => {
    const { uln, claim } = await confirmed(world);
    const { verificationCode } = await world.done('GET', `/v1/claims/${claim.id}/transcript`);
    return { body: { uln, code: verificationCode } };
  },
  listBatches: nothing,
  createBatch: (world) => ({ body: aFile(world) }),
  getBatch: aBatch,
  getBatchResponse: aFinishedBatch,
  getBatchFile: aBatch,
  listBatchCauses: aFinishedBatch,
  cancelBatch: aBatch,
  // Each asks for something else.
  createExtract: () => ({ body: { changedSince: new Date(randomInt(1e12)).toISOString() } }),
  getExtract: async (world) => ({ path: { id: (await askForExtract(world)).id } }),
  getExtractFile: async (world) => ({ path: { id: await finishedExtract(world) } }),
  getParticipation: nothing,
  getAwards: nothing,
};
