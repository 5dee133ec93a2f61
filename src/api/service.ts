import { openapi } from '../contract/generated/openapi.js';
import type { Jwks } from '../contract/generated/schemas.js';
import type { Handlers } from '../contract/operation.js';
import { authorizationServerMetadata } from '../identity/authorization-server.js';
import type { SigningKeys } from '../identity/signing-keys.js';
import type { TokenEndpoint } from '../identity/token-endpoint.js';
import type { Clock } from '../platform/clock.js';
import type { Store } from '../platform/database.js';
import { readNotice } from '../platform/notices.js';
import type { RequestContext } from './context.js';

type Ids =
  | 'getHealthLive'
  | 'getHealthReady'
  | 'getServiceStatus'
  | 'issueToken'
  | 'getAuthorizationServerMetadata'
  | 'getJwks';

/** What the public operations need. */
export interface ServiceParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly tokens: TokenEndpoint;
  readonly signingKeys: SigningKeys;
  readonly issuer: string;
  readonly environment: 'sandbox' | 'live';
  readonly version: string;
}

/** The service itself: health, status, tokens and keys. Public. */
export function serviceHandlers({
  store,
  clock,
  tokens,
  signingKeys,
  issuer,
  environment,
  version,
}: ServiceParts): Handlers<RequestContext, Ids> {
  return {
    getHealthLive: () => ({ status: 200, body: { status: 'up' } }),

    async getHealthReady() {
      await store.pool.query('SELECT 1');
      return { status: 200, body: { status: 'up' } };
    },

    async getServiceStatus() {
      const notice = await readNotice(store.prisma);
      const message = 'The service is operating normally.';
      return {
        status: 200,
        body: {
          status: 'operatingNormally',
          message,
          ...(notice === undefined ? {} : { notice }),
          environment,
          version,
          contract: openapi.info.version,
          time: clock().toISOString(),
        },
      };
    },

    async issueToken({ body, context }) {
      const { contentType, authorization } = context;
      return tokens.issueToken({
        contentType,
        authorization,
        form: (body ?? undefined) as Record<string, unknown> | undefined,
      });
    },

    getAuthorizationServerMetadata: () => ({
      status: 200,
      body: authorizationServerMetadata({ issuer, environment }),
      headers: { 'cache-control': 'public, max-age=3600' },
    }),

    async getJwks() {
      const { keys } = await signingKeys.jwks();
      return { status: 200, body: { keys: keys as Jwks['keys'] }, headers: { 'cache-control': 'public, max-age=300' } };
    },
  };
}
