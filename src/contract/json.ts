import { visit } from 'jsonc-parser';
import secureJson from 'secure-json-parse';
import { Problem } from './problem.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** No body of the contract is nested as deep as this; what walks a body may recurse. */
const deepest = 16;

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
  // Before the parsers proper: what is nested too deep for a recursive one never gets there.
  refuseDepthAndDuplicates(text);
  try {
    return secureJson.parse(text, null, { protoAction: 'error', constructorAction: 'error' });
  } catch (cause) {
    throw new Problem('malformed-request', { detail: 'The body is not well-formed JSON.', cause });
  }
}

function refuseDepthAndDuplicates(text: string): void {
  const open: Set<string>[] = [];
  const enter = () => {
    open.push(new Set());
    if (open.length > deepest)
      throw new Problem('malformed-request', { detail: `The body is nested more than ${deepest} deep.` });
  };
  const leave = () => {
    open.pop();
  };
  visit(text, {
    onObjectBegin: enter,
    onObjectEnd: leave,
    onArrayBegin: enter,
    onArrayEnd: leave,
    onObjectProperty: (name) => {
      const names = open.at(-1);
      if (names?.has(name))
        throw new Problem('malformed-request', { detail: `The body names the member "${plain(name)}" twice.` });
      names?.add(name);
    },
  });
}

/** A name from the body may be anything; what is echoed is short and plain. */
function plain(name: string): string {
  return name.replace(/[^\w.-]/g, '?').slice(0, 40);
}
