import { createHash } from 'node:crypto';
import { finished, Readable } from 'node:stream';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { awaitBodies, hasBody, uploadOf } from './arrival.js';
import { operations } from './generated/operations.js';
import { readJson } from './json.js';
import type { Call, Handlers, OperationId, RawAnswer, TextAnswer } from './operation.js';
import { Problem, problemDocument } from './problem.js';
import { answerMisfit, requestCheck, type Wording } from './validation.js';

/** What the service lends to the contract: who may call, the words of the rules, and what a failure means. */
export interface Surroundings<Context> {
  baseUrl: string;
  wording: Wording;
  /** Before the body is read: who calls, may they, and are they within their limits? Throws a Problem. */
  admit(request: FastifyRequest, reply: FastifyReply, operationId: OperationId): Promise<Context>;
  /** True when the error means that the service cannot answer now (503), not that it is wrong (500). */
  isUnavailable(error: unknown): boolean;
  /** What of an unexpected error may stand in a log: no personal data. */
  describeError(error: unknown): object;
  /** Milliseconds within which a body must be there, and for which a file that is being sent may stand still: 30 seconds. */
  patience?: number;
  /** Told of every answer, for tests and metrics. */
  onAnswer?(operationId: OperationId, status: number): void;
}

interface DasRoute {
  operationId?: OperationId;
}

const operationIds = Object.keys(operations) as OperationId[];

/** The type of body that is not read before the operation reads it. */
const fileType = 'text/csv';

