import type { QueryConfig } from 'pg';
import type { Changes } from '../learners/changes.js';
import { foldName } from '../learners/names.js';
import type { LearnerRecord } from '../learners/record.js';

/** A record as a list of commands left it. */
export interface ChangedRecord {
  readonly before: LearnerRecord | undefined;
  readonly after: LearnerRecord;
  readonly changes: Changes;
}

type Cell = string | number | boolean | null | undefined;

/** A table and how a row of it is made. Columns of the key come first: realm, then these. Those of type `json` come last. */
interface Table<P> {
  name: string;
  columns: readonly string[];
  types: readonly string[];
  keyLength: number;
  /** Every change is one more row: the older ones stay. */
  isAdded?: boolean;
  /** The columns that can change. Left out: all that are not of the key. */
  changing?: readonly string[];
  cells(part: P, uln: string, record: LearnerRecord): Cell[];
}

const account: Table<LearnerRecord['account']> = {
  name: 'learner_account',
  columns: [
    'uln',
    'centre_number',
    'given_name',
    'family_name',
    'search_name',
    'date_of_birth',
    'gender',
    'uci',
    'upn',
    'status',
    'merged_into',
    'opened_at',
    'closed_at',
    'closed_reason',
    'changed_at',
    'version',
  ],
  types: [
    'text',
    'text',
    'text',
    'text',
    'text',
    'date',
    'text',
    'text',
    'text',
    'text',
    'text',
    'timestamptz',
    'timestamptz',
    'text',
    'timestamptz',
    'int',
  ],
  keyLength: 1,
  cells: (a, uln, record) => [
    uln,
    a.centre,
    a.givenName,
    a.familyName,
    foldName(a.familyName, a.givenName),
    a.dateOfBirth,
    a.gender,
    a.uci,
    a.upn,
    a.status,
    a.mergedInto,
    a.openedAt,
    a.closedAt,
    a.closedReason,
    record.changedAt,
    record.version,
  ],
};

const diplomas: Table<LearnerRecord['diplomas'][number]> = {
  name: 'learner_diploma',
  columns: [
    'uln',
    'id',
    'line',
    'level',
    'awarding_body',
    'status',
    'programme_id',
    'registered_at',
    'withdrawn_at',
    'changed_at',
    'version',
  ],
  types: ['text', 'uuid', 'text', 'text', 'text', 'text', 'uuid', 'timestamptz', 'timestamptz', 'timestamptz', 'int'],
  keyLength: 2,
  cells: (d, uln) => [
    uln,
    d.id,
    d.line,
    d.level,
    d.awardingBody,
    d.status,
    d.programmeId,
    d.registeredAt,
    d.withdrawnAt,
    d.changedAt,
    d.version,
  ],
};

const plts: Table<LearnerRecord['plts'][number]> = {
  name: 'plts_completion',
  columns: [
    'uln',
    'level',
    'independent_enquiry',
    'creative_thinking',
    'reflective_learning',
    'team_working',
    'self_management',
    'effective_participation',
    'completed_on',
    'changed_at',
    'version',
  ],
  types: ['text', 'int', 'bool', 'bool', 'bool', 'bool', 'bool', 'bool', 'date', 'timestamptz', 'int'],
  keyLength: 2,
  cells: (p, uln) => [
    uln,
    p.level,
    p.independentEnquiry,
    p.creativeThinking,
    p.reflectiveLearning,
    p.teamWorking,
    p.selfManagement,
    p.effectiveParticipation,
    p.completedOn,
    p.changedAt,
    p.version,
  ],
};

const workExperience: Table<LearnerRecord['workExperience'][number]> = {
  name: 'work_experience_completion',
  columns: ['uln', 'level', 'completed', 'days', 'from_date', 'to_date', 'changed_at', 'version'],
  types: ['text', 'int', 'bool', 'int', 'date', 'date', 'timestamptz', 'int'],
  keyLength: 2,
  cells: (w, uln) => [uln, w.level, w.completed, w.days, w.from, w.to, w.changedAt, w.version],
};

