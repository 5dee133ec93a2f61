import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { freePort, type RunningService, startService, tokenOf } from './process.js';

// Each test starts the service twice, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000 });

let service: RunningService | undefined;
const folders: string[] = [];

afterEach(async () => {
  if (service?.process.exitCode === null && service.process.signalCode === null) await service.end('SIGTERM');
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'das-survival-'));
  folders.push(folder);
  return folder;
}

let prepared: Promise<string> | undefined;
afterAll(async () => {
  if (prepared !== undefined) await rm(await prepared, { recursive: true, force: true });
});

/** A folder in which the service has started once, and ended: a first start takes most of the time. */
async function startedFolder(): Promise<string> {
  prepared ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'das-survival-'));
    await (await startService(folder, await freePort())).end('SIGTERM');
    return folder;
  })();
  const folder = await newFolder();
  await cp(await prepared, folder, { recursive: true });
  return folder;
}

/** Opens accounts one after another, four at a time, until told to stop. Notes what was acknowledged, and every other status. */
async function writer({ baseUrl, kit }: RunningService) {
  const { ulns, supplier, centre } = await kit();
  const token = await tokenOf(baseUrl, supplier);
  const acknowledged: string[] = [];
  const others = new Set<number>();
  let stopped = false;
  let next = 0;
  const one = async () => {
    while (!stopped && next < ulns.length) {
      const uln = ulns[next++] as string;
      try {
        const answer = await fetch(`${baseUrl}/v1/learners`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'das-centre': centre.number,
            'das-actor': 'survivor',
            'idempotency-key': randomUUID(),
          },
          body: JSON.stringify({
            uln,
            givenName: 'Sam',
            familyName: 'Survivor',
            dateOfBirth: '1994-05-17',
            gender: 'notKnown',
          }),
        });
        await answer.text();
        if (answer.status === 201) acknowledged.push(uln);
        else {
          others.add(answer.status);
          await sleep(20);
        }
      } catch {
        // The connection ended without an answer: nothing was acknowledged.
        await sleep(20);
      }
    }
  };
  const running = Promise.all([one(), one(), one(), one()]);
  return {
    acknowledged,
    others,
    /** Waits until so many writes were acknowledged. */
    async reaches(count: number) {
      while (acknowledged.length < count) await sleep(10);
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}

async function stored({ baseUrl, kit }: RunningService): Promise<Set<string>> {
  const { supplier, centre } = await kit();
  const token = await tokenOf(baseUrl, supplier);
  const found = new Set<string>();
  for (let after: string | undefined = ''; after !== undefined; ) {
    const answer = await fetch(`${baseUrl}/v1/learners?limit=500${after && `&after=${after}`}`, {
      headers: { authorization: `Bearer ${token}`, 'das-centre': centre.number },
    });
    const page = (await answer.json()) as { items: { uln: string }[]; next?: string };
    for (const { uln } of page.items) found.add(uln);
    after = page.next;
  }
  return found;
}

describe('no acknowledged write is lost', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('when the service gets %s while it writes', async (signal) => {
    const folder = await startedFolder();
    const port = await freePort();
    service = await startService(folder, port);
    const writing = await writer(service);
    await writing.reaches(25);
    const ending = service.end(signal);
    const code = await ending;
    await writing.stop();
    if (signal !== 'SIGKILL') expect(code).toBe(0);

    service = await startService(folder, port);
    const found = await stored(service);
    expect(writing.acknowledged.filter((uln) => !found.has(uln))).toEqual([]);
  });

  it('when the database server is killed while the service writes; meanwhile the answer is 503, and then it works again', async () => {
    service = await startService(await startedFolder(), await freePort());
    const writing = await writer(service);
    await writing.reaches(25);
    const before = writing.acknowledged.length;
    const pid = Number((await readFile(join(service.dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n', 1)[0]);
    process.kill(pid, 'SIGKILL');
    await writing.reaches(before + 50);
    await writing.stop();

    expect([...writing.others].filter((status) => status !== 503)).toEqual([]);
    const found = await stored(service);
    expect(writing.acknowledged.filter((uln) => !found.has(uln))).toEqual([]);
  });
});

describe('the starter kit', () => {
  it('is for its owner alone, and stays the same at a second start', async () => {
    const folder = await newFolder();
    const port = await freePort();
    service = await startService(folder, port);
    const kit = await service.kit();
    expect((await stat(join(folder, 'starter-kit.json'))).mode & 0o777).toBe(0o600);
    expect(new Set(kit.ulns).size).toBe(1000);
    await service.end('SIGTERM');
    service = await startService(folder, port);
    expect(await service.kit()).toEqual(kit);
    await tokenOf(service.baseUrl, kit.supplier);
  });
});
