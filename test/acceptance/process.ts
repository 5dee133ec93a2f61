import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { StarterKit } from '../../src/onboarding/starter-kit.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A service that runs as an operator runs it: a process of its own, seen from outside only. */
export interface RunningService {
  readonly process: ChildProcess;
  readonly baseUrl: string;
  readonly dataDir: string;
  /** All that it has said so far. */
  said(): string;
  kit(): Promise<StarterKit>;
  /** Sends the signal and waits for the end. Answers the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** A port that is free at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts the service and waits until it is ready. Throws when it ends instead, with what it said. */
export async function startService(
  dataDir: string,
  port: number,
  environment: Record<string, string> = {},
): Promise<RunningService> {
  const { child, said, ended } = launch({ PORT: String(port), DAS_DATA_DIR: dataDir, ...environment });
  const baseUrl = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 60_000;
  while (!(await isReady(baseUrl))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`the service did not start: ${said()}`);
    await sleep(30);
  }
  return {
    process: child,
    baseUrl,
    dataDir,
    said,
    kit: async () => JSON.parse(await readFile(join(dataDir, 'starter-kit.json'), 'utf8')) as StarterKit,
    end: async (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Starts a process that only takes files, on the database of another. Answers it when it says that it is ready. */
export async function startWorker(environment: Record<string, string>): Promise<ChildProcess> {
  const { child, said } = launch({ ...environment, DAS_ROLES: 'worker' });
  const deadline = Date.now() + 60_000;
  while (!said().includes('The worker is ready.')) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`the worker did not start: ${said()}`);
    await sleep(10);
  }
  return child;
}

/** Starts a service that is not to come up. Answers its exit code and what it said. */
export async function startInVain(environment: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const { said, ended } = launch(environment);
  return { code: await ended, said: said() };
}

function launch(environment: Record<string, string>) {
  const { DATABASE_URL: _own, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(root, 'dist/main.js')], {
    cwd: root,
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => words.push(chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, said: () => words.join(''), ended };
}

async function isReady(baseUrl: string): Promise<boolean> {
  try {
    return (await fetch(`${baseUrl}/health/ready`)).ok;
  } catch {
    return false;
  }
}

/** A token by the client secret of the starter kit. */
export async function tokenOf(
  baseUrl: string,
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
): Promise<string> {
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const answer = await fetch(`${baseUrl}/oauth/token`, {
    method: 'POST',
    headers: { authorization },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  if (!answer.ok) throw new Error(`no token: ${answer.status}`);
  return ((await answer.json()) as { access_token: string }).access_token;
}
