import { isPrintableId } from './clients.js';
import type { TokenForm } from './token-form.js';
import { invalidClient, invalidRequest } from './token-refusals.js';

/** What a client shows to prove who it is, not yet checked. */
export type Credentials =
  | { readonly method: 'private_key_jwt'; readonly assertion: string; readonly clientId: string | undefined }
  | { readonly method: 'client_secret'; readonly clientId: string; readonly secret: string };

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The credentials in a token request: exactly one kind, by RFC 6749, 2.3. Throws `TokenRefusal`. */
export function presentedCredentials(authorization: string | undefined, form: TokenForm): Credentials {
  const given = [authorization, form.client_secret, form.client_assertion].filter((value) => value !== undefined);
  if (given.length > 1) {
    throw invalidRequest('several credentials', 'The client must authenticate in one way only.');
  }
  if (form.client_assertion !== undefined) return assertionIn(form, form.client_assertion);
  if (authorization !== undefined) return basicCredentials(authorization, form);
  if (form.client_secret !== undefined) return clientSecret(form.client_id, form.client_secret);
  throw invalidClient('no credentials', isPrintableId(form.client_id) ? form.client_id : undefined);
}

function assertionIn(form: TokenForm, assertion: string): Credentials {
  if (form.client_assertion_type !== ASSERTION_TYPE) {
    throw invalidRequest('assertion type', `The parameter client_assertion_type must be ${ASSERTION_TYPE}.`);
  }
  return { method: 'private_key_jwt', assertion, clientId: form.client_id };
}

function basicCredentials(authorization: string, form: TokenForm): Credentials {
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(authorization)?.[1];
  const pair = Buffer.from(encoded ?? '', 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  if (colon < 0) throw invalidClient('authorization header unreadable');
  const clientId = formDecoded(pair.slice(0, colon));
  if (form.client_id !== undefined && form.client_id !== clientId) {
    throw invalidClient('client id is not subject');
  }
  return clientSecret(clientId, formDecoded(pair.slice(colon + 1)));
}

function clientSecret(clientId: string | undefined, secret: string): Credentials {
  if (!isPrintableId(clientId)) throw invalidClient('unknown client');
  return { method: 'client_secret', clientId, secret };
}

// RFC 6749, 2.3.1: both halves are form-encoded before they are joined.
function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw invalidClient('authorization header unreadable');
  }
}
