import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Pool } from 'pg';

/*
 * Files are kept in the database, a piece at a time, so that any process finds them and nothing else has to be backed
 * up. By hand and not with Prisma: it turns bytes into base64 and back, which costs more than storing them.
 */

/** The file is larger than may be sent. What was stored of it is still there. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}

const pieceBytes = 256 * 1024;

export interface FileKey {
  readonly realm: number;
  readonly batchId: string;
}

/** Stores a file as it comes. Throws `FileTooLarge` past `most` bytes, and what the stream or the database throws. */
export async function storePieces(
  pool: Pool,
  { realm, batchId }: FileKey,
  stream: Readable,
  most: number,
): Promise<{ bytes: number; digest: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  let number = 0;
  let waiting: Buffer[] = [];
  let waitingBytes = 0;

  async function store(): Promise<void> {
    const content = Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
    await pool.query({
      name: 'store-piece',
      text: 'INSERT INTO batch_piece (realm_id, batch_id, number, content) VALUES ($1, $2, $3, $4)',
      values: [realm, batchId, number++, content],
    });
  }

  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) throw new FileTooLarge();
    hash.update(chunk);
    waiting.push(chunk);
    waitingBytes += chunk.length;
    if (waitingBytes >= pieceBytes) await store();
  }
  if (waitingBytes > 0) await store();
  return { bytes, digest: hash.digest('hex') };
}

/** The file, a piece at a time. The next piece is fetched while the last one is worked on. */
export async function* readPieces(pool: Pool, { realm, batchId }: FileKey): AsyncGenerator<Buffer> {
  const fetchPiece = async (number: number) => {
    const { rows } = await pool.query<{ content: Buffer }>({
      name: 'read-piece',
      text: 'SELECT content FROM batch_piece WHERE realm_id = $1 AND batch_id = $2 AND number = $3',
      values: [realm, batchId, number],
    });
    return rows[0]?.content;
  };
  let coming = fetchPiece(0);
  for (let number = 1; ; number++) {
    const piece = await coming;
    if (piece === undefined) return;
    coming = fetchPiece(number);
    // Awaited at the next turn, if there is one.
    coming.catch(() => undefined);
    yield piece;
  }
}
