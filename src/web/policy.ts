import { randomBytes } from 'node:crypto';

/** A word that this answer's own script and style say, and nobody can guess. */
export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/** What a page may load and do: its own script, its own style, its own pictures; forms go to this service; nobody frames it. */
export function headersOfPage(nonce: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'cross-origin-opener-policy': 'same-origin',
    'x-frame-options': 'DENY',
  };
}
