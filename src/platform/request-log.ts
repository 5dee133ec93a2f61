import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { describeError } from './failures.js';

/**
 * One line for each request, when it is answered, and no other: the address of a request may hold a ULN, so the line
 * names the operation, or the path of the page with its names, and not the address. `traceparent` (W3C Trace Context) is taken over. What failed while an answer
 * went out is described without the words of the database.
 */
export class RequestLog extends LogController {
  override incomingRequest(): void {}

  override routeNotFound(): void {}

  override requestCompleted(error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    request.log.info({ ...lineOf(request, reply), aborted: error ? true : undefined }, 'answered');
  }

  /** Of an answer that is cut off, Fastify tells this and no more: the request is not completed. */
  override streamError(error: Error & { code?: string }, request: FastifyRequest, reply: FastifyReply): void {
    const line = { ...lineOf(request, reply), aborted: true };
    // The caller went away.
    if (error.code === 'ERR_STREAM_PREMATURE_CLOSE') request.log.info(line, 'answered');
    else request.log.warn({ ...line, error: describeError(error) }, 'the answer broke off');
  }

  override writeHeadError(error: Error, request: FastifyRequest): void {
    request.log.error({ error: describeError(error) }, 'the answer could not be begun');
  }
}

function lineOf(request: FastifyRequest, reply: FastifyReply): object {
  const { operationId, page } = request.routeOptions.config as { operationId?: string; page?: string };
  const { clientId } = (request.user ?? {}) as { clientId?: string };
  const traceId = /^00-(?!0{32})([0-9a-f]{32})-/.exec(String(request.headers.traceparent ?? ''))?.[1];
  const ms = Math.round(reply.elapsedTime * 10) / 10;
  return { operationId, page, clientId, traceId, status: reply.statusCode, ms };
}
