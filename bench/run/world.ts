import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Actor } from '../../src/ledger/actor.js';
import type { NamedCommand } from '../../src/ledger/command.js';
import type { Ledger } from '../../src/ledger/transact.js';
import type { StarterKit } from '../../src/onboarding/starter-kit.js';
import { built } from './build.js';
import type { Contender } from './contenders.js';
import type { Database } from './database.js';
import { centreOf, newLearner } from './learners.mjs';
import type { Subjects } from './load.js';

/** The sandbox that the service has made: its realm, and a ledger on it within this process. */
export interface World {
  readonly realm: number;
  readonly ledger: Ledger;
  /** Someone who opens accounts for any centre, by batch file. */
  readonly actor: Actor;
  close(): Promise<void>;
}

/** Opens the ledger of a database that the service has brought up to date. */
export async function openWorld(databaseUrl: string, connections = 4): Promise<World> {
  const [{ openStore, closeStore }, { serviceRole }, { readStandingReference }, { wallClock }] = await Promise.all([
    built<typeof import('../../src/platform/database.js')>('platform/database.js'),
    built<typeof import('../../src/platform/service-role.js')>('platform/service-role.js'),
    built<typeof import('../../src/ledger/standing-reference.js')>('ledger/standing-reference.js'),
    built<typeof import('../../src/platform/clock.js')>('platform/clock.js'),
  ]);
  const store = openStore({ url: databaseUrl, connections, role: await serviceRole(databaseUrl) });
  const standing = await readStandingReference(store.prisma);
  const { id, clockOffsetMs } = await store.prisma.realm.findFirstOrThrow({ where: { kind: 'sandbox' } });
  return {
    realm: id,
    ledger: { store, clock: wallClock, standing },
    actor: {
      realm: id,
      clockOffsetMs: Number(clockOffsetMs),
      live: false,
      method: 'batch',
      centre: '90001',
      person: 'exams.officer',
      clientId: '0199c000-0000-7000-8000-000000000000',
      supplier: 'Sandbox supplier',
      requestId: '0199c000-0000-7000-8000-000000000001',
      may: () => true,
    },
    close: () => closeStore(store),
  };
}

/** The command that opens the account of learner `n` with a first registration. */
export function openCommand(n: number): NamedCommand {
  return { transaction: 'openLearnerAccount', input: { ...newLearner(n), centre: centreOf(n) } } as NamedCommand;
}

/** Opens accounts for learners 0 to `count`, and lets the database take stock of its tables. */
export async function seed({ ledger, actor }: World, databaseUrl: string, count: number): Promise<void> {
  const { transact } = await built<typeof import('../../src/ledger/transact.js')>('ledger/transact.js');
  for (let first = 0; first < count; first += 1000) {
    const commands = Array.from({ length: Math.min(1000, count - first) }, (_, index) => openCommand(first + index));
    const transacted = await transact(ledger, actor, commands);
    const refused =
      'receipts' in transacted && transacted.receipts.find(({ verdict }) => verdict.outcome !== 'accepted');
    if (refused) throw new Error(`a learner of the benchmark was refused: ${JSON.stringify(refused.verdict)}`);
  }
  const owner = new pg.Client(databaseUrl);
  await owner.connect();
  await owner.query('VACUUM ANALYZE');
  await owner.end();
}

/** The seeded learners, and tokens for the sandbox's supplier. A token serves for some minutes. */
export async function openSubjects(database: Database, service: Contender, seeded: number): Promise<Subjects> {
  const kit = JSON.parse(await readFile(join(database.folder, 'service', 'starter-kit.json'), 'utf8')) as StarterKit;
  const { clientId, clientSecret } = kit.supplier;
  let kept: { token: Promise<string>; until: number } | undefined;

  async function newToken(): Promise<string> {
    const answer = await fetch(`${service.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    if (!answer.ok) throw new Error(`no token: ${await answer.text()}`);
    return ((await answer.json()) as { access_token: string }).access_token;
  }
  return {
    seeded,
    nextNew: seeded,
    token() {
      if (kept === undefined || Date.now() > kept.until) kept = { token: newToken(), until: Date.now() + 240_000 };
      return kept.token;
    },
  };
}
