import { createPublicKey } from 'node:crypto';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { type AssertionAlgorithm, algorithmOf } from './clients.js';

/** A public key that a client may sign its assertions with. Its id is its thumbprint (RFC 7638). */
export interface ReadKey {
  readonly kid: string;
  readonly algorithm: AssertionAlgorithm;
  readonly jwk: JWK;
}

/** What only the owner of a key may have (RFC 7518, 6). */
const secretParts = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
const longest = 8000;
const fewestBits = 2048;
const mostBits = 8192;

const wrongForm = 'This is no public key that can be read: paste a JWK, a JWK Set with one key, or a PEM.';
const isPrivate =
  'This is a private key, and it was not kept. Whoever has seen it could act as you: make a new pair, and paste the public key.';

/** Reads a public key as somebody pasted it: a JWK, a JWK Set of one, or a PEM. Answers what is wrong with it otherwise. */
export async function readPublicKey(text: string): Promise<ReadKey | { readonly fault: string }> {
  const said = text.trim();
  if (said.length > longest) return { fault: wrongForm };
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(said)) return { fault: isPrivate };
  const jwk = said.startsWith('-----BEGIN') ? ofPem(said) : ofJson(said);
  if (jwk === undefined) return { fault: wrongForm };
  if (secretParts.some((part) => Object.hasOwn(jwk, part))) return { fault: isPrivate };
  const weakness = weaknessOf(jwk);
  if (weakness !== undefined) return { fault: weakness };
  const algorithm = algorithmOf(jwk);
  if (algorithm === undefined)
    return {
      fault: 'This key is of a kind that is not taken: use ES256 (P-256), EdDSA (Ed25519) or PS256 (RSA), to sign.',
    };
  const bare = publicPartsOf(jwk);
  const kid = await calculateJwkThumbprint(bare, 'sha256');
  return { kid, algorithm, jwk: { ...bare, kid, alg: algorithm, use: 'sig' } };
}

function ofPem(text: string): JWK | undefined {
  try {
    return createPublicKey(text).export({ format: 'jwk' }) as JWK;
  } catch {
    return undefined;
  }
}

function ofJson(text: string): JWK | undefined {
  try {
    const read = JSON.parse(text);
    const one = Array.isArray(read?.keys) ? (read.keys.length === 1 ? read.keys[0] : undefined) : read;
    return typeof one === 'object' && one !== null && !Array.isArray(one) ? (one as JWK) : undefined;
  } catch {
    return undefined;
  }
}

/** Why a key is no good, where it is none or too weak. */
function weaknessOf(jwk: JWK): string | undefined {
  let details: ReturnType<typeof createPublicKey>['asymmetricKeyDetails'];
  try {
    details = createPublicKey({ key: publicPartsOf(jwk) as never, format: 'jwk' }).asymmetricKeyDetails;
  } catch {
    return wrongForm;
  }
  const { modulusLength, publicExponent } = details ?? {};
  if (modulusLength === undefined) return undefined;
  if (modulusLength < fewestBits)
    return `This key is weak: an RSA key has at least ${fewestBits} bits, and this has ${modulusLength}.`;
  if (modulusLength > mostBits) return `An RSA key has at most ${mostBits} bits here.`;
  return publicExponent === 65537n ? undefined : 'This key is weak: the exponent of an RSA key is 65537.';
}

/** What makes the key and nothing else: no certificate, no name of somebody's own. */
function publicPartsOf({ kty, crv, x, y, n, e }: JWK): JWK {
  if (kty === 'RSA') return { kty, n, e } as JWK;
  return (kty === 'EC' ? { kty, crv, x, y } : { kty, crv, x }) as JWK;
}
