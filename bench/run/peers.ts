import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const peers = join(root, 'bench', 'peers');
const nest = join(peers, 'nest');
const schema = join(nest, 'prisma', 'schema.prisma');

/** Installs the packages of the peers and compiles the one that has to be, where that was not done before. */
export function preparePeers(): void {
  once('node_modules/.installed', [read('package-lock.json')], () => {
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], peers);
  });
  const source = readFileSync(join(root, 'prisma', 'schema.prisma'), 'utf8');
  once('nest/dist/.built', [read('package-lock.json'), source, ...sources(join(nest, 'src'))], () => {
    for (const made of ['dist', 'prisma', 'src/generated']) rmSync(join(nest, made), { recursive: true, force: true });
    generateClient(source);
    run(process.execPath, [tool('typescript', 'bin/tsc'), '-p', join(nest, 'tsconfig.json')], nest);
  });
}

/** Prisma's client for the same tables. The generator is in its package; the engine it would download it does not use. */
function generateClient(source: string): void {
  mkdirSync(dirname(schema), { recursive: true });
  writeFileSync(schema, source.replace(/^(\s*output\s*=\s*).*$/m, '$1"../src/generated/prisma"'));
  const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js');
  run(process.execPath, [prisma, 'generate', `--schema=${schema}`], root, {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  });
}

/** Does the work unless it was done with the same things before. */
function once(mark: string, things: readonly string[], work: () => void): void {
  const hash = createHash('sha256');
  for (const thing of things) hash.update(thing);
  const digest = hash.digest('hex');
  if (read(mark) === digest) return;
  work();
  mkdirSync(dirname(join(peers, mark)), { recursive: true });
  writeFileSync(join(peers, mark), digest);
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('generated'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => readFileSync(path, 'utf8'));
}

function tool(name: string, file: string): string {
  return join(peers, 'node_modules', name, file);
}

function read(path: string): string {
  try {
    return readFileSync(join(peers, path), 'utf8');
  } catch {
    return '';
  }
}

function run(command: string, words: readonly string[], cwd: string, settings: Record<string, string> = {}): void {
  const { status, stdout, stderr, error } = spawnSync(command, words, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...settings },
  });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}\n${error?.message ?? ''}${stdout}${stderr}`);
}
