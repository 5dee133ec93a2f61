import { parse as parseWithDuplicates } from 'lossless-json';
import secureJson from 'secure-json-parse';
import { Problem } from './problem.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The body of a request as a JSON value.
 * Refuses what different readers would read differently: bytes that are not UTF-8, a member named twice, `__proto__`.
 * An empty body is `undefined`. Throws `malformed-request`.
 */
export function readJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch (cause) {
    throw new Problem('malformed-request', { detail: 'The body is not UTF-8.', cause });
  }
  let value: unknown;
  try {
    value = secureJson.parse(text, null, { protoAction: 'error', constructorAction: 'error' });
  } catch (cause) {
    throw new Problem('malformed-request', { detail: 'The body is not well-formed JSON.', cause });
  }
  if (depthOf(value) > deepest)
    throw new Problem('malformed-request', { detail: `The body is nested more than ${deepest} deep.` });
  if (text.includes('{')) refuseDuplicates(text);
  return value;
}

/** No body of the contract is nested as deep as this; what walks a body may recurse. */
const deepest = 16;

function depthOf(value: unknown, depth = 0): number {
  if (value === null || typeof value !== 'object' || depth > deepest) return depth;
  let most = depth + 1;
  for (const item of Object.values(value)) most = Math.max(most, depthOf(item, depth + 1));
  return most;
}

function refuseDuplicates(text: string): void {
  parseWithDuplicates(text, undefined, {
    // The numbers were read already; here only the names matter.
    parseNumber: Number,
    onDuplicateKey: ({ key }) => {
      throw new Problem('malformed-request', { detail: `The body names the member "${safeName(key)}" twice.` });
    },
  });
}

/** A name from the body may be anything; what is echoed is short and plain. */
function safeName(name: string): string {
  return name.replace(/[^\w.-]/g, '?').slice(0, 40);
}
