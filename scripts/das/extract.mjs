import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure.mjs';
import { counted } from './quantities.mjs';
import { mustBeWritable, saveFile } from './save-file.mjs';

/** Milliseconds between two looks at an extract. */
const firstLook = 100;
const longestLook = 1000;

/**
 * Asks for a file of the centre's records, waits until it is made, and keeps it. Answers the exit code.
 *
 * @param {{ operands: string[], options: Record<string, any> }} words
 * @param {import('../das.mjs').Around} around
 */
export async function extract({ operands: [kind], options }, around) {
  const { folder, progress } = around;
  const asked = options.out === undefined ? undefined : resolve(folder, options.out);
  await mustBeWritable(asked ?? join(folder, kind));
  const service = await around.connect(options);
  const { release = '3', line, level, status: learnerStatus, since: changedSince } = options;
  const request = { kind, release: Number(release), line, level, learnerStatus, changedSince };
  let { content: made } = await service.post('/v1/extracts', request);
  progress.say(`Asked for ${kind} of centre ${service.centre}.`);

  const address = `/v1/extracts/${made.id}`;
  for (let pause = firstLook; made.status === 'waiting' || made.status === 'running'; ) {
    await sleep(pause);
    pause = Math.min(longestLook, pause * 1.5);
    made = (await service.get(address)).content;
  }
  if (made.status !== 'completed') throw new Failure(`The service failed to make the extract ${made.id}. Ask again.`);

  // Where no name was given, none is taken from a file that somebody may be working in.
  const to = asked ?? join(folder, `${kind}-${made.requestedAt.slice(0, 10)}.csv`);
  const place = await saveFile(service, `${address}/file`, to, { mayReplace: asked !== undefined });
  progress.say(`${counted(made.rows, 'row')} in ${around.shown(place)}`);
  return 0;
}
