import type { ClientBase } from 'pg';
import type { Scheme } from '../awards/scheme.js';
import type { Reference } from '../learners/reference.js';
import type { ReadCatalogue } from './catalogue.js';
import { definitionOf, inputOf, type NamedCommand, partyOf } from './command.js';
import { type ProgrammeRow, programmeColumns, programmeOfRow } from './programme-rows.js';

/** Reference data that changes only when service management changes it. */
export type StandingReference = Pick<Reference, 'lines' | 'levels'> & {
  /** Their statuses are those that stood when a catalogue was read last. */
  readonly schemes: readonly Scheme[];
  /** The catalogue of a realm, as it stands for a database transaction. */
  readonly catalogue: ReadCatalogue;
  /** The awarding bodies of a realm. It may ask the database: never from within a transaction, which holds a connection already. */
  awardingBodies(realm: number): Promise<Reference['awardingBodies']>;
};

/** What centres have of their own, which the commands look up. */
export type CentresOwn = Pick<Reference, 'associated' | 'programme' | 'programmeNamed'>;

/** The part of the reference data that is known before a transaction begins. */
export type KnownReference = Pick<Reference, 'lines' | 'levels' | 'awardingBodies'>;

/**
 * What these commands may look up. Associations and programmes are the centre's own and change at any time, so they are
 * read in the same database transaction, and only those that the commands speak of.
 */
export async function lookUp(
  client: ClientBase,
  realm: number,
  commands: readonly NamedCommand[],
): Promise<CentresOwn> {
  const centres = new Set<string>();
  const programmes = { centres: new Set<string>(), ids: new Set<string>(), names: new Set<string>() };
  for (const command of commands) {
    const party = partyOf(command);
    const { associations, programmeId, programmeName } = definitionOf(command).looksUp?.(inputOf(command)) ?? {};
    if (!('centre' in party)) continue;
    if (associations) centres.add(party.centre);
    if (programmeId !== undefined) programmes.ids.add(programmeId);
    if (programmeName !== undefined) programmes.names.add(programmeName);
    if (programmeId !== undefined || programmeName !== undefined) programmes.centres.add(party.centre);
  }
  const [associations, found] = await Promise.all([
    centres.size === 0 ? [] : associationsOf(client, realm, [...centres]),
    programmes.centres.size === 0 ? [] : programmesOf(client, realm, programmes),
  ]);
  const associated = new Set(associations.map((row) => `${row.centre_number} ${row.awarding_body_code}`));
  return {
    associated: (centre, awardingBody) => associated.has(`${centre} ${awardingBody}`),
    programme: (centre, id) => found.find((programme) => programme.id === id && programme.centre === centre),
    programmeNamed: (centre, name) => found.find((programme) => programme.name === name && programme.centre === centre),
  };
}

async function associationsOf(client: ClientBase, realm: number, centres: string[]) {
  const { rows } = await client.query<{ centre_number: string; awarding_body_code: string }>({
    name: 'associations-of',
    text: 'SELECT centre_number, awarding_body_code FROM centre_association WHERE realm_id = $1 AND centre_number = ANY($2::text[])',
    values: [realm, centres],
  });
  return rows;
}

async function programmesOf(
  client: ClientBase,
  realm: number,
  { centres, ids, names }: { centres: ReadonlySet<string>; ids: ReadonlySet<string>; names: ReadonlySet<string> },
) {
  const { rows } = await client.query<ProgrammeRow>({
    name: 'programmes-of',
    text: `SELECT ${programmeColumns} FROM programme WHERE realm_id = $1 AND centre_number = ANY($2::text[])
      AND (id = ANY($3::uuid[]) OR name = ANY($4::text[]))`,
    values: [realm, [...centres], [...ids], [...names]],
  });
  return rows.map(programmeOfRow);
}
