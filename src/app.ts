import formbody from '@fastify/formbody';
import jwt from '@fastify/jwt';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import underPressure from '@fastify/under-pressure';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply } from 'fastify';
import { type AdmissionParts, admission } from './api/admission.js';
import type { ApiParts } from './api/context.js';
import { apiHandlers } from './api/handlers.js';
import type { ServiceParts } from './api/service.js';
import { openapi } from './contract/generated/openapi.js';
import type { OperationId } from './contract/operation.js';
import { Problem } from './contract/problem.js';
import { registerContract, serialiseProblem } from './contract/register.js';
import { accessTokenVerification } from './identity/access-tokens.js';
import { wordingOf } from './learners/rules.js';
import { transcriptsOf } from './ledger/transcripts.js';
import { describeError, isUnavailable } from './platform/failures.js';
import { newId } from './platform/ids.js';
import { RequestLog } from './platform/request-log.js';
import type { WebParts } from './web/parts.js';
import { registerWeb } from './web/register.js';

export interface AppParts extends ApiParts, AdmissionParts {
  readonly service: ServiceParts;
  /** What the pages for people work with. Without it there are none. */
  readonly web?: Omit<WebParts, 'transcripts'>;
  readonly logger: FastifyBaseLogger;
  /** Milliseconds behind which the process is too busy to take requests. */
  readonly eventLoopDelay: number;
  /** Told of every answer of the contract. */
  readonly onAnswer?: (operationId: OperationId, status: number) => void;
}

/** In bytes. Operations of the contract that take more say so; batch files have a way of their own. */
const largestBody = 64 * 1024;

/** Milliseconds. A batch file may take so long to arrive; how long any other body may, the contract's routes see to. */
const longestRequest = 3_600_000;
/** Milliseconds within which the headers of a request are there. */
const longestHeaders = 10_000;

/** The web application: everything that is served, on nothing that listens yet. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { baseUrl, service, logger, eventLoopDelay, onAnswer } = parts;
  const app = Fastify({
    loggerInstance: logger,
    logController: new RequestLog(),
    genReqId: ({ headers }) => requestIdOf(headers['x-request-id']),
    bodyLimit: largestBody,
    http: { headersTimeout: longestHeaders },
    requestTimeout: longestRequest,
    keepAliveTimeout: 75_000,
    routerOptions: { maxParamLength: 100 },
    // What is no HTTP request at all.
    clientErrorHandler: (error, socket) => {
      if (!socket.writable) return socket.destroy(error);
      const raw = serialiseProblem(
        new Problem('malformed-request', {
          detail:
            error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
              ? 'The request did not arrive in time.'
              : 'This is not an HTTP request that can be read.',
        }),
        { baseUrl, instance: '/', requestId: newId() },
      );
      const headers = Object.entries({
        ...raw.headers,
        'content-length': String(Buffer.byteLength(raw.body)),
        connection: 'close',
      });
      socket.end(
        `HTTP/1.1 400 Bad Request\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${raw.body}`,
      );
      return undefined;
    },
    // An address that cannot be decoded is like any other where there is nothing.
    frameworkErrors: (_error, request, reply: FastifyReply) => {
      const raw = serialiseProblem(new Problem('not-found'), { baseUrl, instance: '/', requestId: request.id });
      return reply
        .code(raw.status)
        .headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff', ...raw.headers })
        .send(raw.body);
    },
  });

  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    reply.header('x-content-type-options', 'nosniff');
    if (request.url.startsWith('/v1/')) reply.header('cache-control', 'no-store');
    if (baseUrl.startsWith('https:')) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
    done();
  });

  await app.register(formbody);
  await app.register(jwt, accessTokenVerification({ signingKeys: service.signingKeys, issuer: service.issuer }));
  await app.register(swagger, { mode: 'static', specification: { document: openapi as never } });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    uiConfig: { docExpansion: 'list', deepLinking: true },
  });
  app.get('/openapi.json', { exposeHeadRoute: false }, async () => openapi);
  app.get('/openapi.yaml', { exposeHeadRoute: false }, async (_request, reply) =>
    reply.type('application/yaml; charset=utf-8').send(app.swagger({ yaml: true })),
  );
  registerContract(app, apiHandlers(parts, service), {
    baseUrl,
    wording: wordingOf,
    admit: admission(parts),
    isUnavailable,
    describeError,
    ...(onAnswer === undefined ? {} : { onAnswer }),
  });
  // After the contract: what goes wrong before a program is told as the contract's routes tell it.
  if (parts.web !== undefined) await registerWeb(app, { ...parts.web, transcripts: transcriptsOf(parts) });
  // Last: what it measures should not begin with the making of the routes.
  await app.register(underPressure, {
    maxEventLoopDelay: eventLoopDelay,
    // Without a measurement between two looks it takes the delay for endless: one has to have the time to be made.
    sampleInterval: Math.max(1000, eventLoopDelay),
    retryAfter: 5,
    pressureHandler: ({ routeOptions }) => {
      // A busy process is alive: whoever asks that must not be told to end it.
      if (routeOptions.url === '/health/live') return;
      throw new Problem('unavailable', { headers: { 'retry-after': '5' } });
    },
  });
  return app;
}

/**
 * The sender's own id for the request, if it can stand in a log, or one of ours. A word of ten digits could be a
 * ULN, and ULNs do not stand in logs.
 */
function requestIdOf(given: string | string[] | undefined): string {
  const fits =
    typeof given === 'string' &&
    /^[\w.:-]{8,100}$/.test(given) &&
    !/(?<![0-9A-Za-z])[0-9]{10}(?![0-9A-Za-z])/.test(given);
  return fits ? given : newId();
}
