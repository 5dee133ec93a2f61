import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { type JWK, SignJWT } from 'jose';

/** A client's key pair, as the client has it. */
export interface ClientKeyPair {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: KeyObject;
  readonly publicJwk: JWK;
}

/** A new key pair for PS256, ES256 or EdDSA. */
export function newClientKey(alg: 'PS256' | 'ES256' | 'EdDSA'): ClientKeyPair {
  const { publicKey, privateKey } = newPair(alg);
  const kid = randomUUID();
  return { kid, alg, privateKey, publicJwk: { ...publicKey.export({ format: 'jwk' }), kid } };
}

function newPair(alg: string) {
  if (alg === 'PS256') return generateKeyPairSync('rsa', { modulusLength: 2048 });
  if (alg === 'EdDSA') return generateKeyPairSync('ed25519');
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

/**
 * A good assertion of a client for `issuer`, signed with its key. Claims and header change parts of it or, where
 * undefined, leave them out.
 */
export function signAssertion(
  { id, key }: { id: string; key: ClientKeyPair },
  issuer: string,
  claims: object = {},
  header: object = {},
): Promise<string> {
  const seconds = Math.floor(Date.now() / 1000);
  const good = { iss: id, sub: id, aud: issuer, jti: randomUUID(), iat: seconds, exp: seconds + 60 };
  return new SignJWT({ ...good, ...claims })
    .setProtectedHeader({ alg: key.alg, kid: key.kid, ...header })
    .sign(key.privateKey);
}

/** The parameters with which an assertion is sent. */
export function assertionForm(assertion: string): Record<string, string> {
  return {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
  };
}
