import { ASSERTION_ALGORITHMS } from './clients.js';
import { SCOPES } from './scopes.js';

/** The metadata of the authorization server `issuer` (RFC 8414), as served at `/.well-known/oauth-authorization-server`. */
export function authorizationServerMetadata({ issuer, environment }: { issuer: string; environment: string }) {
  return {
    issuer,
    token_endpoint: `${issuer}/oauth/token`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    scopes_supported: Object.keys(SCOPES),
    // Required by RFC 8414, and empty: there is no authorization endpoint.
    response_types_supported: [],
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: [
      'private_key_jwt',
      ...(environment === 'live' ? [] : ['client_secret_basic', 'client_secret_post']),
    ],
    token_endpoint_auth_signing_alg_values_supported: [...ASSERTION_ALGORITHMS],
  };
}
