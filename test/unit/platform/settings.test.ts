import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/platform/settings.js';
import { StartError } from '../../../src/platform/start-error.js';

const sealingKey = Buffer.alloc(32, 7).toString('base64');

/** What the operator is told. */
function told(environment: Record<string, string>): string {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  throw new Error('the settings were taken');
}

describe('settings', () => {
  it('need nothing: a sandbox on this machine', () => {
    expect(readSettings({})).toEqual({
      environment: 'sandbox',
      host: '127.0.0.1',
      port: 3000,
      baseUrl: 'http://localhost:3000',
      dataDir: resolve('.das'),
      databaseUrl: undefined,
      databaseConnections: 10,
      sealingKey: undefined,
      logLevel: 'info',
      requestsPerCentre: 6000,
      requestsBurst: 60000,
      eventLoopDelay: 1000,
      roles: new Set(['api', 'web', 'worker']),
      brand: 'neutral',
      smtpUrl: undefined,
      emailFrom: 'das@localhost',
      firstManager: undefined,
    });
  });

  it('are what the environment says', () => {
    const settings = readSettings({
      ...{ DAS_ENVIRONMENT: 'live', HOST: '0.0.0.0', PORT: '8080', DAS_BASE_URL: 'https://das.example.org' },
      ...{ DAS_DATA_DIR: '/var/das', DATABASE_URL: 'postgresql://u:p@db:5432/das', DAS_DATABASE_CONNECTIONS: '20' },
      ...{ DAS_SEALING_KEY: sealingKey, LOG_LEVEL: 'warn', DAS_REQUESTS_PER_CENTRE: '60', DAS_REQUESTS_BURST: '120' },
      ...{ DAS_EVENT_LOOP_DELAY: '250', DAS_ROLES: 'api,web', DAS_BRAND: 'govuk' },
      ...{ DAS_SMTP_URL: 'smtps://u:p@mail.test', DAS_EMAIL_FROM: 'das@das.test', DAS_FIRST_MANAGER: 'a@das.test' },
      PATH: '/bin',
    });
    expect(settings).toEqual({
      ...{ environment: 'live', host: '0.0.0.0', port: 8080, baseUrl: 'https://das.example.org', dataDir: '/var/das' },
      ...{ databaseUrl: 'postgresql://u:p@db:5432/das', databaseConnections: 20, sealingKey, logLevel: 'warn' },
      ...{ requestsPerCentre: 60, requestsBurst: 120, eventLoopDelay: 250 },
      roles: new Set(['api', 'web']),
      ...{ brand: 'govuk', smtpUrl: 'smtps://u:p@mail.test', emailFrom: 'das@das.test', firstManager: 'a@das.test' },
    });
  });

  it('that are empty are not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '', DAS_DATA_DIR: '' })).toEqual(readSettings({}));
  });

  it('have a port that the address of the service follows', () => {
    expect(readSettings({ PORT: '0' })).toMatchObject({ port: 0, baseUrl: 'http://localhost:0' });
    expect(readSettings({ PORT: '8080', DAS_BASE_URL: 'http://das.test' })).toMatchObject({
      baseUrl: 'http://das.test',
    });
  });

  it('have a folder that is resolved once', () => {
    expect(readSettings({ DAS_DATA_DIR: 'data' }).dataDir).toBe(resolve('data'));
  });

  it('of a live service include its address', () => {
    expect(told({ DAS_ENVIRONMENT: 'live' })).toBe(
      'The setting DAS_BASE_URL is missing: a live service must know its own address.',
    );
  });
});

describe('a setting that is wrong is named, and its value is not', () => {
  it.each([
    ['DAS_ENVIRONMENT', 'hunter2', 'one of sandbox, live'],
    ['PORT', 'hunter2', 'integer'],
    ['PORT', '3000.5', 'integer'],
    ['PORT', '-1', '>= 0'],
    ['PORT', '65536', '<= 65535'],
    ['DAS_BASE_URL', 'hunter2.example.org', 'an address such as https://das.example.org, without a path'],
    ['DAS_BASE_URL', 'https://hunter2.example.org/das', 'an address such as https://das.example.org, without a path'],
    ['DAS_BASE_URL', 'https://hunter2.example.org/', 'an address such as https://das.example.org, without a path'],
    ['DATABASE_URL', 'mysql://u:hunter2@db/das', 'an address such as postgresql://user:password@host:5432/name'],
    ['DATABASE_URL', 'hunter2', 'an address such as postgresql://user:password@host:5432/name'],
    ['DAS_DATABASE_CONNECTIONS', '1', '>= 2'],
    ['DAS_DATABASE_CONNECTIONS', '201', '<= 200'],
    ['DAS_SEALING_KEY', 'hunter2', '32 bytes in base64, as `openssl rand -base64 32` makes them'],
    [
      'DAS_SEALING_KEY',
      Buffer.alloc(31).toString('base64'),
      '32 bytes in base64, as `openssl rand -base64 32` makes them',
    ],
    ['LOG_LEVEL', 'hunter2', 'one of fatal, error, warn, info, debug, trace, silent'],
    ['DAS_REQUESTS_PER_CENTRE', '0', '>= 1'],
    ['DAS_REQUESTS_BURST', 'hunter2', 'integer'],
    ['DAS_EVENT_LOOP_DELAY', '99', '>= 100'],
    ['DAS_BASE_URL', 'https://u:hunter2@das.example.org', 'an address such as https://das.example.org, without a path'],
    ['DAS_BASE_URL', 'https://das.example.org hunter2', 'an address such as https://das.example.org, without a path'],
  ])('%s=%s', (name, value, must) => {
    const words = told({ [name]: value });
    expect(words).toBe(`The setting ${name} is wrong: it must be ${must}.`);
    expect(words).not.toContain('hunter2');
  });

  it('has an error that shows the operator one line and no stack', () => {
    expect(() => readSettings({ PORT: 'x' })).toThrow(expect.objectContaining({ name: 'StartError' }));
    expect(told({ PORT: 'x' })).not.toContain('\n');
  });
});
