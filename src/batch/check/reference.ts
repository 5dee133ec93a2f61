import type { LevelCode } from '../../learners/record.js';
import type { Level, LineOfLearning } from '../../learners/reference.js';
import { readReferenceFile } from '../../ledger/load-reference-data.js';
import type { CheckReference } from './check-file.js';

/** The lines and levels as the files of prisma/reference have them: for whoever has no database. */
export async function readCheckReference(): Promise<CheckReference> {
  const [{ lines }, { levels }] = await Promise.all([
    readReferenceFile<{ lines: LineOfLearning[] }>('lines-of-learning.json'),
    readReferenceFile<{ levels: (Level & { code: LevelCode })[] }>('levels.json'),
  ]);
  return {
    lines: new Map(lines.map((line) => [line.code, line])),
    levels: new Map(levels.map((level) => [level.code, level])),
  };
}
