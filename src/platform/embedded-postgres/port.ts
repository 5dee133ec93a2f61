import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * A free port on 127.0.0.1: the wanted one if it is free. It lies below the range from which systems take the ports of
 * outgoing connections; there, a client that calls while the server is away may be given the server's own port.
 */
export async function findPort(wanted?: number): Promise<number> {
  for (let port = wanted ?? anyPort(); ; port = anyPort()) {
    if (await isFree(port)) return port;
  }
}

function anyPort(): number {
  return randomInt(15_000, 30_000);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
