const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long an access token lives. A key stays published at least as long after its last use. */
export const ACCESS_TOKEN_LIFETIME_MS = 10 * MINUTE;

/** How long a key signs. */
export const ACTIVE_FOR_MS = 30 * DAY;

/** The least time a key is published before it signs, so that whoever keeps a copy of the key set has seen it. */
export const PUBLISHED_AHEAD_MS = DAY;

/**
 * How long after the swap another process may still sign with the old key out of its memory, with room to spare.
 * It must be well above the time signing keys are kept in memory (signing-keys.ts).
 */
export const SWAP_MARGIN_MS = 5 * MINUTE;

// A day more than the least, so that the swap does not wait when the process that rotates is down for some hours.
const MADE_AHEAD_MS = PUBLISHED_AHEAD_MS + DAY;

/** What the rotation looks at in a signing key. */
export interface SigningKeyTimes {
  readonly kid: string;
  readonly state: string;
  readonly createdAt: Date;
  readonly activatedAt: Date | null;
  readonly retireAfter: Date | null;
}

/** One thing to do to the set of signing keys. */
export type RotationStep =
  | { readonly step: 'make'; readonly state: 'active' | 'next' }
  | { readonly step: 'activate'; readonly kid: string }
  | { readonly step: 'retire'; readonly kid: string; readonly retireAfter: Date }
  | { readonly step: 'remove'; readonly kid: string };

/**
 * What is due to be done to the signing keys at this moment, in order; empty when nothing is.
 * It is pure: the same keys and time give the same steps, so it can be asked without a lock and asked again under one.
 */
export function rotationSteps(keys: readonly SigningKeyTimes[], now: Date): RotationStep[] {
  const steps: RotationStep[] = keys
    .filter((key) => key.state === 'retiring' && key.retireAfter !== null && key.retireAfter <= now)
    .map((key) => ({ step: 'remove', kid: key.kid }));

  const active = keys.find((key) => key.state === 'active');
  const next = keys.find((key) => key.state === 'next');

  if (active === undefined) {
    // Nothing has signed yet, so there is nobody to give notice to.
    steps.push(next ? { step: 'activate', kid: next.kid } : { step: 'make', state: 'active' });
    return steps;
  }

  const activeFor = now.getTime() - (active.activatedAt ?? active.createdAt).getTime();
  if (next === undefined) {
    if (activeFor >= ACTIVE_FOR_MS - MADE_AHEAD_MS) steps.push({ step: 'make', state: 'next' });
    return steps;
  }
  if (activeFor >= ACTIVE_FOR_MS && now.getTime() - next.createdAt.getTime() >= PUBLISHED_AHEAD_MS) {
    const retireAfter = new Date(now.getTime() + ACCESS_TOKEN_LIFETIME_MS + SWAP_MARGIN_MS);
    steps.push({ step: 'retire', kid: active.kid, retireAfter }, { step: 'activate', kid: next.kid });
  }
  return steps;
}
