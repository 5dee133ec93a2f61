import { createHash } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { access, constants, open, rename } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Failure } from './failure.mjs';

/**
 * Keeps a file that is read from the service. It gets its name when it is whole, so that half a file is never taken for
 * one.
 *
 * @param {{ download<Result>(path: string, read: (body: AsyncIterable<Uint8Array>) => Promise<Result>): Promise<unknown> }} service
 * @param {string} from  the path at the service
 * @param {string} to
 * @param {{ mayReplace: boolean }} how  when not, another file that has the name keeps it, and the new one gets a number
 * @returns {Promise<string>}  where it is
 */
export async function saveFile(service, from, to, { mayReplace }) {
  const part = `${to}.part`;
  // However the command ends.
  const forget = () => rmSync(part, { force: true });
  process.once('exit', forget);
  await service.download(from, (body) => writeAll(part, body));
  const place = mayReplace ? to : await freePlace(to, part);
  await orFailure(place, rename(part, place));
  process.off('exit', forget);
  return place;
}

/**
 * Throws a `Failure` when no file can be made beside this one.
 *
 * @param {string} file
 */
export async function mustBeWritable(file) {
  const folder = dirname(file);
  await orFailure(folder, access(folder, constants.W_OK));
}

async function writeAll(path, body) {
  const file = await orFailure(path, open(path, 'w'));
  try {
    for await (const piece of body) await orFailure(path, file.appendFile(piece));
    // What the service has given out it need not be asked for again after a power cut.
    await orFailure(path, file.sync());
  } finally {
    await file.close();
  }
}

/** The name itself, if nothing else stands there; else with the first number that is free. */
async function freePlace(to, part) {
  const { dir, name, ext } = parse(to);
  const digest = await digestOf(part);
  for (let number = 1; ; number++) {
    const place = number === 1 ? to : join(dir, `${name}-${number}${ext}`);
    const stands = await digestOf(place);
    if (stands === undefined || stands === digest) return place;
  }
}

async function digestOf(path) {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw new Failure(`${path} cannot be read (${error.code}).`);
  }
  return hash.digest('hex');
}

async function orFailure(path, work) {
  try {
    return await work;
  } catch (error) {
    throw new Failure(`${path} cannot be written (${error.code}).`);
  }
}
