import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const VERSION = 'v1';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A sealed text was changed, belongs elsewhere, or was sealed under another key. It says no more, so as to leak nothing. */
export class UnsealError extends Error {
  override readonly name = 'UnsealError';
}

/**
 * Seals a text with AES-256-GCM so that it can lie in the database.
 * `context` says where it belongs (a key id, say): it is bound in, not stored, so a sealed text that
 * is moved to another row no longer opens.
 * Throws `RangeError` when the sealing key is not 32 bytes.
 */
export function seal(sealingKey: Uint8Array, text: string, context: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', checkedKey(sealingKey), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${sealed.toString('base64url')}`;
}

/**
 * Opens what `seal` made, given the same key and context.
 * Throws `UnsealError` when it does not open, `RangeError` when the sealing key is not 32 bytes.
 */
export function unseal(sealingKey: Uint8Array, sealed: string, context: string): string {
  const key = checkedKey(sealingKey);
  const [version, encoded] = sealed.split('.');
  const bytes = Buffer.from(encoded ?? '', 'base64url');
  if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) {
    throw new UnsealError('not a sealed text of a known version');
  }
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new UnsealError('the sealed text does not open', { cause });
  }
}

function checkedKey(sealingKey: Uint8Array): Uint8Array {
  if (sealingKey.length !== KEY_BYTES) {
    throw new RangeError(`a sealing key has ${KEY_BYTES} bytes, not ${sealingKey.length}`);
  }
  return sealingKey;
}
