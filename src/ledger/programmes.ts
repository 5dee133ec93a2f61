import type { Pool } from 'pg';
import { checkProgramme, type ProgrammeFinding } from '../awards/programme.js';
import type { Fault } from '../learners/decision.js';
import type { Programme } from '../learners/reference.js';
import { dateInUnitedKingdom } from '../platform/clock.js';
import type { Actor } from './actor.js';
import { findQualifications, unknownQualification } from './catalogue.js';
import type { KeptAnswer, Repeatable } from './idempotency.js';
import { type PartyReceipt, type PartyTransacted, transactFor } from './party-transact.js';
import { type ProgrammeRow, programmeColumns, programmeOfRow } from './programme-rows.js';
import { diplomaAward } from './standing-reference.js';
import type { Ledger } from './transact.js';

/** What a centre keeps as a planned programme of study. */
export type NewProgramme = Omit<Programme, 'id' | 'createdAt'>;

/** The programme as it is kept, or all that is wrong with it. */
export type ProgrammeResult =
  | { readonly programme: Programme; readonly faults?: undefined }
  | { readonly programme?: undefined; readonly faults: readonly Fault[] };

/** Keeps a programme. `faults` is what was found wrong with it before; with any, it is refused. */
export async function createProgramme(
  ledger: Ledger,
  actor: Actor,
  wanted: NewProgramme,
  faults: readonly Fault[],
  options: {
    rehearsal?: boolean;
    repeatable?: Repeatable & { answer(receipt: PartyReceipt<ProgrammeResult>): KeptAnswer };
  } = {},
): Promise<PartyTransacted<ProgrammeResult>> {
  return transactFor<ProgrammeResult>(
    ledger,
    actor,
    'createProgramme',
    { centre: wanted.centre },
    async (client, { id, now }) => {
      if (faults.length > 0) return { outcome: 'refused', result: { faults } };
      const { rows } = await client.query<ProgrammeRow>(
        `SELECT ${programmeColumns} FROM programme WHERE realm_id = $1 AND centre_number = $2 AND name = $3`,
        [actor.realm, wanted.centre, wanted.name],
      );
      if (rows[0] !== undefined) {
        const stands = programmeOfRow(rows[0]);
        if (sameProgramme(stands, wanted)) return { outcome: 'unchanged', result: { programme: stands } };
        return { outcome: 'refused', result: { faults: [{ rule: 'programme-name-taken', pointer: '/name' }] } };
      }
      const programme = { ...wanted, id, createdAt: now };
      const text = `INSERT INTO programme (realm_id, centre_number, id, name, line, level, qualifications, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
      const values = [
        actor.realm,
        wanted.centre,
        id,
        wanted.name,
        wanted.line,
        wanted.level,
        wanted.qualifications,
        now,
      ];
      return { outcome: 'accepted', result: { programme }, statements: [{ text, values }], after: { programme } };
    },
    options,
  );
}

/** What was found about a programme that is planned: what there is not, and what the award engine finds. */
export interface JudgedProgramme {
  readonly faults: readonly Fault[];
  readonly findings: readonly ProgrammeFinding[];
}

/** Judges a planned programme on the catalogue of the realm, for whoever begins at the instant `realmNow`. */
export async function judgeProgramme(
  { store, standing }: Ledger,
  realm: number,
  { line, level, qualifications }: Pick<NewProgramme, 'line' | 'level' | 'qualifications'>,
  realmNow: Date,
): Promise<JudgedProgramme> {
  const faults: Fault[] = standing.lines.has(line)
    ? []
    : [{ rule: 'line-unknown', pointer: '/line', parameters: { line } }];
  const catalogue = await findQualifications(store.prisma, realm, qualifications);
  qualifications.forEach((qan, index) => {
    if (!catalogue.has(qan)) faults.push(unknownQualification(qan, `/qualifications/${index}`));
  });
  if (faults.length > 0) return { faults, findings: [] };
  const today = dateInUnitedKingdom(realmNow);
  const { award } = diplomaAward(standing, level, today);
  return { faults, findings: checkProgramme(award, [...catalogue.values()], { line, startsOn: today }) };
}

/** The findings with which completing everything would not make a learner eligible to claim: such a programme is not kept. */
export function blockingFaults({ findings }: JudgedProgramme): readonly Fault[] {
  return findings
    .filter(({ blocking }) => blocking)
    .map(({ message }) => ({
      rule: 'programme-invalid',
      pointer: '/qualifications',
      parameters: { finding: message },
    }));
}

function sameProgramme(stands: Programme, wanted: NewProgramme): boolean {
  const sorted = (qans: readonly string[]) => [...qans].sort().join(' ');
  return (
    stands.line === wanted.line &&
    stands.level === wanted.level &&
    sorted(stands.qualifications) === sorted(wanted.qualifications)
  );
}

export async function readProgramme(
  pool: Pool,
  realm: number,
  centre: string,
  id: string,
): Promise<Programme | undefined> {
  const { rows } = await pool.query<ProgrammeRow>(
    `SELECT ${programmeColumns} FROM programme WHERE realm_id = $1 AND centre_number = $2 AND id = $3`,
    [realm, centre, id],
  );
  return rows[0] === undefined ? undefined : programmeOfRow(rows[0]);
}

/** The programmes of a centre, oldest first, after the one with the id `after`. */
export async function listProgrammes(
  pool: Pool,
  realm: number,
  centre: string,
  { limit, after }: { limit: number; after: string | undefined },
): Promise<Programme[]> {
  const { rows } = await pool.query<ProgrammeRow>(
    `SELECT ${programmeColumns} FROM programme WHERE realm_id = $1 AND centre_number = $2 AND ($4::uuid IS NULL OR id > $4) ORDER BY id LIMIT $3`,
    [realm, centre, limit, after ?? null],
  );
  return rows.map(programmeOfRow);
}
