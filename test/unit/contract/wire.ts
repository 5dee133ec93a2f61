import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Handlers, OperationId } from '../../../src/contract/operation.js';
import { registerContract } from '../../../src/contract/register.js';
import { wording } from '../support/form.js';
import { centre, id } from '../support/reference.js';

/** The contract on a free port of this machine, with handlers for some of its operations, and nothing behind it. */
export interface Wire {
  readonly app: FastifyInstance;
  readonly port: number;
  /** What was told of as answered: `operationId status`. */
  readonly told: string[];
}

export interface WireOptions {
  /** Milliseconds for which a body may keep the service waiting. */
  patience?: number;
  admit?: (request: FastifyRequest) => Promise<null>;
  isUnavailable?: (error: unknown) => boolean;
}

/** Listens with these handlers; any other operation fails. */
export async function wire<K extends OperationId>(
  handlers: Handlers<null, K>,
  { patience, admit = async () => null, isUnavailable = () => false }: WireOptions = {},
): Promise<Wire> {
  const told: string[] = [];
  const app = Fastify({ bodyLimit: 64 * 1024 });
  registerContract<null>(app, handlers as never, {
    baseUrl: 'https://das.example.org',
    wording,
    admit,
    isUnavailable,
    describeError: () => ({}),
    ...(patience === undefined ? {} : { patience }),
    onAnswer: (operationId, status) => void told.push(`${operationId} ${status}`),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return { app, port: (app.server.address() as AddressInfo).port, told };
}

/** What a call of the contract's batch files says of itself. */
export const said = { 'das-centre': centre, 'das-actor': 'Exams office', 'idempotency-key': id(1) };

/** A request that is not sent to its end yet. */
export function begin(
  { port }: Wire,
  method: string,
  path: string,
  headers: Record<string, string> = {},
): ClientRequest {
  return request({ host: '127.0.0.1', port, method, path, headers: { ...said, ...headers } });
}

/** The answer to a request, whole. Fails when the connection is cut before its end. */
export async function answerTo(sent: ClientRequest): Promise<{ status: number; reply: IncomingMessage; text: string }> {
  const [reply] = (await once(sent, 'response')) as [IncomingMessage];
  // What it sends on after the answer may find nobody.
  sent.on('error', () => undefined);
  let text = '';
  for await (const chunk of reply.setEncoding('utf8')) text += chunk;
  return { status: reply.statusCode as number, reply, text };
}

/** Sends a body at once, and answers what comes back. */
export function exchange(
  wired: Wire,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string | Buffer,
): ReturnType<typeof answerTo> {
  const sent = begin(wired, method, path, headers);
  sent.end(body);
  return answerTo(sent);
}

/** What comes back for these very bytes until the service closes the connection, and after how many milliseconds. */
export function untilClosed({ port }: Wire, bytes: string): Promise<{ text: string; after: number }> {
  return new Promise((resolve) => {
    const since = performance.now();
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve({ text, after: performance.now() - since }));
  });
}
