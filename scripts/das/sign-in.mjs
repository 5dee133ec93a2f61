import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { Failure } from './failure.mjs';

/** A token is renewed so many seconds before it runs out, so that none runs out on its way. */
const renewBefore = 60;

/**
 * Signs in by private_key_jwt whenever there is no token that is still good. `post` sends a form to the service and
 * answers the status and the content. It is given the way to make the form, since an assertion is good once and the form
 * may have to be sent again. `token` throws a `Failure` when the service refuses.
 *
 * @param {{ issuer: string, client: { clientId: string, privateJwk: any }, file: string }} kit
 * @param {(form: () => URLSearchParams) => Promise<{ status: number, content: any }>} post
 * @returns {{ token(): Promise<string>, forget(): void }}  `forget`: the service does not take this token any more
 */
export function createSignIn(kit, post) {
  let token;
  let goodUntil = 0;

  return {
    async token() {
      if (token !== undefined && performance.now() < goodUntil) return token;
      const form = () =>
        new URLSearchParams({
          grant_type: 'client_credentials',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: assertion(kit),
        });
      const { status, content } = await post(form);
      if (status !== 200 || typeof content?.access_token !== 'string') throw new Failure(whyNot(status, content, kit));
      token = content.access_token;
      goodUntil = performance.now() + (content.expires_in - renewBefore) * 1000;
      return token;
    },
    forget() {
      token = undefined;
    },
  };
}

/** A client assertion: a JWT signed with the client's own key, used once (RFC 7523). */
function assertion({ issuer, client: { clientId, privateJwk } }) {
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: clientId, sub: clientId, aud: issuer, jti: randomUUID(), iat: now, exp: now + 60 };
  const content = `${part({ alg: 'ES256', kid: privateJwk.kid, typ: 'JWT' })}.${part(claims)}`;
  return `${content}.${sign('sha256', Buffer.from(content), signingKey(privateJwk)).toString('base64url')}`;
}

function signingKey(privateJwk) {
  try {
    return { key: createPrivateKey({ key: privateJwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' };
  } catch {
    throw new Failure('The key in the starter kit cannot be used.');
  }
}

function whyNot(status, content, { file }) {
  const said = [content?.error, content?.error_description].filter((text) => typeof text === 'string').join(': ');
  return [
    `The service does not let ${file} sign in (${said || status}).`,
    'The kit may belong to another service or database, or the clock of this computer may be wrong.',
    'README.md says what to do, under “If something goes wrong”.',
  ].join('\n');
}
