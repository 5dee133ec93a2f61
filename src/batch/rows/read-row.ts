import { inputCheck, type Wording } from '../../contract/validation.js';
import { type RuleId, rules } from '../../learners/rules.js';
import { type BatchTransaction, type Shape, shapes } from '../commands.js';
import type { RecordType, Request } from '../definitions/definition.js';
import type { FileRecord } from '../reading/records.js';
import { beginningOf, type LineNames, readCell } from './cells.js';
import { type Layout, ownCells } from './layout.js';

/** Something wrong with a record: the column if it is one, the broken rule, its words, and who has to act. */
export interface RowError {
  readonly column?: string;
  readonly rule: string;
  readonly message: string;
  readonly fix: string;
  readonly actor: 'supplier' | 'centre' | 'awardingBody' | 'service';
}

/** A transaction that a record asks for. */
export interface RowCommand {
  readonly transaction: BatchTransaction;
  /** Its input, without whoever acts and the reason. */
  readonly said: Readonly<Record<string, unknown>>;
  /** The column that a place in the transaction's input comes from. */
  columnAt(pointer: string): string | undefined;
}

/** A record as it was read. With errors it asks for nothing. */
export interface ReadRow {
  readonly line: number;
  readonly type: string;
  /** Its own cells, as they came. */
  readonly cells: readonly string[];
  readonly commands: readonly RowCommand[];
  readonly errors: readonly RowError[];
  readonly repairs: readonly string[];
}

/** Reads the records of one file. */
export function rowReader(layout: Layout, lines: LineNames, wording: Wording): (record: FileRecord) => ReadRow {
  // Files with headings are made by people: what a system has to mend elsewhere they have to.
  const whoMends = (actor: RowError['actor']) =>
    actor === 'supplier' && layout.definition.layout === 'headings' ? 'centre' : actor;
  const error = (rule: RuleId, column?: string, parameters: Record<string, string | number> = {}): RowError => {
    const { fix } = rules[rule];
    const actor = whoMends(rules[rule].actor);
    return {
      ...(column === undefined ? {} : { column }),
      rule,
      message: wording(rule, parameters).message,
      fix,
      actor,
    };
  };
  const prepared = new Map<RecordType, readonly PreparedRequest[]>();
  const requestsOf = (type: RecordType) => {
    const known = prepared.get(type) ?? type.requests.map((request) => prepare(request, wording));
    prepared.set(type, known);
    return known;
  };

  return (record) => {
    const found = layout.typeOf(record);
    const own = ownCells(layout, record);
    const cells = own ?? record.cells;
    const errors: RowError[] = [];
    const repairs = record.windows1252 ? ['the row was read as Windows-1252'] : [];
    const commands: RowCommand[] = [];
    const row = { line: record.line, type: found?.type.type ?? '', cells, commands, errors, repairs };
    if (found === undefined || found.type.requests.length === 0) {
      errors.push(error('row-type-unknown', undefined, { type: beginningOf((record.cells[0] ?? '').trim(), 20) }));
      return row;
    }
    if (layout.sender !== undefined && !layout.sender.records.includes(found.type.type)) {
      errors.push(error('row-sender', undefined, { type: found.type.type, sender: layout.sender.name }));
      return row;
    }
    if (own === undefined) {
      const columns = layout.width(record);
      errors.push(error('row-cells', undefined, { count: cells.length, columns }));
      return row;
    }

    const values = new Map<string, unknown>();
    found.columns.forEach((column, index) => {
      const text = cells[index];
      if (column === undefined || text === undefined) return;
      const { value, repair, fault } = readCell(column, text, lines);
      if (fault !== undefined) errors.push(error(fault.rule, column.name, fault.parameters));
      if (repair !== undefined) repairs.push(`${column.name}: ${repair}`);
      if (value !== undefined) values.set(column.name, value);
    });
    const wrongAction = actionError(found.type, values, error);
    if (wrongAction !== undefined) errors.push(wrongAction);
    if (errors.length > 0) return row;

    const asked = requestsOf(found.type).filter(({ request }) => applies(request, values));
    if (asked.length === 0) errors.push(error('row-nothing'));
    for (const { request, read, columnAt } of asked) {
      const { said, misfits } = read(values);
      for (const { pointer, rule, message, actor } of misfits) {
        const column = columnAt(pointer);
        const { fix } = rules[rule as RuleId];
        errors.push({ ...(column === undefined ? {} : { column }), rule, message, fix, actor: whoMends(actor) });
      }
      commands.push({ transaction: request.transaction, said, columnAt });
    }
    return errors.length === 0 ? row : { ...row, commands: [] };
  };
}

