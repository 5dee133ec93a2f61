import type { FileNotes } from './notes.js';

/**
 * How a file is encoded, told by its first bytes; undefined if they are not those of a text. UTF-16 without a
 * byte-order mark is known by its NULs: Latin letters have one each, on the same side.
 */
export function encodingOf(head: Uint8Array): Pick<FileNotes, 'encoding' | 'byteOrderMark'> | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', byteOrderMark: true };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', byteOrderMark: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', byteOrderMark: true };

  const nuls = [0, 0] as [even: number, odd: number];
  for (const [index, byte] of head.entries()) if (byte === 0) nuls[index % 2 === 0 ? 0 : 1] += 1;
  const [even, odd] = nuls;
  if (even === 0 && odd === 0) return { encoding: 'utf-8', byteOrderMark: false };
  // A letter of another script may have a NUL on the other side, now and then.
  if (odd >= head.length / 4 && even <= odd / 20) return { encoding: 'utf-16le', byteOrderMark: false };
  if (even >= head.length / 4 && odd <= even / 20) return { encoding: 'utf-16be', byteOrderMark: false };
  return undefined;
}
