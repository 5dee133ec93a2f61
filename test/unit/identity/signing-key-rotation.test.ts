import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACCESS_TOKEN_LIFETIME_MS,
  ACTIVE_FOR_MS,
  PUBLISHED_AHEAD_MS,
  rotationSteps,
  type SigningKeyTimes,
  SWAP_MARGIN_MS,
} from '../../../src/identity/signing-key-rotation.js';

const DAY = 24 * 60 * 60_000;
const start = new Date('2011-09-01T00:00:00Z');
const later = (ms: number) => new Date(start.getTime() + ms);

const active: SigningKeyTimes = { kid: 'a', state: 'active', createdAt: start, activatedAt: start, retireAfter: null };
const next = (createdAt: Date): SigningKeyTimes => ({
  kid: 'n',
  state: 'next',
  createdAt,
  activatedAt: null,
  retireAfter: null,
});
const retiring = (retireAfter: Date): SigningKeyTimes => ({ ...active, kid: 'r', state: 'retiring', retireAfter });

describe('what is due for the signing keys', () => {
  it.each([
    ['an active key when there is none', [], start, [{ step: 'make', state: 'active' }]],
    ['the next key made active when none is', [next(start)], start, [{ step: 'activate', kid: 'n' }]],
    ['nothing while the active key is young', [active], later(27 * DAY), []],
    ['a next key before the active one has served', [active], later(28 * DAY), [{ step: 'make', state: 'next' }]],
    ['nothing while the next key waits', [active, next(later(28 * DAY))], later(30 * DAY - 1), []],
    [
      'the swap when the active key has served and the next was published a day',
      [active, next(later(28 * DAY))],
      later(30 * DAY),
      [
        { step: 'retire', kid: 'a', retireAfter: later(30 * DAY + ACCESS_TOKEN_LIFETIME_MS + SWAP_MARGIN_MS) },
        { step: 'activate', kid: 'n' },
      ],
    ],
    ['a next key first when the service slept', [active], later(90 * DAY), [{ step: 'make', state: 'next' }]],
    ['no swap before the day is over, though late', [active, next(later(90 * DAY))], later(91 * DAY - 1), []],
    ['nothing for a retiring key whose tokens live', [active, retiring(later(DAY))], later(DAY - 1), []],
    ['the end of a retiring key', [active, retiring(later(DAY))], later(DAY), [{ step: 'remove', kid: 'r' }]],
  ] as const)('is %s', (_, keys, now, steps) => {
    expect(rotationSteps([...keys], now)).toEqual(steps);
  });
});

it('publishes a key before it signs and until its last token has run out, whenever the rotation happens to run', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 * 24 * 60 }), { minLength: 1, maxLength: 200 }), (pauses) => {
      let now = start;
      let made = 0;
      let keys: SigningKeyTimes[] = [];
      const stoppedSigning = new Map<string, Date>();
      for (const pause of pauses) {
        now = new Date(now.getTime() + pause * 60_000);
        for (const step of rotationSteps(keys, now)) {
          if (step.step === 'make') {
            made += 1;
            const activatedAt = step.state === 'active' ? now : null;
            keys.push({ kid: `k${made}`, state: step.state, createdAt: now, activatedAt, retireAfter: null });
            continue;
          }
          const key = keys.find(({ kid }) => kid === step.kid)!;
          keys = keys.filter((other) => other !== key);
          if (step.step === 'activate') {
            expect(now.getTime() - key.createdAt.getTime()).toBeGreaterThanOrEqual(PUBLISHED_AHEAD_MS);
            keys.push({ ...key, state: 'active', activatedAt: now });
          }
          if (step.step === 'retire') {
            expect(now.getTime() - key.activatedAt!.getTime()).toBeGreaterThanOrEqual(ACTIVE_FOR_MS);
            stoppedSigning.set(key.kid, now);
            keys.push({ ...key, state: 'retiring', retireAfter: step.retireAfter });
          }
          if (step.step === 'remove') {
            const gone = now.getTime() - stoppedSigning.get(key.kid)!.getTime();
            expect(gone).toBeGreaterThan(ACCESS_TOKEN_LIFETIME_MS);
          }
        }
        expect(keys.filter(({ state }) => state === 'active')).toHaveLength(1);
        expect(keys.filter(({ state }) => state === 'next').length).toBeLessThanOrEqual(1);
        expect(rotationSteps(keys, now)).toEqual([]);
      }
    }),
  );
});