const claims: Table<LearnerRecord['claims'][number]> = {
  name: 'claim',
  columns: ['uln', 'id', 'diploma_id', 'status', 'award_state', 'claimed_at', 'withdrawn_at', 'changed_at', 'version'],
  types: ['text', 'uuid', 'uuid', 'text', 'text', 'timestamptz', 'timestamptz', 'timestamptz', 'int'],
  keyLength: 2,
  cells: (c, uln) => [
    uln,
    c.id,
    c.diplomaId,
    c.status,
    c.awardState,
    c.claimedAt,
    c.withdrawnAt,
    c.changedAt,
    c.version,
  ],
};

const transfers: Table<LearnerRecord['transfers'][number]> = {
  name: 'transfer',
  columns: [
    'uln',
    'id',
    'from_centre',
    'to_centre',
    'status',
    'reason',
    'requested_at',
    'decided_at',
    'changed_at',
    'version',
  ],
  types: ['text', 'uuid', 'text', 'text', 'text', 'text', 'timestamptz', 'timestamptz', 'timestamptz', 'int'],
  keyLength: 2,
  cells: (t, uln) => [
    uln,
    t.id,
    t.fromCentre,
    t.toCentre,
    t.status,
    t.reason,
    t.requestedAt,
    t.decidedAt,
    t.changedAt,
    t.version,
  ],
};

const results: Table<LearnerRecord['results'][number]> = {
  name: 'constituent_result',
  columns: [
    ...['uln', 'id', 'awarding_body', 'qan', 'unit', 'state', 'grade', 'partial_absence', 'points', 'award_date'],
    ...['publish_date', 'publish_at', 'ends_at', 'enquiry', 'qualification', 'status', 'posted_at', 'changed_at'],
    'version',
  ],
  types: [
    ...['text', 'uuid', 'text', 'text', 'text', 'text', 'text', 'bool', 'text', 'date'],
    ...['date', 'timestamptz', 'timestamptz', 'bool', 'jsonb', 'text', 'timestamptz', 'timestamptz'],
    'int',
  ],
  keyLength: 2,
  cells: (r, uln) => [
    ...[uln, r.id, r.awardingBody, r.qan, r.unit, r.state, r.grade, r.partialAbsence, r.points, r.awardDate],
    ...[r.publishDate, r.publishAt, r.endsAt, r.enquiry, json(r.qualification), r.status, r.postedAt, r.changedAt],
    r.version,
  ],
};

const outcomes: Table<LearnerRecord['outcomes'][number]> = {
  name: 'outcome',
  columns: [
    ...['uln', 'diploma_id', 'version', 'digest', 'outcome', 'awarded', 'grade', 'scheme_status', 'publish_at'],
    ...['worked_out_at', 'explanation', 'inputs'],
  ],
  types: [
    ...['text', 'uuid', 'int', 'text', 'text', 'bool', 'text', 'text', 'timestamptz'],
    ...['timestamptz', 'json', 'json'],
  ],
  keyLength: 3,
  isAdded: true,
  cells: (o, uln) => [
    ...[uln, o.diplomaId, o.version, o.digest, o.outcome, o.awarded, o.grade, o.schemeStatus, o.publishAt],
    ...[o.workedOutAt, json(o.detail?.explanation), json(o.detail?.inputs)],
  ],
};

const decisions: Table<LearnerRecord['decisions'][number]> = {
  name: 'decision',
  columns: [
    ...['uln', 'id', 'claim_id', 'decision', 'outcome_version', 'grade', 'reason', 'certificate_number'],
    ...['decided_at', 'publish_at'],
  ],
  types: ['text', 'uuid', 'uuid', 'text', 'int', 'text', 'text', 'text', 'timestamptz', 'timestamptz'],
  keyLength: 2,
  changing: ['publish_at'],
  cells: (d, uln) => [
    ...[uln, d.id, d.claimId, d.decision, d.outcomeVersion, d.grade, d.reason, d.certificateNumber],
    ...[d.decidedAt, d.publishAt],
  ],
};

