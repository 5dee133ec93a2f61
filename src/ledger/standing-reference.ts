import { pointsMisfit, unitScale } from '../awards/points-fit.js';
import { type Award, awardOf, type Scheme, scaleOf, schemeInForce } from '../awards/scheme.js';
import type { LevelCode } from '../learners/record.js';
import type { AwardingBody, Level, LineOfLearning, Reference } from '../learners/reference.js';
import { isoDate } from '../platform/database.js';
import type { PrismaClient } from '../platform/generated/prisma/client.js';
import { catalogues } from './catalogue.js';
import type { StandingReference } from './reference.js';
import { readStandingSchemes } from './standing-schemes.js';

/** The rules of the award of a Diploma at this level, as they are in force on a day. Throws when the data has none. */
export function diplomaAward(
  { schemes }: Pick<StandingReference, 'schemes'>,
  level: LevelCode,
  day: string,
): { scheme: Scheme; award: Award } {
  const scheme = schemeInForce(schemes, 'diploma', day);
  const award = scheme && awardOf(scheme, level);
  if (scheme === undefined || award === undefined)
    throw new Error(`no scheme in force on ${day} has the award ${level}`);
  return { scheme, award };
}

/** The awards of the Diploma on a day, and the points that their grades can have. Throws like `diplomaAward` when asked. */
export function awardsOn(standing: Pick<StandingReference, 'schemes'>, day: string) {
  const known = new Map<LevelCode, ReturnType<typeof diplomaAward>>();
  const award = (level: LevelCode) => {
    const found = known.get(level) ?? diplomaAward(standing, level, day);
    known.set(level, found);
    return found;
  };
  const levels = { 1: 'foundation', 2: 'higher', 3: 'progression' } as const;
  const misfit: Reference['pointsMisfit'] = ({ component, level, grade, unitGlh, points }) => {
    const code = levels[level as keyof typeof levels];
    const scale = code === undefined ? null : scaleOf(award(code).award, component);
    if (scale === null) return undefined;
    return pointsMisfit(unitGlh === undefined ? scale : unitScale(scale, unitGlh), grade, points);
  };
  return { award, pointsMisfit: misfit };
}

const freshForMs = 60_000;

/** Reads the reference data. Throws when a scheme's data does not make sense: a service that cannot award must not start. */
export async function readStandingReference(prisma: PrismaClient): Promise<StandingReference> {
  const [lines, levels, schemes] = await Promise.all([
    prisma.lineOfLearning.findMany({ orderBy: { position: 'asc' } }),
    prisma.level.findMany({ orderBy: { position: 'asc' } }),
    readStandingSchemes(prisma),
  ]);
  const bodies = new Map<number, { readAt: number; found: ReadonlyMap<string, AwardingBody> }>();
  async function readBodies(realm: number): Promise<ReadonlyMap<string, AwardingBody>> {
    const found = await readAwardingBodies(prisma, realm);
    bodies.set(realm, { readAt: performance.now(), found });
    return found;
  }
  return {
    lines: new Map(lines.map((line) => [line.code, lineOf(line)])),
    levels: new Map(
      levels.map((level) => [
        level.code,
        { code: level.code as LevelCode, title: level.title, level: level.level, grades: level.grades } satisfies Level,
      ]),
    ),
    get schemes() {
      return schemes.current();
    },
    catalogue: catalogues(schemes.follow),
    async awardingBodies(realm) {
      const known = bodies.get(realm);
      if (known === undefined) return readBodies(realm);
      if (performance.now() - known.readAt >= freshForMs) {
        // Nobody waits for the newer list: this one serves until it is there. At once, so that one reader is enough.
        known.readAt = performance.now();
        readBodies(realm).catch(() => undefined);
      }
      return known.found;
    },
  };
}

async function readAwardingBodies(prisma: PrismaClient, realm: number): Promise<ReadonlyMap<string, AwardingBody>> {
  const rows = await prisma.awardingBody.findMany({ where: { realmId: realm }, orderBy: { code: 'asc' } });
  return new Map(rows.map(({ code, name, diploma, component }) => [code, { code, name, diploma, component }]));
}

function lineOf(row: {
  code: string;
  title: string;
  aliases: string[];
  phase: number;
  firstStart: Date;
  lastStart: Date;
  lastAward: Date;
  cancelled: boolean;
}): LineOfLearning {
  return {
    code: row.code,
    title: row.title,
    aliases: row.aliases,
    phase: row.phase,
    firstStart: isoDate(row.firstStart),
    lastStart: isoDate(row.lastStart),
    lastAward: isoDate(row.lastAward),
    cancelled: row.cancelled,
  };
}
