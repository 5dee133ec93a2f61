import { AwardingBodyCode, LevelCode, LineCode, Uln, WeightedPoints } from '../../contract/generated/schemas.js';
import type { CellKind, Column, Definition, RecordsDefinition, RecordType } from '../definitions/definition.js';
import { exampleAddressOf, typeExampleAddressOf } from './addresses.js';
import { needOf } from './needs.js';
import { placesOf, type ValueSchema } from './places.js';
import { recordTypesOf } from './record-types.js';

/** A datatype of CSV on the Web. */
export interface Datatype {
  readonly base: 'string' | 'date' | 'integer' | 'boolean';
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A column of CSV on the Web. */
export interface CsvwColumn {
  readonly name: string;
  readonly titles: string;
  readonly datatype: Datatype;
  readonly required: boolean;
  readonly null: '';
  readonly 'dc:description': string;
}

/** A table of CSV on the Web. */
export interface CsvwTable {
  readonly '@type': 'Table';
  readonly url: string;
  readonly 'dc:title': string;
  readonly 'dc:description': string;
  readonly tableSchema: { readonly '@type': 'Schema'; readonly columns: readonly CsvwColumn[] };
}

interface Dialect {
  readonly '@type': 'Dialect';
  readonly encoding: 'utf-8';
  readonly delimiter: ',';
  readonly header: boolean;
}

interface Top {
  readonly '@context': readonly [string, { readonly '@language': 'en' }];
  readonly dialect: Dialect;
}

/** Metadata of one table, or of a group with a table for each type of record. */
export type CsvwMetadata =
  | (Top & CsvwTable)
  | (Top & {
      readonly '@type': 'TableGroup';
      readonly 'dc:title': string;
      readonly 'dc:description': string;
      readonly notes: readonly { readonly 'dc:description': string }[];
      readonly tables: readonly CsvwTable[];
    });

/**
 * What files of the definition look like, as metadata of CSV on the Web (W3C, Metadata Vocabulary for Tabular Data),
 * about the example: for programs that check, convert or describe CSV. It says the right form only. The service takes
 * more, and mends it.
 */
export function csvwMetadata(definition: Definition, baseUrl: string): CsvwMetadata {
  const { title, description } = definition;
  if (definition.layout === 'headings') {
    const url = baseUrl + exampleAddressOf(definition);
    return { ...top(true), ...tableOf(definition.record, url, title, description) };
  }
  return {
    ...top(false),
    '@type': 'TableGroup',
    'dc:title': title,
    'dc:description': description,
    notes: [{ 'dc:description': howItIsSplit(definition, baseUrl) }],
    tables: recordTypesOf(definition).map((type) =>
      tableOf(type, baseUrl + typeExampleAddressOf(definition, type), `${type.type}: ${type.name}`, type.description),
    ),
  };
}

function top(header: boolean): Top {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    dialect: { '@type': 'Dialect', encoding: 'utf-8', delimiter: ',', header },
  };
}

/** All rows of a table have the same columns, so a file with several types of records is no table. */
function howItIsSplit(definition: RecordsDefinition, baseUrl: string): string {
  const { header, trailer, senders } = definition;
  return [
    'One file holds records of several types. Each table here is the records of one type:',
    'split a file by its first column, keep the order, and name each part by the type.',
    `A file begins with one record of type ${header.type} and ends with one of type ${trailer.type}.`,
    `The whole examples are at ${senders.map((sender) => baseUrl + exampleAddressOf(definition, sender)).join(', ')}.`,
  ].join(' ');
}

function tableOf(type: RecordType, url: string, title: string, description: string): CsvwTable {
  const columns = type.columns.map((column) => columnOf(type, column));
  return {
    '@type': 'Table',
    url,
    'dc:title': title,
    'dc:description': description,
    tableSchema: { '@type': 'Schema', columns: type.type === '' ? columns : [typeColumn(type), ...columns] },
  };
}

function columnOf(type: RecordType, column: Column): CsvwColumn {
  const { name, description } = column;
  const [place] = placesOf(type, name);
  return {
    name,
    titles: name,
    datatype: datatypeOf(column, place?.schema ?? {}),
    required: needOf(type, column) === 'always',
    null: '',
    'dc:description': description,
  };
}

function typeColumn({ type }: RecordType): CsvwColumn {
  const description = 'The type of the record.';
  return {
    name: 'Type',
    titles: 'Type',
    datatype: oneOf([type]),
    required: true,
    null: '',
    'dc:description': description,
  };
}

function datatypeOf({ kind, values = [] }: Column, schema: ValueSchema): Datatype {
  if (kind === 'action') return oneOf(values);
  if (kind === 'number' || kind === 'nationalLevel') {
    const { minimum = 0, maximum } = schema;
    return { base: 'integer', minimum, ...(maximum === undefined ? {} : { maximum }) };
  }
  if (kind === 'text') {
    const { minLength, maxLength } = schema;
    return { base: 'string', ...(maxLength === undefined ? {} : { minLength: minLength ?? 0, maxLength }) };
  }
  return datatypes[kind];
}

function oneOf(values: readonly string[]): Datatype {
  return { base: 'string', format: `^(?:${values.join('|')})$` };
}

const thirteen: Datatype = { base: 'string', format: '^[0-9A-Z]{13}$' };

const datatypes: Readonly<Record<Exclude<CellKind, 'action' | 'number' | 'nationalLevel' | 'text'>, Datatype>> = {
  reference: { base: 'string' },
  uln: { base: 'string', format: Uln.pattern },
  uci: thirteen,
  upn: thirteen,
  date: { base: 'date', format: 'yyyy-MM-dd' },
  yesNo: { base: 'boolean', format: 'Y|N' },
  gender: oneOf(['F', 'M', 'U', 'N']),
  line: { base: 'string', format: LineCode.pattern },
  level: oneOf(LevelCode.enum),
  awardingBody: { base: 'string', format: AwardingBodyCode.pattern },
  qan: { base: 'string', format: '^(?:[0-9]{7}[0-9X]|[0-9]{3}/[0-9]{4}/[0-9X])$' },
  points: { base: 'string', format: WeightedPoints.pattern },
};