function json(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

const parts = { diplomas, plts, workExperience, claims, transfers, results, outcomes, decisions } as const;

/**
 * The statements that store these records, a set at a time: new accounts are inserted, so that a second opening of the
 * same ULN at the same moment fails on the key; everything else is locked by its account and goes in or over.
 */
export function saveStatements(realm: number, changed: readonly ChangedRecord[]): QueryConfig[] {
  const statements: QueryConfig[] = [];
  const opened = changed.filter(({ before }) => before === undefined);
  // A change by a centre moves the record's version, which stands in the account's row; one by an awarding body does not.
  const kept = changed.filter(({ before, after }) => before !== undefined && before.version !== after.version);
  const accountRow = ({ after }: ChangedRecord) => account.cells(after.account, after.account.uln, after);
  // In ULN order: two lists that open the same ULNs wait for one another in one direction only.
  if (opened.length > 0) statements.push(insert(account, realm, opened.map(accountRow).sort(byUln), 'new'));
  if (kept.length > 0) statements.push(update(account, realm, kept.map(accountRow)));
  for (const name of Object.keys(parts) as (keyof typeof parts)[]) {
    const table = parts[name] as Table<unknown>;
    // What the record did not have the table does not have: nobody else adds to it while the account is locked.
    const added: Cell[][] = [];
    const replaced: Cell[][] = [];
    for (const { after, changes } of changed) {
      for (const change of changes[name]) {
        const rows = change.before === undefined || table.isAdded ? added : replaced;
        for (const part of withBehind(change.after)) rows.push(table.cells(part, after.account.uln, after));
      }
    }
    if (replaced.length > 0) statements.push(insert(table, realm, replaced, 'known'));
    if (added.length > 0) statements.push(insert(table, realm, added, 'new'));
  }
  return statements;
}

/** The part, and the outcomes behind it that are to be kept too. */
function withBehind(part: unknown): unknown[] {
  const { behind } = part as { behind?: unknown };
  return behind === undefined ? [part] : [...withBehind(behind), part];
}

function byUln([left]: Cell[], [right]: Cell[]): number {
  return String(left) < String(right) ? -1 : 1;
}

function insert<P>(table: Table<P>, realm: number, rows: Cell[][], which: 'new' | 'known'): QueryConfig {
  const key = table.columns.slice(0, table.keyLength);
  const rest = table.changing ?? table.columns.slice(table.keyLength);
  const overwrite = `ON CONFLICT (realm_id, ${key.join(', ')}) DO UPDATE SET ${rest.map((column) => `${column} = excluded.${column}`).join(', ')}`;
  return {
    name: `insert-${table.name}-${which}`,
    text: `INSERT INTO ${table.name} (realm_id, ${table.columns.join(', ')}) SELECT $1, * FROM ${unnest(table)} ${which === 'new' ? '' : overwrite}`,
    values: [realm, ...columnsOf(table, rows)],
  };
}

function update<P>(table: Table<P>, realm: number, rows: Cell[][]): QueryConfig {
  const rest = table.columns.slice(table.keyLength);
  return {
    name: `update-${table.name}`,
    text: `UPDATE ${table.name} t SET ${rest.map((column) => `${column} = n.${column}`).join(', ')}
      FROM ${unnest(table)} AS n(${table.columns.join(', ')}) WHERE t.realm_id = $1 AND t.uln = n.uln`,
    values: [realm, ...columnsOf(table, rows)],
  };
}

/** Rows from arrays, one a column. JSON comes as one text: within an array every quotation mark in it would be escaped. */
function unnest<P>({ types }: Table<P>): string {
  const arrays: string[] = [];
  const texts: string[] = [];
  types.forEach((type, index) => {
    if (type === 'json') texts.push(`json_array_elements($${index + 2}::json)`);
    else arrays.push(`$${index + 2}::${type}[]`);
  });
  const rows = `unnest(${arrays.join(', ')})`;
  return texts.length === 0 ? rows : `ROWS FROM (${[rows, ...texts].join(', ')})`;
}

function columnsOf<P>({ columns, types }: Table<P>, rows: Cell[][]): (Cell[] | string)[] {
  return columns.map((_column, index) => {
    const cells = rows.map((row) => row[index] ?? null);
    return types[index] === 'json' ? `[${cells.join(',')}]` : cells;
  });
}
