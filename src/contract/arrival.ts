import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import { finished, PassThrough, type Readable } from 'node:stream';
import { Problem } from './problem.js';

/** A body that is still coming. */
interface Arrival {
  readonly timer: NodeJS.Timeout;
  /** Where the body goes, when it is a file. */
  file?: PassThrough;
}

const arrivals = new WeakMap<IncomingMessage, Arrival>();

/**
 * Sees to it that no sender keeps a connection by never finishing its body: one that is not there after `patience`
 * milliseconds, or as a file has stood still for so long, is answered like a request that takes Node too long, or only
 * cut off where there was an answer already. It counts for what nobody reads, too.
 */
export function awaitBodies(server: Server, patience: number): void {
  // First of all who listen, so that it knows of every request that is handed on.
  server.prependListener('request', (request, response) => {
    if (!hasBody(request)) return;
    const arrival: Arrival = {
      timer: setTimeout(() => isOverdue(arrival, request, response, server), patience).unref(),
    };
    arrivals.set(request, arrival);
    request.once('close', () => clearTimeout(arrival.timer));
  });
}

/** Is there a body, by what the headers say? */
export function hasBody({ headers }: { headers: IncomingHttpHeaders }): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/**
 * The body of a request as a stream of its own: destroying it leaves the connection, so that there can be an answer, and
 * the rest of the body is thrown away. It fails with `malformed-request` when the sender breaks off.
 */
export function uploadOf(request: IncomingMessage): Readable {
  const file = new PassThrough();
  // Its reader may not be listening yet, and is told as soon as it reads.
  file.on('error', () => undefined);
  finished(request, { writable: false }, (error) => {
    if (error) file.destroy(new Problem('malformed-request', { detail: 'The body broke off.', cause: error }));
  });
  const arrival = arrivals.get(request);
  const goOn = () => void arrival?.timer.refresh();
  if (arrival !== undefined) arrival.file = file;
  request.on('data', goOn);
  request.pipe(file);
  file.once('close', () => {
    request.off('data', goOn);
    request.resume();
  });
  return file;
}

function isOverdue({ timer, file }: Arrival, request: IncomingMessage, response: ServerResponse, server: Server): void {
  // All of it is here; it is we who have not read it.
  if (request.complete) return;
  if (file?.writableNeedDrain && !file.destroyed) {
    timer.refresh();
    return;
  }
  if (!response.headersSent) {
    const error = Object.assign(new Error('The body did not arrive in time.'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
    server.emit('clientError', error, request.socket);
  }
  request.socket.destroySoon();
}
