// npm run generate: writes src/platform/generated/prisma from prisma/schema.prisma.
//   --check   writes it elsewhere and compares: exit 1 when what is committed is not what would be generated
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const generated = 'src/platform/generated/prisma';
const schema = 'prisma/schema.prisma';

function generate(into) {
  rmSync(join(into, generated), { recursive: true, force: true });
  const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [prisma, 'generate', `--schema=${join(into, schema)}`],
    {
      cwd: root,
      encoding: 'utf8',
      // The generator itself is in the package. The engine, which it does not use, would be downloaded; any program in its
      // place will do. Only here: with it, `prisma migrate` reports success and does nothing.
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      },
    },
  );
  if (status !== 0) throw new Error(stderr || stdout);
}

/** Every file under a folder, with its content. */
function contents(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8').replaceAll('\r\n', '\n')];
    }),
  );
}

function check() {
  // Inside node_modules: the generator looks for its packages from where the schema is.
  const elsewhere = join(root, 'node_modules', '.cache', `prisma-check-${process.pid}`);
  try {
    mkdirSync(join(elsewhere, 'prisma'), { recursive: true });
    copyFileSync(join(root, schema), join(elsewhere, schema));
    generate(elsewhere);
    const wanted = contents(join(elsewhere, generated));
    const present = contents(join(root, generated));
    const names = [...new Set([...wanted.keys(), ...present.keys()])];
    return names.filter((name) => wanted.get(name) !== present.get(name));
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
}

if (process.argv.includes('--check')) {
  const differing = check();
  if (differing.length > 0) {
    console.error(`${generated} is not what ${schema} gives (${differing.join(', ')}). Run: npm run generate`);
    process.exitCode = 1;
  }
} else {
  generate(root);
}
