import { stat } from 'node:fs/promises';
import { basename, join, parse, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure.mjs';
import { leaveOnInterrupt } from './interruption.mjs';
import { counted, duration, length } from './quantities.mjs';
import { mustBeWritable, saveFile } from './save-file.mjs';
import { sentBefore, summaryLines } from './summary.mjs';

/** The exit codes by what came of a file. */
export const exitCodes = { taken: 0, failed: 1, rowsRefused: 2, refusedWhole: 3 };

/** The longest that a file's name may be in the contract. */
const longestName = 200;

/** Milliseconds between two looks at a batch: soon at first, since most files are short. */
const firstLook = 100;
const longestLook = 1000;

/**
 * Sends a file and waits until its batch is over, or with `--id` only waits; then keeps the response and says what came
 * of it. Answers the exit code.
 *
 * @param {{ operands: string[], options: Record<string, any> }} words
 * @param {import('../das.mjs').Around} around
 */
export async function batch({ operands: [file], options }, around) {
  const { say } = around.progress;
  if (options.id !== undefined) {
    const service = await around.connect(options);
    const { content: found } = await service.get(addressOf(options.id));
    const place = join(around.folder, `batch-${found.id}`);
    await mustBeWritable(place);
    leaveOnInterrupt(say, () => howToReturn(found.id, options));
    return await finish(found, { service, place, name: found.fileName ?? `Batch ${found.id}`, options }, around);
  }

  const path = resolve(around.folder, file);
  const bytes = await lengthOf(path, file);
  await mustBeWritable(path);
  if (bytes === 0) {
    // There is nothing to send. It would be refused for that.
    say(`${around.shown(path)} is empty. Check that you chose the right file.`);
    return exitCodes.refusedWhole;
  }
  const service = await around.connect(options);
  let sent = 0;
  let taken;
  leaveOnInterrupt(say, () => (taken === undefined ? howItStopped(sent, bytes) : howToReturn(taken.id, options)));

  say(`Sending ${around.shown(path)} (${length(bytes)}) for ${service.sender}.`);
  const since = performance.now();
  const { status, content } = await service.upload(sendingAddress(path, options), path, (upTo) => {
    sent = upTo;
    around.progress.show(sending(sent, bytes, (performance.now() - since) / 1000));
  });
  taken = content;
  if (status === 202) say(`Sent. It is batch ${taken.id}.`);
  else for (const line of sentBefore(taken)) say(line);
  const place = join(parse(path).dir, parse(path).name);
  return await finish(taken, { service, place, name: around.shown(path), path, options }, around);
}

async function lengthOf(path, file) {
  const found = await stat(path).catch(({ code }) => {
    throw new Failure(code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${code}).`);
  });
  if (!found.isFile()) throw new Failure(`${file} is not a file.`);
  return found.size;
}

function addressOf(id) {
  return `/v1/batches/${encodeURIComponent(id)}`;
}

function sendingAddress(path, { 'validate-only': validateOnly, again }) {
  const query = new URLSearchParams({ fileName: [...basename(path)].slice(0, longestName).join('') });
  if (validateOnly) query.set('validateOnly', 'true');
  if (again) query.set('again', 'true');
  return `/v1/batches?${query}`;
}

function sending(done, total, seconds) {
  // In the first moment there is no telling how fast it goes.
  if (seconds < 1 || done === 0) return { what: 'Sending', unit: 'bytes', done, total };
  const perSecond = done / seconds;
  const secondsLeft = Math.max(0, total - done) / perSecond;
  return { what: 'Sending', unit: 'bytes', done, total, perSecond, secondsLeft };
}

function howItStopped(sent, bytes) {
  return sent < bytes
    ? 'Stopped. The file did not arrive whole, so nothing of it is taken.'
    : 'Stopped. The file may have arrived whole. Send it once more, without --again, to see: it is not taken twice.';
}

function howToReturn(id, { as }) {
  return `The service goes on with the batch. To look at it again: npm run das -- batch --id ${id}${asClient(as)}\nTo stop it: npm run das -- cancel ${id}${asClient(as)}`;
}

/** Whoever sent it as an awarding body has to say so again. It finds what it sent for a centre in its own name too. */
function asClient(as) {
  return as === undefined ? '' : ` --as ${as}`;
}

/** Waits for the end of a batch, says what came of it, and keeps its response. */
async function finish(begun, { service, place, name, path, options }, around) {
  const { progress, shown } = around;
  const over = await untilOver(begun, service, progress);
  const { id, rows } = over;
  const causes = rows.refused === 0 ? [] : (await service.get(`${addressOf(id)}/causes`)).content.items;
  for (const line of ['', ...summaryLines(over, causes, name)]) progress.say(line);
  if (over.status === 'refused') return exitCodes.refusedWhole;
  try {
    // Of no row there is nothing to respond.
    const response = rows.read > 0 ? await saveResponse(id, { service, place }) : undefined;
    const corrections = rows.refused > 0 ? await saveCorrections(id, { service, place }) : undefined;
    progress.say('');
    if (response !== undefined) progress.say(`Response:     ${shown(response)}`);
    if (corrections !== undefined) {
      progress.say(`Refused rows: ${shown(corrections)}`);
      if (corrections !== correctionsFile(place))
        progress.say(`(${shown(correctionsFile(place))} is another file, and was left as it is.)`);
    }
    for (const line of nextSteps(over, {
      corrections: corrections && shown(corrections),
      sent: path && shown(path),
      as: options.as,
    }))
      progress.say(line);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(
      `${error.message}\nTo get the response again: npm run das -- batch --id ${id}${asClient(options.as)}`,
    );
  }
  return exitCodeOf(over);
}

async function untilOver(batch, service, progress) {
  const since = performance.now();
  let isToldToWait = false;
  for (let pause = firstLook; !isOver(batch); pause = Math.min(longestLook, pause * 1.5)) {
    if (batch.status !== 'waiting') progress.show(stageOf(batch));
    else if (!isToldToWait && performance.now() - since > 2000) {
      progress.say(`Waiting: the files of ${service.sender} are taken one after another.`);
      isToldToWait = true;
    }
    await sleep(pause);
    batch = (await service.get(addressOf(batch.id))).content;
  }
  if (performance.now() - since > 2000 && batch.startedAt !== undefined) progress.say(`Over after ${took(batch)}.`);
  return batch;
}

function isOver({ status }) {
  return status !== 'waiting' && status !== 'checking' && status !== 'running';
}

function stageOf({ status, rows, perSecond, secondsLeft }) {
  const { total, read } = rows;
  // While it is looked through, how many rows there are is how far it is.
  if (status === 'checking') return { what: 'Checking', unit: 'rows', done: total ?? 0 };
  return { what: 'Taking rows', unit: 'rows', done: read, total, perSecond, secondsLeft };
}

function took({ startedAt, finishedAt, rows }) {
  const seconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
  return `${duration(seconds)}, ${counted(rows.read / Math.max(1, seconds), 'row')} a second`;
}

/** The response never changes, and nobody works in it: one of an earlier batch gives way. */
function saveResponse(id, { service, place }) {
  return saveFile(service, `${addressOf(id)}/response`, `${place}.response.csv`, { mayReplace: true });
}

/** People put rows right in the corrections file: what they have done to one is not written over. */
function saveCorrections(id, { service, place }) {
  const address = `${addressOf(id)}/response?rows=refused`;
  return saveFile(service, address, correctionsFile(place), { mayReplace: false });
}

function correctionsFile(place) {
  return `${place}.corrections.csv`;
}

function nextSteps({ id, status, validateOnly }, { corrections, sent = 'the file', as }) {
  if (validateOnly && corrections !== undefined)
    return [`Nothing was stored: put the rows right in ${sent} itself, and send that.`];
  return [
    ...(corrections === undefined
      ? []
      : [`Put the rows right there, and send it: npm run das -- batch ${asWord(corrections)}${asClient(as)}`]),
    ...(status === 'cancelled' || status === 'failed' ? [`Send ${sent} again to go on with it.`] : []),
    ...(status === 'failed' ? [`If it fails again, ask for help, and quote ${id}.`] : []),
  ];
}

/** As a shell takes it for one word. */
function asWord(path) {
  return /^[\w./-]+$/.test(path) ? path : `"${path}"`;
}

function exitCodeOf({ status, rows }) {
  if (status !== 'completed') return exitCodes.failed;
  return rows.refused > 0 ? exitCodes.rowsRefused : exitCodes.taken;
}
