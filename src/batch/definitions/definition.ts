import type { BatchTransaction } from '../commands.js';

// A definition of a batch file is data. The reader, the response, the public page, the metadata, the template and the
// example are all made from it, so a further release is a further definition and not further code.

/** What a cell holds. Each kind has its own reading, with the repairs it allows, and its own words (`cells.ts`). */
export type CellKind =
  | 'text'
  | 'reference'
  | 'uln'
  | 'uci'
  | 'upn'
  | 'date'
  | 'yesNo'
  | 'number'
  | 'gender'
  | 'line'
  | 'level'
  | 'nationalLevel'
  | 'awardingBody'
  | 'qan'
  | 'points'
  | 'action';

/** A column of a record. */
export interface Column {
  readonly name: string;
  readonly kind: CellKind;
  /** What it holds and when it is needed, in a sentence. */
  readonly description: string;
  /** A value that is right, for the example file. */
  readonly example: string;
  /** For an action: the words that it takes. */
  readonly values?: readonly string[];
}

/** A transaction that a record asks for, when its cells say so. A record may ask for several: they stand or fall together. */
export interface Request {
  /** The column and the value that it has. */
  readonly when?: { readonly column: string; readonly is: string };
  /** At least one of these columns is filled. */
  readonly whenFilled?: readonly string[];
  /** All of these are empty. */
  readonly whenEmpty?: readonly string[];
  readonly transaction: BatchTransaction;
  /** Where each value of the transaction (a JSON Pointer, as in the contract) comes from: the name of a column. */
  readonly says: Readonly<Record<string, string>>;
  /** Values of the transaction that this request always has. */
  readonly always?: Readonly<Record<string, string | boolean | null>>;
  /** Cells that the example file has for this request otherwise than its columns' examples. */
  readonly example?: Readonly<Record<string, string>>;
}

/** A type of record, and what it becomes. */
export interface RecordType {
  /** The word in the first column; the empty text where all records of a file are of one type. */
  readonly type: string;
  readonly name: string;
  readonly description: string;
  readonly columns: readonly Column[];
  readonly requests: readonly Request[];
  /** For header and trailer, which ask for nothing: the columns without which the file is refused. */
  readonly filled?: readonly string[];
}

interface CommonDefinition {
  /** Stands in the address of its page. */
  readonly id: string;
  readonly release: 2 | 3;
  readonly title: string;
  readonly description: string;
}

/** Columns are found by their headings in the first row, in any order and letter case; all records are of one type. */
export interface HeadingsDefinition extends CommonDefinition {
  readonly layout: 'headings';
  readonly record: RecordType;
  /** Columns without which a file is not of this kind. */
  readonly needed: readonly string[];
  /** The columns by which it is told from the other kinds. */
  readonly toldBy: readonly string[];
}

/** The first cell is the type of the record, and positions are fixed; between header and trailer all types mix. */
export interface RecordsDefinition extends CommonDefinition {
  readonly layout: 'records';
  readonly header: RecordType;
  readonly records: readonly RecordType[];
  readonly trailer: RecordType;
  /** Who sends such files. The first is the one that examples are of where one has to do. */
  readonly senders: readonly [Sender, ...Sender[]];
}

/** A kind of sender, and what their files hold. */
export interface Sender {
  /** The word in the header. For a kind that sends on behalf of centres too there are two of these. */
  readonly kind: string;
  /** In the middle of a sentence, with its article. */
  readonly name: string;
  /** What a sender of this kind is. */
  readonly party: 'centre' | 'awardingBody';
  /** What the header of the example has for the sender. */
  readonly example: string;
  /** For files on behalf of a centre: what the header of the example has for the centre. */
  readonly onBehalfOf?: string;
  /** The types of the records that a file of theirs may hold. */
  readonly records: readonly string[];
}

export type Definition = HeadingsDefinition | RecordsDefinition;

/** The columns that a response file has after those of the record. They are passed over when it is sent again. */
export const resultColumns = ['Outcome', 'TransactionId', 'Rule', 'Message', 'Repairs'] as const;

/** What became of a record. */
export type Outcome = 'ACCEPTED' | 'UNCHANGED' | 'REPAIRED' | 'REFUSED';
export const outcomes: readonly Outcome[] = ['ACCEPTED', 'UNCHANGED', 'REPAIRED', 'REFUSED'];
