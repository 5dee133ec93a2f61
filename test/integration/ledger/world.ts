import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { compose } from '../../../src/compose.js';
import type { Actor } from '../../../src/ledger/actor.js';
import type { NamedCommand, Receipt } from '../../../src/ledger/command.js';
import { type TransactOptions, transact } from '../../../src/ledger/transact.js';
import { freeUlns } from '../../../src/onboarding/sandbox.js';
import { readSettings } from '../../../src/platform/settings.js';
import { createDatabase } from '../../support/database.js';

export type LedgerWorld = Awaited<ReturnType<typeof openLedger>>;

/** The centre that acts, unless a command says another. */
export const centre = '90001';
export const person = {
  givenName: 'Zoë',
  familyName: 'O’Brien-Smith',
  dateOfBirth: '1994-05-17',
  gender: 'female',
} as const;
export const registration = { line: 'engineering', level: 'higher', awardingBody: 'NDA' } as const;

/** The ledger of a new sandbox, past every method of access, and a connection of the owner beside it. */
export async function openLedger() {
  const database = await createDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'das-ledger-'));
  const settings = readSettings({ DAS_DATA_DIR: dataDir, DAS_BASE_URL: 'http://127.0.0.1' });
  const service = await compose(settings, { databaseUrl: database.url, logger: pino({ level: 'silent' }) });
  const owner = new pg.Pool({ connectionString: database.url, max: 2, options: '-c timezone=UTC' });
  owner.on('error', () => undefined);
  const realm = await service.store.prisma.realm.findFirstOrThrow({ where: { name: 'sandbox' } });
  const ulns = freeUlns(20_000);
  const actor: Actor = {
    realm: realm.id,
    clockOffsetMs: Number(realm.clockOffsetMs),
    method: 'batch',
    centre,
    person: 'exams.officer',
    clientId: 'client',
    supplier: 'Supplier',
    requestId: 'request',
    live: false,
    may: () => true,
  };

  async function run(
    commands: readonly NamedCommand[],
    options?: TransactOptions,
    by: Actor = actor,
  ): Promise<readonly Receipt[]> {
    const transacted = await transact(service.ledger, by, commands, options);
    if (!('receipts' in transacted)) throw new Error('repeated');
    return transacted.receipts;
  }

  return {
    ledger: service.ledger,
    actor,
    run,
    /** What became of each command, in a word. */
    outcomes: async (commands: readonly NamedCommand[], options?: TransactOptions) =>
      (await run(commands, options)).map(({ verdict }) => verdict.outcome),
    query: async (text: string, values: unknown[] = []) => (await owner.query(text, values)).rows,
    nextUlns: (count: number): string[] => ulns.splice(0, count),
    async close(): Promise<void> {
      await service.close();
      await owner.end();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

// The commands of the tests, short.

export const open = (uln: string, more: object = {}): NamedCommand => ({
  transaction: 'openLearnerAccount',
  input: { uln, centre, ...person, ...more },
});

export const amend = (uln: string, change: object, version?: number): NamedCommand => ({
  transaction: 'amendLearnerAccount',
  input: { uln, centre, change },
  ...(version === undefined ? {} : { precondition: { version } }),
});

export const close = (uln: string): NamedCommand => ({
  transaction: 'closeLearnerAccount',
  input: { uln, centre, reason: 'Left' },
});

export const reopen = (uln: string): NamedCommand => ({
  transaction: 'reopenLearnerAccount',
  input: { uln, centre, reason: 'Came back' },
});

export const register = (uln: string, more: object = {}): NamedCommand => ({
  transaction: 'registerDiploma',
  input: { uln, centre, ...registration, ...more },
});

export const work = (uln: string, days: number): NamedCommand => ({
  transaction: 'recordWorkExperience',
  input: { uln, centre, level: 2, completed: false, days },
});
