import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { createLimits } from './api/limits.js';
import { type AppParts, buildApp } from './app.js';
import { forgetRehearsed } from './batch/batches.js';
import { forgetExtracts } from './batch/extracts/extracts.js';
import { forgetUnfinished } from './batch/receive.js';
import { openDatabase } from './compose-database.js';
import { createPeople } from './identity/people/people.js';
import { createPrincipals } from './identity/principals.js';
import { createSigningKeys } from './identity/signing-keys.js';
import { createTokenEndpoint } from './identity/token-endpoint.js';
import { forgetAnswers } from './ledger/idempotency.js';
import { overviewsOf } from './ledger/overviews.js';
import { readStandingReference } from './ledger/standing-reference.js';
import { statisticsOf } from './ledger/statistics.js';
import type { Ledger } from './ledger/transact.js';
import { createEmail } from './notifications/email.js';
import { headOfCentreAgreement } from './onboarding/agreements.js';
import { inviteFirstManager } from './onboarding/first-manager.js';
import { openSandbox } from './onboarding/sandbox.js';
import { keepStarterKit } from './onboarding/starter-kit.js';
import { type Clock, wallClock } from './platform/clock.js';
import { closeStore, type Store } from './platform/database.js';
import type { Settings } from './platform/settings.js';
import { StartError } from './platform/start-error.js';
import { version } from './platform/version.js';

/** The service, put together and ready to listen. */
export interface Service {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly ledger: Ledger;
  /** Where the starter kit is, when this service has a sandbox. */
  readonly starterKit: string | undefined;
  close(): Promise<void>;
}

export interface Surroundings {
  readonly databaseUrl: string;
  readonly logger: FastifyBaseLogger;
  readonly clock?: Clock;
  readonly onAnswer?: AppParts['onAnswer'];
}

const aSecond = 1000;
const aMinute = 60_000;
const anHour = 3_600_000;
/** Milliseconds for answers that are on their way when the service is to end. */
const longestGoodbye = 8_000;

/** Puts the parts together: the only place that knows all of them. Brings the database up to date first. */
export async function compose(
  settings: Settings,
  { databaseUrl, logger, clock = wallClock, onAnswer }: Surroundings,
): Promise<Service> {
  const { baseUrl, environment } = settings;
  const store = await openDatabase(settings, databaseUrl, logger);
  try {
    const { prisma } = store;
    const reference = await readStandingReference(prisma);
    const ledger: Ledger = { store, clock, standing: reference };
    const starterKit = environment === 'sandbox' ? join(settings.dataDir, 'starter-kit.json') : undefined;
    if (starterKit !== undefined) {
      const sandbox = await openSandbox(ledger);
      const realmNow = new Date(clock().getTime() + sandbox.realm.clockOffsetMs);
      await keepStarterKit(prisma, sandbox, { file: starterKit, baseUrl, clock: realmNow });
    }

    const key = await sealingKey(settings);
    const signingKeys = createSigningKeys({ prisma, sealingKey: key, now: clock });
    await signingKeys.active();
    const limits = createLimits({ perCentre: settings.requestsPerCentre, burst: settings.requestsBurst });
    const tokens = createTokenEndpoint({
      prisma,
      signingKeys,
      issuer: baseUrl,
      environment,
      now: clock,
      log: (refused) => logger.info(refused, 'token refused'),
      admit: limits.takeToken,
    });
    // Keys of their own that follow from the other, so that there is one to keep.
    const keyFor = (what: string) => createHmac('sha256', key).update(what).digest();
    const email = createEmail({
      ...{ smtpUrl: settings.smtpUrl, from: settings.emailFrom, log: logger },
      outbox: join(settings.dataDir, 'outbox'),
    });
    const people = createPeople({
      ...{ prisma, now: clock, sealingKey: key, email, baseUrl, agreement: headOfCentreAgreement },
      attemptsKey: keyFor('browsers that are known'),
    });
    if (environment === 'live' && settings.firstManager !== undefined)
      await inviteFirstManager(prisma, people, settings.firstManager, clock());
    const statistics = statisticsOf({ pool: store.pool, clock, reference, key: keyFor('statistics') });
    const app = await buildApp({
      ledger,
      reference,
      readOverview: overviewsOf(store.pool),
      statistics,
      baseUrl,
      transcriptKey: keyFor('transcripts'),
      principals: createPrincipals({ prisma, now: clock }),
      limits,
      clock,
      service: { store, clock, tokens, signingKeys, issuer: baseUrl, environment, version },
      logger,
      eventLoopDelay: settings.eventLoopDelay,
      ...(settings.roles.has('web')
        ? {
            web: {
              ...{ ledger, reference, people, statistics, clock, environment, baseUrl, brand: settings.brand },
              pageKey: keyFor('pages'),
            },
          }
        : {}),
      ...(onAnswer === undefined ? {} : { onAnswer }),
    });

    const upkeep = setInterval(() => {
      Promise.all([
        store.pool.query(forgetAnswers),
        store.pool.query(forgetExtracts),
        store.pool.query(forgetRehearsed),
        forgetUnfinished(store),
        tokens.purgeUsedAssertions(),
        signingKeys.rotateIfDue(),
        people.forget(),
      ]).catch((error: Error) =>
        logger.warn({ name: error.name }, 'the hourly upkeep failed; it is tried again in an hour'),
      );
    }, anHour);
    upkeep.unref();
    // A day begins at another time in every realm. So that hardly anybody is the first who asks on it, and waits.
    const keepStatistics = () =>
      statistics
        .keepAll()
        .catch((error: Error) =>
          logger.warn({ name: error.name }, 'the statistics of the day could not be worked out'),
        );
    const soon = setTimeout(keepStatistics, aSecond).unref();
    const daily = setInterval(keepStatistics, aMinute).unref();
    return {
      app,
      store,
      ledger,
      starterKit,
      async close() {
        clearInterval(upkeep);
        clearTimeout(soon);
        clearInterval(daily);
        // A long file may be on its way for an hour: its sender or reader is cut off, so that all ends in order.
        const cut = setTimeout(() => app.server.closeAllConnections(), longestGoodbye);
        await app.close();
        clearTimeout(cut);
        await email.close();
        await closeStore(store);
      },
    };
  } catch (error) {
    await closeStore(store);
    throw error;
  }
}

/** The key that seals the signing keys: from the settings, or of this service's own making, in its data folder. */
async function sealingKey({ sealingKey: given, environment, dataDir }: Settings): Promise<Uint8Array> {
  if (given !== undefined) return Buffer.from(given, 'base64');
  if (environment === 'live')
    throw new StartError(
      'The setting DAS_SEALING_KEY is missing: a live service must not keep its sealing key beside its data.',
    );
  const file = join(dataDir, 'sealing-key');
  const stands = await readFile(file, 'utf8').catch(() => undefined);
  if (stands !== undefined) return Buffer.from(stands.trim(), 'base64');
  const fresh = randomBytes(32);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(file, `${fresh.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  return fresh;
}
