import { createHmac } from 'node:crypto';
import type { Pool } from 'pg';
import type { Level, LineOfLearning } from '../learners/reference.js';
import { ukMidnight } from '../learners/uk-time.js';
import { type Clock, realmTime } from '../platform/clock.js';
import {
  academicYear,
  academicYears,
  type Count,
  dimensions,
  type Measure,
  measures,
  type Place,
} from '../statistics/dimensions.js';
import { type Figures, rounded } from '../statistics/rounding.js';
import { partsOf, type Values } from '../statistics/table.js';

/** Whose statistics they are. */
export interface StatisticsRealm {
  readonly id: number;
  readonly kind: 'live' | 'sandbox';
  readonly clockOffsetMs: number;
}

/** The figures of a realm for a day: nothing but what may be shown. */
export interface DayOfStatistics {
  /** The instant at which things were as they were counted: the beginning of the day. */
  readonly asOf: string;
  readonly figures: Readonly<Record<Measure, Figures>>;
}

/** What statistics are worked out with. */
export interface StatisticsParts {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly reference: {
    readonly lines: ReadonlyMap<string, LineOfLearning>;
    readonly levels: ReadonlyMap<string, Level>;
  };
  /** What the chance in the rounding comes from. Who has it can undo the rounding. */
  readonly key: Buffer;
}

export interface Statistics {
  /** The realm with this id, or the live one. */
  realm(id?: number): Promise<StatisticsRealm>;
  /** The figures of a realm for today by its clock: those that are kept, or worked out and kept from then on. */
  today(realm: StatisticsRealm): Promise<DayOfStatistics>;
  /** What figures of a realm can be broken down by on the day of these. */
  values(day: DayOfStatistics): Values;
  /** Works out the figures of every realm for which today's are not there yet. */
  keepAll(): Promise<void>;
}

/** Statistics of all realms, kept for a day each. */
export function statisticsOf(parts: StatisticsParts): Statistics {
  const { pool, clock, reference } = parts;
  const grades = new Map([...reference.levels.values()].map((level) => [level.code as string, level.grades]));
  const firstStart = [...reference.lines.values()].map((line) => line.firstStart).sort()[0] as string;
  const known = new Map<number, { day: string; kept: DayOfStatistics }>();
  const beingMade = new Map<string, Promise<unknown>>();

  function values({ asOf }: DayOfStatistics): Values {
    return {
      academicYear: academicYears(firstStart, realmTime(() => new Date(asOf), 0).today),
      line: [...reference.lines.keys()],
      grades,
    };
  }

  async function today(realm: StatisticsRealm): Promise<DayOfStatistics> {
    const day = realmTime(clock, realm.clockOffsetMs).today;
    const found = known.get(realm.id);
    // Figures of a day never change, but a database that is away says so.
    const row = await readDay(pool, realm.id, day, found?.day !== day);
    if (row === undefined) {
      await once(`${realm.id} ${day}`, async () => keepDay(parts, realm.id, day, await workOut(realm.id, day)));
      return today(realm);
    }
    if (row.figures === null) return (found as { kept: DayOfStatistics }).kept;
    const kept = { asOf: row.as_of, figures: unpacked(row.figures) };
    known.set(realm.id, { day, kept });
    return kept;
  }

  async function workOut(realm: number, day: string): Promise<DayOfStatistics> {
    const asOf = ukMidnight(day);
    const counts = await countAll(pool, realm, asOf);
    const figuresOf = (measure: Measure) =>
      rounded(counts[measure], drawBy(parts.key, realm, measure), ({ level }) => partsOf(measure, level, { grades }));
    return { asOf, figures: { participation: figuresOf('participation'), awards: figuresOf('awards') } };
  }

  /** Those who ask at the same time wait for the same. */
  function once(name: string, make: () => Promise<unknown>): Promise<unknown> {
    const made = beingMade.get(name) ?? make().finally(() => beingMade.delete(name));
    beingMade.set(name, made);
    return made;
  }

  return {
    async realm(id) {
      const [realm] = await readRealms(
        pool,
        id === undefined ? "kind = 'live'" : 'id = $1',
        id === undefined ? [] : [id],
      );
      if (realm === undefined) throw new Error('there is no such realm');
      return realm;
    },
    today,
    values,
    async keepAll() {
      for (const realm of await readRealms(pool, 'true', [])) await today(realm);
    },
  };
}

async function readRealms(pool: Pool, which: string, values: unknown[]): Promise<StatisticsRealm[]> {
  const { rows } = await pool.query<{ id: number; kind: StatisticsRealm['kind']; clock_offset_ms: number }>(
    `SELECT id, kind, clock_offset_ms FROM realm WHERE ${which} ORDER BY id`,
    values,
  );
  return rows.map(({ clock_offset_ms: clockOffsetMs, ...realm }) => ({ ...realm, clockOffsetMs }));
}

async function readDay(pool: Pool, realm: number, day: string, withFigures: boolean) {
  const { rows } = await pool.query<{ as_of: string; figures: PackedFigures | null }>(
    `SELECT as_of, CASE WHEN $3 THEN figures END AS figures FROM daily_statistics WHERE realm_id = $1 AND day = $2`,
    [realm, day, withFigures],
  );
  return rows[0];
}

