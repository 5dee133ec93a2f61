import { expect, it } from 'vitest';
import type { Answer } from '../support/service.js';
import { type Breach, breachesOf, together } from './breaches.js';
import { contract, type Operation } from './document.js';
import { addressOf, whoCalls, written } from './requests.js';
import { type Parts, sampleRequest } from './samples.js';
import { snapshot } from './snapshot.js';
import type { World } from './world.js';

/** Whatever does not fit the contract is refused by name, all of it at once, and nothing of it is stored. */
export function breachesAreRefused(world: () => World): void {
  it.each(contract.map((operation) => [operation.id, operation] as const))(
    '%s: each constraint is kept',
    async (_id, operation) => {
      const before = await snapshot(world().query);
      const wrong: string[] = [];
      for (const breach of breachesOf(operation)) {
        const answer = await sendBroken(world(), operation, [breach]);
        wrong.push(
          ...unlike(answer, [breach]).map(
            (misfit) => `${breach.constraint} of ${breach.in} ${breach.pointer}: ${misfit}`,
          ),
        );
      }
      expect(wrong, wrong.join('\n')).toEqual([]);
      expect(await snapshot(world().query)).toEqual(before);
    },
  );

  it.each(contract.map((operation) => [operation.id, operation] as const))(
    '%s: all that is wrong is said at once',
    async (_id, operation) => {
      const breaches = together(breachesOf(operation));
      const answer = await sendBroken(world(), operation, breaches);
      expect(unlike(answer, breaches), answer.text).toEqual([]);
    },
  );
}

async function sendBroken(world: World, operation: Operation, breaches: readonly Breach[]): Promise<Answer> {
  const parts = structuredClone(sampleRequest(operation));
  for (const breach of breaches) breach.make(parts);
  const sent = written(operation, parts.body);
  return world.call(operation.method, `${addressOf(operation, parts.path)}${searchOf(parts)}`, {
    ...sent,
    as: whoCalls(world, operation),
    headers: { ...notSaid, ...parts.header, ...sent.headers },
  });
}

/** Only what the request says itself is sent. */
const notSaid = { 'das-centre': undefined, 'das-actor': undefined, 'idempotency-key': undefined };

function searchOf({ query }: Parts): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) for (const one of [value].flat()) search.append(name, one);
  return search.size === 0 ? '' : `?${search}`;
}

/** What an answer does not say of the breaches, or says beyond them. */
function unlike({ status, body }: Answer, breaches: readonly Breach[]): string[] {
  if (status !== 400 || body?.code !== 'invalid-request') return [`answered ${status} ${body?.code}`];
  const found: string[] = [];
  const errors: { in: string; pointer: string; rule: string }[] = body.errors ?? [];
  for (const breach of breaches) {
    const here = errors.filter((error) => error.in === breach.in && error.pointer === breach.pointer);
    if (!here.some((error) => error.rule === breach.rule))
      found.push(`no ${breach.rule} at ${breach.in} ${breach.pointer}`);
  }
  for (const error of errors) {
    if (!breaches.some((breach) => breach.in === error.in && breach.pointer === error.pointer))
      found.push(`${error.rule} at ${error.in} ${error.pointer}, where nothing is wrong`);
  }
  return found;
}
