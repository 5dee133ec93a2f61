import { createHash } from 'node:crypto';

/**
 * A digest of all that a version of a scheme says (SHA-256, hex), whatever the order of its members. Its status is no part
 * of it: that is what people say of the rest.
 */
export function schemeDigest(definition: object): string {
  const { status: _status, ...content } = definition as { status?: unknown };
  return createHash('sha256').update(JSON.stringify(content, inOrder)).digest('hex');
}

function inOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
