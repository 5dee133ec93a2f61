import { createHmac } from 'node:crypto';
import type { TranscriptContent, TranscriptFacts } from './content.js';

/** Crockford's base 32: no I, L, O or U, so that a code can be read off paper and told over the telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;

/** So that the same secret, used for anything else, never gives a code. */
const PURPOSE = 'diploma-transcript/1\n';

/**
 * The code by which a transcript can be checked: `7Q2MX-04HZK-…`, 20 characters in groups of five, 100 bits of an
 * HMAC-SHA-256 over all that the transcript says. The same facts always give the same code, whatever the order of their
 * keys; without the secret nobody makes one. A code already in the content plays no part.
 */
export function verificationCode(secret: Buffer | string, content: TranscriptFacts | TranscriptContent): string {
  const { verificationCode: _, ...facts } = content as TranscriptContent;
  const digest = createHmac('sha256', secret).update(PURPOSE).update(canonicalJson(facts)).digest();
  let code = '';
  let bits = 0;
  let held = 0;
  for (const byte of digest) {
    held = ((held << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5 && code.length < LENGTH; bits -= 5) code += ALPHABET[(held >> (bits - 5)) & 31];
    if (code.length === LENGTH) break;
  }
  return inGroups(code);
}

/**
 * A code as somebody typed it, in the form in which it is printed, or null where it cannot be one. Spaces, dashes and
 * lower case do not matter, and O is taken for 0, I and L for 1.
 */
export function readCode(text: string): string | null {
  const code = text
    .normalize('NFKC')
    .replace(/[\s\p{Dash}]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((letter) => ALPHABET.includes(letter)) ? inGroups(code) : null;
}

function inGroups(code: string): string {
  return code.match(/.{5}/g)!.join('-');
}

/** JSON with the keys of every object in order, as two programs would write it for the same value. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, held) =>
    held !== null && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
}