/** Makes a route of every operation of the contract, and gives every failure its problem. Nothing else answers under the contract's paths. */
export function registerContract<Context>(
  app: FastifyInstance,
  handlers: Handlers<Context>,
  surroundings: Surroundings<Context>,
): void {
  awaitBodies(app.server, surroundings.patience ?? 30_000);
  // A body of a type that the contract does not have is a 415.
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, readJson(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  // Whose body it is not, refuses it: nobody has read of it yet.
  app.addContentTypeParser(fileType, (request, stream, done) => done(null, hasBody(request) ? stream : undefined));
  app.setErrorHandler((error: FastifyError, request, reply) => answerProblem(error, request, reply, surroundings));
  app.setNotFoundHandler((request, reply) =>
    answerProblem(
      new Problem('not-found', { detail: 'There is nothing at this address. The contract is at /openapi.json.' }),
      request,
      reply,
      surroundings,
    ),
  );

  for (const operationId of operationIds) registerOperation(app, operationId, handlers, surroundings);
}

function registerOperation<Context>(
  app: FastifyInstance,
  operationId: OperationId,
  handlers: Handlers<Context>,
  surroundings: Surroundings<Context>,
): void {
  const operation = operations[operationId];
  // Made at the first request: making all of them takes a fifth of the time in which the service starts.
  let check: ReturnType<typeof requestCheck> | undefined;
  const contexts = new WeakMap<FastifyRequest, Context>();
  // The type of one operation's handler is known by its id; the loop over all of them has to forget it.
  const handler = handlers[operationId] as (
    call: Call<OperationId, Context>,
  ) => Promise<AnyAnswer | { raw: RawAnswer }>;

  app.route({
    method: operation.method,
    url: operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    // A HEAD route of its own would not be in the contract.
    exposeHeadRoute: false,
    bodyLimit: operation.largestBody,
    config: { operationId } satisfies DasRoute,
    onRequest: async (request, reply) => {
      contexts.set(request, await surroundings.admit(request, reply, operationId));
      // A file of the wrong type is not read as something else first.
      if (operation.bodyType === fileType && hasBody(request)) refuseOtherType(request, fileType);
    },
    handler: async (request, reply) => {
      if (request.body !== undefined) refuseOtherType(request, operation.bodyType);
      const body = request.body ?? emptyFile(request, operation.bodyType);
      check ??= requestCheck(operationId, surroundings.wording);
      const parts = check({ path: request.params, query: request.query, header: request.headers, body });
      const file = request.body instanceof Readable ? uploadOf(request.raw) : undefined;
      let answer: AnyAnswer | { raw: RawAnswer };
      try {
        answer = await handler({
          operationId,
          params: parts.path,
          query: parts.query,
          headers: parts.header,
          body: file ?? parts.body,
          context: contexts.get(request) as Context,
        } as Call<OperationId, Context>);
      } finally {
        // What is left of a file when the operation is done with it is of no interest to anybody.
        file?.destroy();
      }

      const raw = 'raw' in answer ? answer.raw : serialise(operationId, answer);
      if (raw.body instanceof Readable) await begun(raw.body);
      reply.headers(raw.headers);
      if (isUnchanged(request, raw)) {
        surroundings.onAnswer?.(operationId, 304);
        return reply.code(304).removeHeader('content-type').send();
      }
      surroundings.onAnswer?.(operationId, raw.status);
      return reply.code(raw.status).send(raw.body);
    },
  });
}

/** A file without a byte is a file, if its sender says so: what it is good for is not for the contract to say. */
function emptyFile({ headers }: FastifyRequest, bodyType: string): Readable | undefined {
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  return bodyType === fileType && type === fileType ? Readable.from([]) : undefined;
}

/** A body of the type of another operation is no body for this one. */
function refuseOtherType({ headers }: FastifyRequest, bodyType: string): void {
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  const expected = bodyType === 'none' ? 'application/json' : bodyType;
  if (type !== undefined && type !== expected) throw new Problem('unsupported-media-type');
}

/** Waits for the first bytes of a file, or its end. Throws what made the reading fail before them. */
async function begun(file: Readable): Promise<void> {
  // It may fail while nobody listens: whoever reads it on is told then.
  file.on('error', () => undefined);
  if (file.readableLength > 0 && !file.destroyed) return;
  await new Promise<void>((resolve, reject) => {
    file.once('readable', resolve);
    finished(file, { writable: false }, (error) => (error ? reject(error) : resolve()));
  });
}

interface AnyAnswer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** An answer as it goes out. Throws when it does not fit the contract: better no answer than a wrong one. */
export function serialise(operationId: OperationId, { status, body, headers }: AnyAnswer): TextAnswer {
  const misfit = answerMisfit(operationId, status, body);
  if (misfit !== undefined) throw new Error(misfit);
  return {
    status,
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}

/** A problem as it goes out. */
export function serialiseProblem(
  problem: Problem,
  surroundings: { baseUrl: string; instance: string; requestId: string },
): TextAnswer {
  return {
    status: problem.status,
    headers: { ...problem.headers, 'content-type': 'application/problem+json; charset=utf-8' },
    body: JSON.stringify(problemDocument(problem, surroundings)),
  };
}

/** The caller has this version already (RFC 9110, section 13.1.2). */
function isUnchanged(request: FastifyRequest, answer: RawAnswer): boolean {
  const known = request.headers['if-none-match'];
  const etag = answer.headers.etag;
  if (known === undefined || etag === undefined || answer.status !== 200 || request.method !== 'GET') return false;
  if (typeof answer.body !== 'string') return false;
  // Weakly compared: a proxy that compresses weakens the tag.
  return known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');
}

/** A strong ETag of the version numbers that the representation rests on. */
export function etagOf(...versions: (string | number)[]): string {
  return `"${versions.join('-')}"`;
}

/** A strong ETag of a representation that rests on more than one version number. */
export function etagOfContent(content: object): string {
  return etagOf(createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 16));
}

/** A digest of what makes a request the same request: method, address, acting centre, body. */
export function requestDigest(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

function answerProblem<Context>(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  surroundings: Surroundings<Context>,
): FastifyReply {
  const problem = asProblem(error, surroundings);
  const { operationId } = request.routeOptions.config as DasRoute;
  if (problem.status >= 500) {
    request.log.error(
      { operationId, code: problem.code, error: surroundings.describeError(problem.cause ?? error) },
      'the request failed',
    );
  }
  if (operationId !== undefined) surroundings.onAnswer?.(operationId, problem.status);
  const raw = serialiseProblem(problem, {
    baseUrl: surroundings.baseUrl,
    instance: instanceOf(request),
    requestId: request.id,
  });
  return reply.code(raw.status).headers(raw.headers).send(raw.body);
}

/** The address of the request without its query, in which there may be a name. */
export function instanceOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] as string;
}

function asProblem<Context>(error: unknown, surroundings: Surroundings<Context>): Problem {
  if (error instanceof Problem) return error;
  if (surroundings.isUnavailable(error))
    return new Problem('unavailable', { headers: { 'retry-after': '2' }, cause: error });
  const { code, statusCode } = error as FastifyError;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Problem('payload-too-large', { cause: error });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Problem('unsupported-media-type', { cause: error });
  if (statusCode === 404) return new Problem('not-found', { cause: error });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Problem('malformed-request', { cause: error });
  return new Problem('internal-error', { cause: error });
}
