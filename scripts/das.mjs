// npm run das -- <command>: batch files and extracts from the command line.
import { userInfo } from 'node:os';
import { relative } from 'node:path';
import { batch } from './das/batch.mjs';
import { cancel } from './das/cancel.mjs';
import { check } from './das/check.mjs';
import { extract } from './das/extract.mjs';
import { Failure } from './das/failure.mjs';
import { help, helpWith } from './das/help.mjs';
import { createProgress } from './das/progress-bar.mjs';
import { connect } from './das/service.mjs';
import { readStarterKit } from './das/starter-kit.mjs';
import { readWords, WrongWords } from './das/words.mjs';

/**
 * What a command works with: where whoever gave it stands, how to say things, and the service.
 *
 * @typedef {object} Around
 * @property {string} folder
 * @property {ReturnType<typeof createProgress>} progress
 * @property {(path: string) => string} shown  a path as it is said: from where the person stands, if it is below
 * @property {(options: { as?: string, centre?: string, person?: string }) => Promise<ReturnType<typeof connect>>} connect
 */

const commands = { batch, cancel, check, extract };
const { env } = process;
const progress = createProgress(process.stdout);

// A reader that has seen enough (`| head`) does not end what was begun.
process.stdout.on('error', () => undefined);

try {
  const words = readWords(process.argv.slice(2), env);
  if (words.name === 'help') console.log(help);
  else process.exitCode = await commands[words.name](words, around());
} catch (error) {
  progress.clear();
  // Nobody who gives a command can do anything with a stack.
  console.error(error instanceof Failure ? error.message : `This command failed: ${error.message}`);
  if (error instanceof WrongWords) console.error(`\n${helpWith(process.argv[2])}`);
  process.exitCode = 1;
}

/** @returns {Around} */
function around() {
  // npm runs its scripts in the folder of the package, wherever it was called.
  const folder = (env.npm_lifecycle_event === 'das' && env.INIT_CWD) || process.cwd();
  return {
    folder,
    progress,
    shown: (path) => {
      const below = relative(folder, path);
      return below === '' || below.startsWith('..') ? path : below;
    },
    connect: async ({ as, centre, person = userName() }) =>
      connect(await readStarterKit(env, as), { centre, person, tell: progress.say }),
  };
}

function userName() {
  try {
    return userInfo().username;
  } catch {
    // A container's user may have no name.
    return 'unknown';
  }
}
