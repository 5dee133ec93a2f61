import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problems } from '../../src/contract/generated/problems.js';
import { contract } from './document.js';
import { breachesAreRefused } from './matrix-breaches.js';
import { examplesAreAccepted } from './matrix-examples.js';
import { limitsAreKept } from './matrix-limits.js';
import { statusesAreAnswered } from './matrix-statuses.js';
import { strangersSeeNothing } from './matrix-strangers.js';
import { tokensAreAsked } from './matrix-tokens.js';
import { absenceIsSaid } from './matrix-unavailable.js';
import { Observed, openWorld, type World } from './world.js';

// Every operation of the contract against everything that the contract says of it. One file, because the last test
// looks at what all the others have seen.
const observed = new Observed();
let world: World;
beforeAll(async () => {
  world = await openWorld({ observed });
});
afterAll(() => world.close());

describe('examples', () => examplesAreAccepted(() => world));
describe('breaches of the contract', () => breachesAreRefused(() => world));
describe('signing in', () => tokensAreAsked(() => world));
describe('strangers', () => strangersSeeNothing(() => world));
describe('statuses', () => statusesAreAnswered(() => world));
describe('limits', () => limitsAreKept(observed));
describe('the database is away', () => absenceIsSaid(observed));

describe('all in all', () => {
  it('every documented status of every operation was seen', () => {
    expect(observed.gaps(contract)).toEqual([]);
  });

  it('no status was seen that is not documented', () => {
    expect(observed.undocumented()).toEqual([]);
  });

  it('the type of every problem leads to a page for people', async () => {
    const types = new Set([
      ...world.types,
      ...Object.keys(problems).map((code) => `${world.baseUrl}/problems/${code}`),
    ]);
    for (const type of types) {
      const { status, headers, text } = await world.call('GET', new URL(type).pathname, { as: null });
      expect([type, status, headers['content-type']]).toEqual([type, 200, 'text/html; charset=utf-8']);
      expect(text).toMatch(/<h1[ >]/);
      expect(type.startsWith(world.baseUrl)).toBe(true);
    }
  });
});
