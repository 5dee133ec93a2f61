import { inflateSync } from 'node:zlib';

const HEADER = 44;
const ENTRY = 20;

/**
 * A font file in WOFF as the TrueType file it was packed from.
 *
 * fontkit reads WOFF as it is, but unpacks the table of all outlines again for each letter: seconds for a page.
 * The layout is that of the W3C's WOFF File Format 1.0, sections 3 to 5. Throws where the bytes are not WOFF.
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('Not a font in WOFF.');
  const count = woff.readUInt16BE(12);
  const font = Buffer.alloc(woff.readUInt32BE(16));
  woff.copy(font, 0, 4, 8);
  font.writeUInt16BE(count, 4);
  // What the binary search of readers starts from: the largest power of two that is no more than the count.
  const power = Math.floor(Math.log2(count));
  font.writeUInt16BE(16 << power, 6);
  font.writeUInt16BE(power, 8);
  font.writeUInt16BE(16 * count - (16 << power), 10);

  let end = 12 + 16 * count;
  for (let i = 0; i < count; i += 1) {
    const entry = HEADER + i * ENTRY;
    const [offset, packedLength, length, checksum] = [4, 8, 12, 16].map((at) => woff.readUInt32BE(entry + at)) as [
      number,
      number,
      number,
      number,
    ];
    const packed = woff.subarray(offset, offset + packedLength);
    const table = packedLength < length ? inflateSync(packed) : packed;
    const record = 12 + 16 * i;
    woff.copy(font, record, entry, entry + 4);
    font.writeUInt32BE(checksum, record + 4);
    font.writeUInt32BE(end, record + 8);
    font.writeUInt32BE(length, record + 12);
    table.copy(font, end);
    end += (length + 3) & ~3;
  }
  return font;
}
