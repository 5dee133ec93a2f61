import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { PrismaClient } from '../platform/generated/prisma/client.js';
import { requestRework } from './rework.js';
import { confirmWhereConfirmed } from './scheme-confirmation.js';
import { schemeDigest } from './scheme-digest.js';

// From src/ledger and from dist/ledger alike.
const folder = new URL('../../prisma/reference/', import.meta.url);

interface LinesFile {
  lines: {
    code: string;
    title: string;
    aliases: string[];
    phase: number;
    firstStart: string;
    lastStart: string;
    lastAward: string;
    cancelled: boolean;
    cancelledOn?: string | null;
    position: number;
  }[];
}
interface LevelsFile {
  levels: { code: string; title: string; level: number; grades: string[]; position?: number }[];
}

/** A file of prisma/reference, as JSON. */
export async function readReferenceFile<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(new URL(name, folder), 'utf8')) as T;
}

/**
 * Brings lines of learning, levels and schemes of award in the database to what the files in prisma/reference say.
 * Does nothing when the files are those that were loaded last. When they are others, what was worked out with the former
 * ones is worked out anew.
 */
export async function loadReferenceData(prisma: PrismaClient): Promise<void> {
  const [{ lines }, { levels }, names] = await Promise.all([
    readReferenceFile<LinesFile>('lines-of-learning.json'),
    readReferenceFile<LevelsFile>('levels.json'),
    readdir(new URL('schemes/', folder)),
  ]);
  const schemes = await Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) =>
        readReferenceFile<{
          scheme: string;
          version: number;
          status: string;
          validFrom: string;
          validTo: string | null;
        }>(`schemes/${name}`),
      ),
  );
  const digest = createHash('sha256')
    .update(JSON.stringify([lines, levels, schemes]))
    .digest('hex');
  const loaded = await prisma.loadedReference.findUnique({ where: { id: 1 } });
  if (loaded?.digest === digest) return;

  await prisma.$transaction(
    async (tx) => {
      for (const { cancelledOn, ...line } of lines) {
        const row = {
          ...line,
          firstStart: day(line.firstStart),
          lastStart: day(line.lastStart),
          lastAward: day(line.lastAward),
          cancelledOn: cancelledOn ? day(cancelledOn) : null,
        };
        await tx.lineOfLearning.upsert({ where: { code: line.code }, create: row, update: row });
      }
      for (const [position, level] of levels.entries()) {
        const row = { position, ...level };
        await tx.level.upsert({ where: { code: level.code }, create: row, update: row });
      }
      for (const scheme of schemes) {
        const { scheme: code, version, status, validFrom, validTo } = scheme;
        const row = {
          scheme: code,
          version,
          status,
          validFrom: day(validFrom),
          validTo: validTo === null ? null : day(validTo),
          definition: scheme as object,
        };
        await tx.schemeVersion.upsert({
          where: { scheme_version: { scheme: code, version } },
          create: row,
          update: row,
        });
        // What people confirmed stays confirmed, whatever else in the files has changed.
        const { text, values } = confirmWhereConfirmed({ scheme: code, version, digest: schemeDigest(scheme) });
        await tx.$executeRawUnsafe(text, ...(values as unknown[]));
      }
      if (loaded !== null) {
        for (const { id } of await tx.realm.findMany())
          for (const { text, values } of requestRework(id)) await tx.$executeRawUnsafe(text, ...(values as unknown[]));
      }
      await tx.loadedReference.upsert({ where: { id: 1 }, create: { id: 1, digest }, update: { digest } });
    },
    { timeout: 30_000 },
  );
}

function day(text: string): Date {
  return new Date(`${text}T00:00:00Z`);
}
