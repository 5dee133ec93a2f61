import CSRF from '@fastify/csrf';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Typed, text } from './page.js';

/** Only this host, only over TLS (or on the machine itself), never for scripts. */
const guarded = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;

const session = '__Host-das-session';
const device = '__Host-das-device';
const form = '__Host-das-form';
const aYear = 365 * 24 * 3600;

// The types know only one of the two ways to make it.
const tokens = CSRF.default() as unknown as CSRF.TokensSimple;

/** The session that the browser says it has. */
export function sessionTokenOf({ cookies }: FastifyRequest): string | undefined {
  return cookies[session];
}

/** What this browser was given when somebody signed in with it before. */
export function deviceOf({ cookies }: FastifyRequest): string | undefined {
  return cookies[device];
}

/** The browser keeps its session until it is closed, and for a year by what it is known. */
export function keepSession(reply: FastifyReply, signedIn: { token: string; device: string }): void {
  reply.setCookie(session, signedIn.token, guarded);
  reply.setCookie(device, signedIn.device, { ...guarded, maxAge: aYear });
}

export function forgetSession(reply: FastifyReply): void {
  reply.clearCookie(session, guarded);
}

/** The hidden value by which a form is known as one of ours. Its other half is a cookie, which outlives sessions. */
export function formToken(request: FastifyRequest, reply: FastifyReply): string {
  let secret = request.cookies[form];
  if (secret === undefined) {
    secret = tokens.secretSync();
    reply.setCookie(form, secret, guarded);
  }
  return tokens.create(secret);
}

/** Did this form come from a page of ours, which this browser was shown? */
export function isOwnForm({ headers, cookies }: FastifyRequest, typed: Typed): boolean {
  const from = headers['sec-fetch-site'];
  if (from !== undefined && from !== 'same-origin' && from !== 'none') return false;
  const secret = cookies[form];
  return secret !== undefined && tokens.verify(secret, text(typed, '_csrf'));
}