/** Keeps the figures of a day, unless those of the day are kept already: everybody is told the same. Other days go. */
async function keepDay(
  { pool }: StatisticsParts,
  realm: number,
  day: string,
  { asOf, figures }: DayOfStatistics,
): Promise<void> {
  await pool.query(
    `INSERT INTO daily_statistics AS kept (realm_id, day, as_of, figures) VALUES ($1, $2, $3, $4)
      ON CONFLICT (realm_id) DO UPDATE SET day = excluded.day, as_of = excluded.as_of, figures = excluded.figures
      WHERE kept.day <> excluded.day`,
    [realm, day, asOf, JSON.stringify(packed(figures))],
  );
}

/** A count as it is kept: the values of its place, and itself. */
type PackedCount = readonly (string | number)[];
type PackedFigures = Readonly<Record<Measure, Readonly<Record<keyof Figures, readonly PackedCount[]>>>>;

function packed(figures: DayOfStatistics['figures']): PackedFigures {
  const list = (counts: readonly Count[]) =>
    counts.map(({ place, count }) => [...dimensions.map((one) => place[one] ?? ''), count]);
  const of = ({ groups, parts }: Figures) => ({ groups: list(groups), parts: list(parts) });
  return { participation: of(figures.participation), awards: of(figures.awards) };
}

function unpacked(figures: PackedFigures): DayOfStatistics['figures'] {
  const counts = (list: readonly PackedCount[]) =>
    list.map((values) => {
      const named = dimensions.map((one, index) => [one, values[index] as string] as const);
      return {
        place: Object.fromEntries(named.filter(([, value]) => value !== '')) as Place,
        count: values.at(-1) as number,
      };
    });
  const of = ({ groups, parts }: PackedFigures[Measure]): Figures => ({ groups: counts(groups), parts: counts(parts) });
  return { participation: of(figures.participation), awards: of(figures.awards) };
}

/** The chance in the rounding of a part: it follows from the place, for whoever has the key, and from nothing else. */
function drawBy(key: Buffer, realm: number, measure: Measure) {
  return (place: Place): number => {
    const name = [realm, measure, ...measures[measure].map((dimension) => place[dimension])].join(' ');
    return createHmac('sha256', key).update(name).digest().readUInt32BE() % 5;
  };
}

const year = (instant: string) =>
  `extract(year FROM (${instant} AT TIME ZONE 'Europe/London') - interval '8 months')::int`;
const person = `CASE WHEN a.gender IN ('female', 'male') THEN a.gender ELSE 'notKnown' END AS sex,
  coalesce(c.region, 'notKnown') AS region`;
/** Registrations that stand at the instant $2, with the learner and the centre, and whatever else is joined to them. */
const registrations = (joined = '') => `learner_diploma d ${joined}
  JOIN learner_account a ON a.realm_id = d.realm_id AND a.uln = d.uln AND a.status <> 'merged'
  LEFT JOIN centre c ON c.realm_id = a.realm_id AND c.number = a.centre_number
  WHERE d.realm_id = $1 AND d.registered_at <= $2 AND (d.withdrawn_at IS NULL OR d.withdrawn_at > $2)`;

const statements: Readonly<Record<Measure, string>> = {
  participation: `SELECT year, line, level, sex, region, count(*) AS count
    FROM (SELECT ${year('d.registered_at')} AS year, d.line, d.level, ${person} FROM ${registrations()}) AS counted
    GROUP BY year, line, level, sex, region`,
  // What is not published at that instant is left out before anything else, as in all that centres read.
  awards: `WITH decided AS (
      SELECT uln, claim_id, (array_agg(decision ORDER BY id DESC))[1] AS decision,
          (array_agg(grade ORDER BY id DESC))[1] AS grade,
          max(publish_at) FILTER (WHERE decision = 'confirmed') AS confirmed_at
        FROM decision WHERE realm_id = $1 AND publish_at <= $2 GROUP BY uln, claim_id
    ), awarded AS (
      SELECT t.diploma_id, t.uln, e.grade, e.confirmed_at
        FROM decided e JOIN claim t ON t.realm_id = $1 AND t.uln = e.uln AND t.id = e.claim_id
        WHERE e.decision IN ('confirmed', 'certificated') AND (t.withdrawn_at IS NULL OR t.withdrawn_at > $2)
    )
    SELECT year, line, level, grade, sex, region, count(*) AS count
    FROM (SELECT ${year('w.confirmed_at')} AS year, d.line, d.level, w.grade, ${person}
      FROM ${registrations('JOIN awarded w ON w.uln = d.uln AND w.diploma_id = d.id')}) AS counted
    GROUP BY year, line, level, grade, sex, region`,
};

type CountRow = { year: number; count: number } & Place;

/** The exact counts of a realm at an instant. They never leave the service: see `rounded`. */
export async function countAll(
  pool: Pool,
  realm: number,
  asOf: string,
): Promise<Readonly<Record<Measure, readonly Count[]>>> {
  const counts = async (measure: Measure): Promise<Count[]> => {
    const { rows } = await pool.query<CountRow>(statements[measure], [realm, asOf]);
    return rows.map(({ year: begins, count, ...place }) => ({
      place: { ...place, academicYear: academicYear(begins) },
      count,
    }));
  };
  const [participation, awards] = await Promise.all([counts('participation'), counts('awards')]);
  return { participation, awards };
}
