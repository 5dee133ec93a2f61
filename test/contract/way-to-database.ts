import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a database that can be cut, and mended. */
export interface WayToDatabase {
  /** The same database, by this way. */
  readonly url: string;
  /** Ends every connection, and lets nobody through. */
  cut(): void;
  /** Keeps every connection, and lets no byte through: a network that swallows. */
  stall(): void;
  /** Lets everybody through again. What was stalled is lost. */
  mend(): void;
  close(): void;
}

/** Opens a way to the database at `url`: a port of this machine. */
export async function wayToDatabase(url: string): Promise<WayToDatabase> {
  const target = new URL(url);
  const pairs = new Set<Socket>();
  let state: 'open' | 'cut' | 'stalled' = 'open';

  const server = createServer((near) => {
    if (state === 'cut') {
      near.resetAndDestroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      pairs.add(one);
      one.setNoDelay(true);
      one.on('data', (bytes) => {
        if (state === 'open') other.write(bytes);
      });
      one.on('error', () => undefined);
      one.on('close', () => {
        pairs.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const way = new URL(url);
  way.hostname = '127.0.0.1';
  way.port = String((server.address() as AddressInfo).port);
  const endAll = () => {
    for (const socket of pairs) socket.resetAndDestroy();
  };
  return {
    url: way.href,
    cut() {
      state = 'cut';
      endAll();
    },
    stall() {
      state = 'stalled';
    },
    mend() {
      if (state === 'stalled') endAll();
      state = 'open';
    },
    close() {
      endAll();
      server.close();
    },
  };
}
