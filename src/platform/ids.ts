import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

// Chance is fetched for many ids at once: a thousand rows of a file need a thousand ids, and each fetch is a system call.
const chance = new Uint8Array(16 * 256);
let used = chance.length;
let milliseconds = 0;
let sequence = 0;

/** Is it an id, as this service writes them? */
export function isId(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** A new UUIDv7 (RFC 9562). Of two made by one process the later is the greater. */
export function newId(): string {
  if (used === chance.length) {
    randomFillSync(chance);
    used = 0;
  }
  const random = chance.subarray(used, used + 16);
  used += 16;
  const now = Date.now();
  if (now > milliseconds) {
    milliseconds = now;
    // Half of the 32 bits are left to count on in the same millisecond.
    sequence = ((random[0] as number) << 8) | (random[1] as number);
  } else {
    sequence += 1;
  }
  return v7({ random, msecs: milliseconds, seq: sequence });
}
