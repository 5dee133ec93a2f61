import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ensureBuilt } from '../built.mjs';
import { exitCodes } from './batch.mjs';
import { Failure } from './failure.mjs';
import { counted, wholeNumber } from './quantities.mjs';
import { causesInLines, refusalLines, titled } from './summary.mjs';

/**
 * Checks a file against the definitions, as the service reads it, without the service: nothing is sent, and nothing
 * stored. Answers the exit code.
 *
 * @param {{ operands: string[] }} words
 * @param {import('../das.mjs').Around} around
 */
export async function check({ operands: [file] }, around) {
  const { say } = around.progress;
  const path = resolve(around.folder, file);
  const found = await stat(path).catch(({ code }) => {
    throw new Failure(code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${code}).`);
  });
  if (!found.isFile()) throw new Failure(`${file} is not a file.`);
  ensureBuilt();
  const [{ checkFile }, { readCheckReference }] = await Promise.all([
    import('../../dist/batch/check/check-file.js'),
    import('../../dist/batch/check/reference.js'),
  ]);
  const checked = await checkFile(() => createReadStream(path), await readCheckReference());
  for (const line of linesOf(checked, around.shown(path))) say(line);
  if (checked.refusal !== undefined) return exitCodes.refusedWhole;
  return checked.wrong > 0 ? exitCodes.rowsRefused : exitCodes.taken;
}

function linesOf({ definition, rows, wrong, aboutOthers, repairs, causes, refusal }, name) {
  if (refusal !== undefined) return refusalLines(refusal, `${name} would be refused whole.`);
  return [
    wrong === 0
      ? `${name}: nothing is wrong with its ${counted(rows, 'row')}.`
      : `${name}: ${wholeNumber(wrong)} of ${counted(rows, 'row')} would be refused.`,
    `It follows the definition ${definition}. Nothing was sent, and nothing stored.`,
    ...(aboutOthers === 0
      ? []
      : [
          `${counted(aboutOthers, 'row')} about learners whose accounts are not opened here: only the service knows the rest.`,
        ]),
    ...titled('Would be repaired about the file as a whole:', repairs),
    ...titled(
      'Why rows would be refused, the most frequent cause first:',
      causesInLines(causes, 'These are the first.'),
    ),
  ];
}