type Values = ReadonlyMap<string, unknown>;

/** An action that is missing, or none of those that the record has. */
function actionError(
  { columns }: RecordType,
  values: Values,
  error: (rule: RuleId, column?: string, parameters?: Record<string, string>) => RowError,
): RowError | undefined {
  const column = columns.find(({ kind }) => kind === 'action');
  if (column?.values === undefined) return undefined;
  const said = values.get(column.name);
  if (said === undefined) return error('field-missing', column.name, { field: column.name });
  if (column.values.includes(said as string)) return undefined;
  return error('field-value', column.name, { values: column.values.join(', ') });
}

function applies({ when, whenFilled, whenEmpty }: Request, values: Values): boolean {
  if (when !== undefined && values.get(when.column) !== when.is) return false;
  if (whenFilled?.every((column) => !values.has(column))) return false;
  return whenEmpty?.every((column) => !values.has(column)) ?? true;
}

interface PreparedRequest {
  readonly request: Request;
  /** What the values say for the transaction, and what the contract finds wrong with its form. */
  read(values: Values): { said: Record<string, unknown>; misfits: ReturnType<ReturnType<typeof inputCheck>>['errors'] };
  columnAt(pointer: string): string | undefined;
}

/** The parts of an input that a transaction may take for the whole when it names a place. */
const wholes = ['/change', '/registration', '/key'] as const;

/** Where the transactions name a place otherwise than the record does. */
const otherNames: Readonly<Record<string, string>> = {
  '/diplomaId': '/registration/line',
  '/programmeId': '/programmeName',
};

function prepare(request: Request, wording: Wording): PreparedRequest {
  const { says, always = {} } = request;
  const { schema }: Shape = shapes[request.transaction];
  const check = inputCheck(schema, wording);
  const pathOf = (pointer: string) => pointer.split('/').slice(1) as [string, string?];
  const fromColumns = Object.entries(says).map(([pointer, column]) => ({ path: pathOf(pointer), column }));
  const fixed = Object.entries(always).map(([pointer, value]) => ({ path: pathOf(pointer), value }));
  // A part that is needed is there, if empty: then the record is told which of its fields are missing.
  const parts = schema.required.filter((name) => fromColumns.some(({ path: [part, field] }) => field && part === name));
  return {
    request,
    read(values) {
      const said: Record<string, unknown> = Object.fromEntries(parts.map((part) => [part, {}]));
      for (const { path, column } of fromColumns) put(said, path, values.get(column));
      for (const { path, value } of fixed) put(said, path, value);
      const { value, errors } = check(said);
      return { said: value as Record<string, unknown>, misfits: errors };
    },
    columnAt: (pointer) =>
      says[pointer] ??
      wholes.map((part) => says[`${part}${pointer}`]).find((column) => column !== undefined) ??
      says[otherNames[pointer] ?? ''],
  };
}

function put(said: Record<string, unknown>, [part, field]: [string, string?], value: unknown): void {
  if (value === undefined) return;
  if (field === undefined) said[part] = value;
  else {
    said[part] ??= {};
    (said[part] as Record<string, unknown>)[field] = value;
  }
}
