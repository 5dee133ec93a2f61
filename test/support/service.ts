import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { compose, type Service } from '../../src/compose.js';
import { composeWorker } from '../../src/compose-worker.js';
import type { OperationId } from '../../src/contract/operation.js';
import { freeUlns } from '../../src/onboarding/sandbox.js';
import type { StarterKit } from '../../src/onboarding/starter-kit.js';
import { readSettings } from '../../src/platform/settings.js';
import { createDatabase } from './database.js';

/** JSON as it came, for tests to look into. */
// biome-ignore lint/suspicious/noExplicitAny: an assertion says what it expects to find
export type Json = any;

/** What the service answered. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  /** The bytes as UTF-8. */
  readonly text: string;
  /** The text as JSON; undefined where it is none. */
  readonly body: Json;
}

export type ClientName = 'supplier' | 'diplomaAwardingBody' | 'componentAwardingBody' | 'serviceManagement';

/** What may be said of a call. What is left out is as a well-behaved MIS of the starter kit's centre would have it. */
export interface CallOptions {
  /** Whose token, or which; `null`: none. */
  as?: ClientName | { token: string } | null;
  /** DAS-Centre; `null`: none. */
  centre?: string | null;
  /** If-Match. */
  etag?: string | undefined;
  /** Idempotency-Key of a POST: a new one, unless it is said. */
  key?: string;
  query?: Record<string, string>;
  /** More headers, or others; one that is undefined is not sent. */
  headers?: Record<string, string | string[] | undefined>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead. */
  raw?: string | Buffer;
}

/** A call and what came of it. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly options: CallOptions;
  readonly answer: Answer;
}

export interface ServiceOptions {
  requestsPerCentre?: number;
  requestsBurst?: number;
  /** How long the process may stand still, in ms, until it says that it cannot keep up. Long: the machine may be busy. */
  eventLoopDelay?: number;
  /** What the service's keys follow from, base64. Two services with one round statistics alike. */
  sealingKey?: string;
  /** Run the worker as well, in this process: batch files are taken and extracts are made. Without it they wait. */
  worker?: boolean;
  /** Where the service finds its database: by the address given, or by another way to it. */
  reachDatabase?: (url: string) => Promise<string> | string;
  onAnswer?: (operationId: OperationId, status: number) => void;
  /** Sees every call; what it throws fails the call. */
  onExchange?: (exchange: Exchange) => void;
}

export type TestService = Awaited<ReturnType<typeof startService>>;

/** A person, as the tests have one. */
export const person = {
  givenName: 'Zoë',
  familyName: 'O’Brien-Smith',
  dateOfBirth: '1994-05-17',
  gender: 'female',
} as const;

/** A line and level that the starter kit's centre can register. */
export const registration = { line: 'engineering', level: 'higher', awardingBody: 'NDA' } as const;

