import { Secret, TOTP } from 'otpauth';

const issuer = 'Diploma aggregation service';
/** Seconds. RFC 6238's own choice, which every app has. */
const period = 30;

/** A new secret for an authenticator app, base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an authenticator app reads, as a picture or by hand. */
export function totpAddress(secret: string, username: string): string {
  return totp(secret, username).toString();
}

/** The time step to which a code belongs, if it is one of this moment or its neighbours. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const timestamp = now.getTime();
  const delta = totp(secret, '').validate({ token: code, timestamp, window: 1 });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / period) + delta;
}

function totp(secret: string, label: string): TOTP {
  return new TOTP({ issuer, label, secret: Secret.fromBase32(secret), period });
}
