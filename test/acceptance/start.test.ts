import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase } from '../support/database.js';
import { freePort, type RunningService, startInVain, startService } from './process.js';

let folder: string;
let service: RunningService;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'das-start-'));
  service = await startService(folder, await freePort());
});

afterAll(async () => {
  await service.end('SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

/** One line for the operator, and nothing of the program's inside. */
function isOneClearLine(said: string): boolean {
  return (
    said
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('{')).length === 1 && !/ at .*:\d+:\d+/.test(said)
  );
}

describe('a start that cannot be', () => {
  it.each<[string, () => Promise<Record<string, string>>, RegExp]>([
    [
      'the port is in use',
      async () => ({ PORT: new URL(service.baseUrl).port, DAS_DATA_DIR: join(folder, 'other') }),
      /Port \d+ is in use/,
    ],
    [
      'the data folder is in use',
      async () => ({ PORT: String(await freePort()), DAS_DATA_DIR: folder }),
      /data folder .* is in use/i,
    ],
    ['a setting is damaged', async () => ({ PORT: 'a lot' }), /The setting PORT is wrong/],
    [
      'the database cannot be reached',
      async () => ({ DATABASE_URL: `postgresql://nobody@127.0.0.1:${await freePort()}/none` }),
      /The database cannot be reached/,
    ],
    ['a live service does not know its address', async () => ({ DAS_ENVIRONMENT: 'live' }), /DAS_BASE_URL is missing/],
  ])('says so in one line when %s, and ends with 1', async (_name, environment, says) => {
    const { code, said } = await startInVain(await environment());
    expect(said).toMatch(says);
    expect(said).toSatisfy(isOneClearLine);
    expect(code).toBe(1);
  });

  it('does not disturb the service that has the port and the folder', async () => {
    expect((await fetch(`${service.baseUrl}/health/ready`)).status).toBe(200);
  });
});

describe('what the start prints', () => {
  it('says where the documentation is, and one curl line that works when pasted', async () => {
    expect(service.said()).toContain('/docs');
    const line = /curl -s \S+/.exec(service.said())?.[0] as string;
    const { stdout } = await promisify(execFile)('sh', ['-c', line]);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'operatingNormally', environment: 'sandbox' });
  });
});

describe('the first example', () => {
  it('goes from token to claim and prints progress and history', async () => {
    const environment = {
      ...process.env,
      DAS_STARTER_KIT: join(folder, 'starter-kit.json'),
      DAS_BASE_URL: service.baseUrl,
    };
    const { stdout } = await promisify(execFile)(process.execPath, ['examples/first-diploma.mjs'], {
      env: environment,
    });
    expect(stdout).toMatch(/Claimed the Diploma: claimed/);
    expect(stdout).toMatch(/met {6}Work experience/);
    expect(stdout).toMatch(/createClaim, by exams\.officer through Sandbox supplier/);
  });
});

describe('a live service on a database of its own', () => {
  it('makes no starter kit and takes no secret', async () => {
    const database = await createDatabase();
    const own = await mkdtemp(join(tmpdir(), 'das-live-'));
    const port = await freePort();
    const live = await startService(own, port, {
      DAS_ENVIRONMENT: 'live',
      DATABASE_URL: database.url,
      DAS_BASE_URL: `http://127.0.0.1:${port}`,
      DAS_SEALING_KEY: Buffer.alloc(32, 7).toString('base64'),
    });
    try {
      expect(existsSync(join(own, 'starter-kit.json'))).toBe(false);
      const metadata = (await (await fetch(`${live.baseUrl}/.well-known/oauth-authorization-server`)).json()) as {
        token_endpoint_auth_methods_supported: string[];
      };
      expect(metadata.token_endpoint_auth_methods_supported).toEqual(['private_key_jwt']);
    } finally {
      await live.end('SIGTERM');
      await database.drop();
      await rm(own, { recursive: true, force: true });
    }
  });
});