/** The whole service, on a free port of this machine and a database of its own, with its log in memory. */
export async function startService(options: ServiceOptions = {}) {
  const database = await createDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'das-service-'));
  const logs: string[] = [];
  const time = { offset: 0 };
  const clock = () => new Date(Date.now() + time.offset);
  const logger = pino({ level: 'trace', base: null }, { write: (line: string) => void logs.push(line) });
  const databaseUrl = (await options.reachDatabase?.(database.url)) ?? database.url;

  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const settings = readSettings({
    PORT: String(port),
    DAS_BASE_URL: baseUrl,
    DAS_DATA_DIR: dataDir,
    DAS_REQUESTS_PER_CENTRE: String(options.requestsPerCentre ?? 1_000_000),
    DAS_REQUESTS_BURST: String(options.requestsBurst ?? 1_000_000),
    DAS_EVENT_LOOP_DELAY: String(options.eventLoopDelay ?? 60_000),
    ...(options.sealingKey === undefined ? {} : { DAS_SEALING_KEY: options.sealingKey }),
  });
  const { onAnswer } = options;
  const surroundings = { databaseUrl, logger, clock };
  const service: Service = await compose(settings, {
    ...surroundings,
    ...(onAnswer === undefined ? {} : { onAnswer }),
  });
  const worker = options.worker ? await composeWorker(settings, surroundings) : undefined;
  await service.app.listen({ host: '127.0.0.1', port });
  const kit: StarterKit = JSON.parse(readFileSync(service.starterKit as string, 'utf8'));

  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const owner = new pg.Pool({ connectionString: database.url, max: 2, options: '-c timezone=UTC' });
  owner.on('error', () => undefined);
  const tokens = new Map<string, { readonly token: Promise<string>; until: number }>();
  const ulns = freeUlns(20_000);

  /** A request as it is, nothing added. */
  function send(
    method: string,
    path: string,
    headers: OutgoingHttpHeaders | string[] = {},
    body?: string | Buffer,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port, method, path, headers: headers as OutgoingHttpHeaders, agent },
        (reply) => {
          const chunks: Buffer[] = [];
          reply.on('data', (chunk: Buffer) => chunks.push(chunk));
          reply.on('error', reject);
          reply.on('end', () => {
            const bytes = Buffer.concat(chunks);
            const text = bytes.toString('utf8');
            resolve({ status: reply.statusCode as number, headers: reply.headers, bytes, text, body: jsonOf(text) });
          });
        },
      );
      sent.on('error', reject);
      // As bytes: with a text, Node would write the headers in that text's encoding.
      sent.end(typeof body === 'string' ? Buffer.from(body) : body);
    });
  }

  /** An access token of a client of the kit, or of another, with the scopes asked for. One is asked for once, until it ends. */
  function token(client: ClientName | { clientId: string; clientSecret: string }, scope = ''): Promise<string> {
    const { clientId, clientSecret } = typeof client === 'string' ? kit[client] : client;
    const known = tokens.get(`${clientId} ${scope}`);
    if (known !== undefined && clock().getTime() < known.until) return known.token;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      ...(scope === '' ? {} : { scope }),
    });
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const given = send('POST', '/oauth/token', type, form.toString()).then(({ status, text, body }) => {
      if (status !== 200) throw new Error(`no token: ${status} ${text}`);
      kept.until = clock().getTime() + body.expires_in * 1000;
      return body.access_token as string;
    });
    const kept = { token: given, until: Number.POSITIVE_INFINITY };
    tokens.set(`${clientId} ${scope}`, kept);
    given.catch(() => tokens.delete(`${clientId} ${scope}`));
    return given;
  }

  /** A call as an MIS makes it: signed in, for its centre, with the person and a key. */
  async function call(method: string, path: string, said: CallOptions = {}): Promise<Answer> {
    const { as = 'supplier', centre = as === 'supplier' ? kit.centre.number : null, etag, query } = said;
    const bearer = as === null ? undefined : typeof as === 'string' ? await token(as) : as.token;
    const json = said.body === undefined ? undefined : JSON.stringify(said.body);
    const content = said.raw ?? json;
    const headers: Record<string, string | string[] | undefined> = {
      authorization: bearer === undefined ? undefined : `Bearer ${bearer}`,
      'das-centre': centre ?? undefined,
      'das-actor': method === 'GET' ? undefined : 'exams.officer',
      'idempotency-key': method === 'POST' ? (said.key ?? randomUUID()) : undefined,
      'if-match': etag,
      'content-type': json === undefined ? undefined : 'application/json',
      // Node says how long a body is only with methods that usually have one.
      'content-length': content === undefined ? undefined : String(Buffer.byteLength(content)),
      ...said.headers,
    };
    const address = query === undefined ? path : `${path}?${new URLSearchParams(query)}`;
    const answer = await send(method, address, sendable(headers), content);
    options.onExchange?.({ method, path, options: said, answer });
    return answer;
  }

  /** A call that must succeed: its body. */
  async function done(method: string, path: string, said?: CallOptions): Promise<Json> {
    const { status, text, body } = await call(method, path, said);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return body;
  }

  /** A ULN that nobody has used yet. */
  function nextUln(): string {
    const uln = ulns.shift();
    if (uln === undefined) throw new Error('there are no more ULNs');
    return uln;
  }

  /** A statement of the owner of the database, past the service. */
  async function query(text: string, values: unknown[] = []): Promise<Record<string, Json>[]> {
    return (await owner.query(text, values)).rows;
  }

  /** Opens a learner's account, and answers it. */
  function open(fields: object = {}, said: CallOptions = {}): Promise<Json> {
    return done('POST', '/v1/learners', { ...said, body: { uln: nextUln(), ...person, ...fields } });
  }

  await untilReady(() => send('GET', '/v1/service-status'));
  return {
    ...{ baseUrl, port, kit, service, databaseUrl: database.url, logs, clock },
    ...{ send, call, done, token, nextUln, query, open },
    /** Opens an account that is registered for a Diploma: the learner and the Diploma. */
    async openWithDiploma(said: CallOptions = {}, diploma: object = registration): Promise<Json> {
      const learner = await open({ diploma }, said);
      return { uln: learner.uln, learner, diploma: learner.diplomas[0] };
    },
    /** Moves the service's clock on. */
    advance(milliseconds: number): void {
      time.offset += milliseconds;
    },
    async close(): Promise<void> {
      agent.destroy();
      await worker?.close();
      await service.close();
      await owner.end();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A port that was free a moment ago. Below those that connections of this machine take for themselves. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer();
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
}

/** A process that has just started is busy, and says so for a second. */
async function untilReady(ask: () => Promise<Answer>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if ((await ask()).status === 200) return;
    await sleep(50);
  }
  throw new Error('the service did not get ready');
}

function sendable(headers: Record<string, string | string[] | undefined>): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as OutgoingHttpHeaders;
}

function jsonOf(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
