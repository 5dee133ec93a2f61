import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';

/**
 * One line for each request, when it is answered, and no other: the address of a request may hold a ULN, so the line
 * names the operation and not the address. `traceparent` (W3C Trace Context) is taken over.
 */
export class RequestLog extends LogController {
  override incomingRequest(): void {}

  override routeNotFound(): void {}

  override requestCompleted(error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const { operationId } = request.routeOptions.config as { operationId?: string };
    const { clientId } = (request.user ?? {}) as { clientId?: string };
    const traceId = /^00-(?!0{32})([0-9a-f]{32})-/.exec(String(request.headers.traceparent ?? ''))?.[1];
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info(
      { operationId, clientId, traceId, status: reply.statusCode, ms, aborted: error ? true : undefined },
      'answered',
    );
  }
}
