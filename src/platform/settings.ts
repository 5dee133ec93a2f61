import { isAbsolute, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { StartError } from './start-error.js';

/** What a process does: answers programs (`api`) and people (`web`), takes files (`worker`). */
export type ProcessRole = 'api' | 'web' | 'worker';

/** What an operator can set. Read from the environment once, here, and nowhere else. */
export interface Settings {
  readonly environment: 'sandbox' | 'live';
  readonly host: string;
  readonly port: number;
  /** Where people and programs reach the service: the issuer of its tokens too. */
  readonly baseUrl: string;
  readonly dataDir: string;
  /** A PostgreSQL of one's own; undefined: the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly databaseConnections: number;
  /** 32 bytes, base64: seals the signing keys in the database. Undefined: kept in a file in the data folder. */
  readonly sealingKey: string | undefined;
  readonly logLevel: string;
  readonly requestsPerCentre: number;
  readonly requestsBurst: number;
  /** Milliseconds that the process may lag behind before it answers 503. */
  readonly eventLoopDelay: number;
  readonly roles: ReadonlySet<ProcessRole>;
  /** Where letters are handed over; undefined: they are kept as files in the data folder. */
  readonly smtpUrl: string | undefined;
  readonly emailFrom: string;
  /** Where the first service manager of a live service is invited. */
  readonly firstManager: string | undefined;
  /** The look of the pages. GOV.UK's crown and font are for services of the government. */
  readonly brand: 'neutral' | 'govuk';
}

const schema = {
  type: 'object',
  properties: {
    DAS_ENVIRONMENT: { enum: ['sandbox', 'live'], default: 'sandbox' },
    HOST: { type: 'string', minLength: 1, default: '127.0.0.1' },
    PORT: { type: 'integer', minimum: 0, maximum: 65535, default: 3000 },
    DAS_BASE_URL: { type: 'string', pattern: '^https?://[A-Za-z0-9.:\\[\\]-]+$' },
    DAS_DATA_DIR: { type: 'string', minLength: 1, default: '.das' },
    DATABASE_URL: { type: 'string', pattern: '^postgres(ql)?://' },
    DAS_DATABASE_CONNECTIONS: { type: 'integer', minimum: 2, maximum: 200, default: 10 },
    DAS_SEALING_KEY: { type: 'string', pattern: '^[A-Za-z0-9+/]{43}=$' },
    LOG_LEVEL: { enum: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], default: 'info' },
    DAS_REQUESTS_PER_CENTRE: { type: 'integer', minimum: 1, default: 6000 },
    DAS_REQUESTS_BURST: { type: 'integer', minimum: 1, default: 60000 },
    DAS_EVENT_LOOP_DELAY: { type: 'integer', minimum: 100, default: 1000 },
    DAS_ROLES: { type: 'string', pattern: '^(api|web|worker)(,(api|web|worker))*$', default: 'api,web,worker' },
    DAS_SMTP_URL: { type: 'string', pattern: '^smtps?://' },
    DAS_EMAIL_FROM: { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$', default: 'das@localhost' },
    DAS_FIRST_MANAGER: { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' },
    DAS_BRAND: { enum: ['neutral', 'govuk'], default: 'neutral' },
  },
} as const;

const says: Record<string, string> = {
  DAS_BASE_URL: 'an address such as https://das.example.org, without a path',
  DATABASE_URL: 'an address such as postgresql://user:password@host:5432/name',
  DAS_SMTP_URL: 'an address such as smtps://user:password@mail.example.org',
  DAS_EMAIL_FROM: 'an address such as das@example.org',
  DAS_FIRST_MANAGER: 'an address such as name@example.org',
  DAS_ROLES: 'one or more of api, web and worker, with commas between them',
  DAS_SEALING_KEY: '32 bytes in base64, as `openssl rand -base64 32` makes them',
};

/** Settings from environment variables. Throws a StartError that names the variable; never its value, which may be a secret. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  // An empty variable is one that is not set.
  const values: Record<string, unknown> = Object.fromEntries(
    Object.keys(schema.properties).flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
  );
  const check = new Ajv2020({ coerceTypes: true, useDefaults: true, strict: true }).compile(schema);
  if (!check(values)) {
    const [error] = check.errors ?? [];
    const name = error?.instancePath.slice(1) ?? '';
    const allowed = error?.params.allowedValues as string[] | undefined;
    const must =
      says[name] ?? (allowed === undefined ? error?.message?.replace(/^must be /, '') : `one of ${allowed.join(', ')}`);
    throw new StartError(`The setting ${name} is wrong: it must be ${must}.`);
  }
  const port = values.PORT as number;
  const dataDir = values.DAS_DATA_DIR as string;
  const live = values.DAS_ENVIRONMENT === 'live';
  if (live && values.DAS_BASE_URL === undefined)
    throw new StartError('The setting DAS_BASE_URL is missing: a live service must know its own address.');
  return {
    environment: live ? 'live' : 'sandbox',
    host: values.HOST as string,
    port,
    baseUrl: (values.DAS_BASE_URL as string | undefined) ?? `http://localhost:${port}`,
    dataDir: isAbsolute(dataDir) ? dataDir : resolve(dataDir),
    databaseUrl: values.DATABASE_URL as string | undefined,
    databaseConnections: values.DAS_DATABASE_CONNECTIONS as number,
    sealingKey: values.DAS_SEALING_KEY as string | undefined,
    logLevel: values.LOG_LEVEL as string,
    requestsPerCentre: values.DAS_REQUESTS_PER_CENTRE as number,
    requestsBurst: values.DAS_REQUESTS_BURST as number,
    eventLoopDelay: values.DAS_EVENT_LOOP_DELAY as number,
    roles: new Set((values.DAS_ROLES as string).split(',') as ProcessRole[]),
    smtpUrl: values.DAS_SMTP_URL as string | undefined,
    emailFrom: values.DAS_EMAIL_FROM as string,
    firstManager: values.DAS_FIRST_MANAGER as string | undefined,
    brand: values.DAS_BRAND as Settings['brand'],
  };
}
