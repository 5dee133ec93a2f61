import { describe, expect, it } from 'vitest';
import { presentedCredentials } from '../../../src/identity/credentials.js';
import { readTokenForm } from '../../../src/identity/token-form.js';
import { TokenRefusal } from '../../../src/identity/token-refusals.js';

const FORM = 'application/x-www-form-urlencoded';
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

function refusalOf(step: () => unknown): TokenRefusal {
  try {
    step();
  } catch (error) {
    if (error instanceof TokenRefusal) return error;
    throw error;
  }
  throw new Error('was not refused');
}

describe('the form of a token request', () => {
  it.each([FORM, `${FORM}; charset=UTF-8`, 'Application/X-WWW-Form-Urlencoded'])('is read as %s', (contentType) => {
    expect(readTokenForm(contentType, { grant_type: 'client_credentials' })).toEqual({
      grant_type: 'client_credentials',
    });
  });

  it.each([undefined, '', 'application/json', 'multipart/form-data; boundary=x', `${FORM}x`])(
    'is not read as %s',
    (contentType) => {
      expect(refusalOf(() => readTokenForm(contentType, {}))).toMatchObject({
        code: 'invalid_request',
        reason: 'not a form',
      });
    },
  );

  it('is empty when there is no body', () => {
    expect(readTokenForm(FORM, undefined)).toEqual({});
  });

  it('treats a parameter without a value as not sent', () => {
    expect(readTokenForm(FORM, { scope: '', client_id: 'c' })).toEqual({ client_id: 'c' });
  });

  it.each(['grant_type', 'scope', 'client_id', 'client_assertion', 'something_else'])(
    'gives %s once, or not at all',
    (name) => {
      expect(refusalOf(() => readTokenForm(FORM, { [name]: ['a', 'a'] }))).toMatchObject({
        code: 'invalid_request',
        reason: 'repeated parameter',
      });
    },
  );
});

describe('the credentials in a token request', () => {
  it('are an assertion', () => {
    const form = { client_assertion_type: JWT_BEARER, client_assertion: 'a.b.c', client_id: 'c' };
    expect(presentedCredentials(undefined, form)).toEqual({
      method: 'private_key_jwt',
      assertion: 'a.b.c',
      clientId: 'c',
    });
  });

  it('are a secret in the body', () => {
    expect(presentedCredentials(undefined, { client_id: 'c', client_secret: 's' })).toEqual({
      method: 'client_secret',
      clientId: 'c',
      secret: 's',
    });
  });

  it.each([
    ['plain', basic('c:s'), 's'],
    ['in any case', basic('c:s').replace('Basic', 'bAsIc'), 's'],
    ['with a colon in the secret', basic('c:s:t'), 's:t'],
    ['form-encoded', basic('c:a%2Bb+c%3A%C3%A4'), 'a+b c:ä'],
  ])('are a secret in the header, %s', (_, authorization, secret) => {
    expect(presentedCredentials(authorization, {})).toEqual({ method: 'client_secret', clientId: 'c', secret });
  });

  it.each([
    ['none', undefined, {}, 'invalid_client', 'no credentials'],
    ['an id alone', undefined, { client_id: 'c' }, 'invalid_client', 'no credentials'],
    ['an id that cannot be one, alone', undefined, { client_id: '\u0000' }, 'invalid_client', 'no credentials'],
    ['a secret alone', undefined, { client_secret: 's' }, 'invalid_client', 'unknown client'],
    ['a header of another scheme', 'Bearer abc', {}, 'invalid_client', 'authorization header unreadable'],
    ['a header without credentials', 'Basic', {}, 'invalid_client', 'authorization header unreadable'],
    ['a header that is not base64', 'Basic c:s', {}, 'invalid_client', 'authorization header unreadable'],
    ['a header without a colon', basic('c'), {}, 'invalid_client', 'authorization header unreadable'],
    ['a header that is not form-encoded', basic('c:%zz'), {}, 'invalid_client', 'authorization header unreadable'],
    ['a header without an id', basic(':s'), {}, 'invalid_client', 'unknown client'],
    ['a header and another id', basic('c:s'), { client_id: 'd' }, 'invalid_client', 'client id is not subject'],
    ['header and body', basic('c:s'), { client_secret: 's' }, 'invalid_request', 'several credentials'],
    ['header and assertion', basic('c:s'), { client_assertion: 'a' }, 'invalid_request', 'several credentials'],
    [
      'secret and assertion',
      undefined,
      { client_id: 'c', client_secret: 's', client_assertion: 'a' },
      'invalid_request',
      'several credentials',
    ],
    ['an assertion without its type', undefined, { client_assertion: 'a' }, 'invalid_request', 'assertion type'],
    [
      'an assertion of another type',
      undefined,
      { client_assertion: 'a', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer' },
      'invalid_request',
      'assertion type',
    ],
  ])('are refused: %s', (_, authorization, form, code, reason) => {
    expect(refusalOf(() => presentedCredentials(authorization, form))).toMatchObject({ code, reason });
  });
});
