import { isSameParty, nameOf, type Party } from '../../ledger/actor.js';
import {
  type Column,
  type Definition,
  type HeadingsDefinition,
  outcomes,
  type RecordsDefinition,
  type RecordType,
  resultColumns,
  type Sender,
} from '../definitions/definition.js';
import type { FileRecord } from '../reading/records.js';
import { UnreadableFile } from '../reading/unreadable.js';
import { beginningOf, foldWord, longestReference, readReference } from './cells.js';

/** Where the values of a file stand. */
export interface Layout {
  readonly definition: Definition;
  /** The kind of sender, where files are of several. */
  readonly sender?: Sender;
  /** How many cells of a record are its own; those behind are of a response file, or empty. */
  width(record: FileRecord): number;
  /** The type of a record, and its column at each cell. Undefined: there is no such type. */
  typeOf(
    record: FileRecord,
  ): { readonly type: RecordType; readonly columns: readonly (Column | undefined)[] } | undefined;
}

/** What a look through a whole file found. */
export interface Look {
  readonly layout: Layout;
  /** Records without header, headings and trailer. */
  readonly total: number;
  readonly fileReference: string | undefined;
  /** For whom the file says that it is: the centre, or the awarding body for itself. */
  readonly saidFor?: Party | undefined;
  /** What was mended about the file, in words. */
  readonly repairs: readonly string[];
}

export interface LookSettings {
  readonly definitions: readonly Definition[];
  /** The centre for which the file was sent, or the awarding body that sent it for itself. Undefined: whoever it says. */
  readonly sender: Party | undefined;
  /** The awarding body that sent it for the centre, if one did. */
  readonly administrator?: string | undefined;
  /** The most records. */
  readonly most: number;
}

/** Looks at one record after another, in the order of the file. Both may throw `UnreadableFile`. */
export interface Looking {
  take(record: FileRecord): void;
  end(): Look;
}

/**
 * A look through a file, before anything of it takes effect: what kind of file it is, whether it is of this sender, and
 * whether it is whole.
 */
export function lookThrough({ definitions, most, ...sent }: LookSettings): Looking {
  const repairs: string[] = [];
  let found: Pick<Look, 'layout' | 'fileReference' | 'saidFor'> | undefined;
  let total = 0;
  let trailer: FileRecord | undefined;
  let lastLine = 0;

  function first(record: FileRecord): void {
    if (wordOf(record.cells[0]) === 'H') {
      const definition = definitions.find((one) => one.layout === 'records') as RecordsDefinition;
      const header = readHeader(record, definition, sent, repairs);
      const { sender, fileReference, saidFor } = header;
      found = { layout: fixedLayout(definition, sender), fileReference, saidFor };
    } else if (sent.sender !== undefined && ('awardingBody' in sent.sender || sent.administrator !== undefined)) {
      throw new UnreadableFile('file-headings-sender', {}, record.line);
    } else {
      found = { layout: headingsLayout(record, definitions, repairs), fileReference: undefined };
    }
  }

  return {
    take(record) {
      lastLine = record.line;
      if (found === undefined) return first(record);
      if (found.layout.definition.layout === 'records') {
        if (trailer !== undefined) throw new UnreadableFile('file-after-trailer', {}, record.line);
        if (wordOf(record.cells[0]) === 'Z') {
          trailer = record;
          return;
        }
      }
      total++;
      if (total > most)
        throw new UnreadableFile('file-too-many-rows', { most: most.toLocaleString('en') }, record.line);
    },
    end() {
      if (found === undefined) throw new UnreadableFile('file-empty');
      if (found.layout.definition.layout === 'records') checkTrailer(trailer, total, lastLine);
      return { ...found, total, repairs };
    },
  };
}

/** Is this record one of the file's frame: the header or the headings, or the trailer? */
export function isFrame(layout: Layout, record: FileRecord, isFirst: boolean): boolean {
  return isFirst || (layout.definition.layout === 'records' && wordOf(record.cells[0]) === 'Z');
}

function wordOf(cell: string | undefined): string {
  return (cell ?? '').trim().toUpperCase();
}

interface Header {
  readonly sender: Sender;
  readonly saidFor: Party;
  readonly fileReference: string | undefined;
}

function readHeader(
  record: FileRecord,
  { senders }: RecordsDefinition,
  sent: Pick<LookSettings, 'sender' | 'administrator'>,
  repairs: string[],
): Header {
  const [, service, release, kind, said = '', onBehalfOf = '', fileReference, createdAt = ''] = record.cells;
  const wrong = (column: string, why: string) => new UnreadableFile('file-header', { column, why }, record.line);
  if (wordOf(service) !== 'DAS') throw wrong('Service', 'it must be DAS');
  if (wordOf(release) !== '3') throw new UnreadableFile('file-release', { known: '3' }, record.line);
  const ofKind = senders.filter((one) => one.kind === wordOf(kind));
  const [first] = ofKind;
  if (first === undefined) {
    const kinds = [...new Set(senders.map((one) => one.kind))];
    throw wrong('SenderKind', `it must be ${alternatives(kinds)}`);
  }
  const name = withoutSigns(said);
  const party = first.party === 'centre' ? centreOf(name) : bodyOf(name);
  if (party === undefined) throw wrong('Sender', forms[first.party]);
  const actual = sent.administrator === undefined ? sent.sender : { awardingBody: sent.administrator };
  if (actual !== undefined && !isSameParty(party, actual))
    throw new UnreadableFile('file-sender', { said: inWords(party), sender: inWords(actual) }, record.line);
  if (first.party === 'centre') tellLostZero(name, party, repairs);
  const acted = withoutSigns(onBehalfOf);
  const sender = ofKind.find((one) => (one.onBehalfOf !== undefined) === (acted !== ''));
  if (sender === undefined) throw new UnreadableFile('file-on-behalf-sender', {}, record.line);
  const centre = acted === '' ? undefined : centreOf(acted);
  if (acted !== '' && centre === undefined) throw wrong('OnBehalfOf', forms.centre);
  const sentFor = sent.administrator === undefined ? undefined : sent.sender;
  const agrees = centre === undefined || sentFor === undefined ? centre === sentFor : isSameParty(centre, sentFor);
  if (sent.sender !== undefined && !agrees) {
    const parameters = { said: centre === undefined ? 'no centre' : inWords(centre), sender: inWords(sent.sender) };
    throw new UnreadableFile('file-on-behalf', parameters, record.line);
  }
  if (centre !== undefined) tellLostZero(acted, centre, repairs);
  // A spreadsheet writes instants in its own way, and may lose the seconds.
  if (!/^(\d{4}-\d\d-\d\d|\d\d?\/\d\d?\/\d{4})[T ]\d\d?:\d\d(:\d\d)?(\.\d+)?Z?$/.test(createdAt.trim()))
    throw wrong('CreatedAt', 'it must be a date and a time such as 2010-10-04T09:30:00');
  if (readReference(fileReference ?? '').fault !== undefined)
    throw wrong('FileReference', `it must have at most ${longestReference} characters, and no control characters`);
  return { sender, saidFor: centre ?? party, fileReference: fileReference?.trim() || undefined };
}

/** A number or a code without what spreadsheets leave around it. */
function withoutSigns(cell: string): string {
  return cell.trim().replace(/^['"=]+|"$/g, '');
}

const forms: Readonly<Record<Sender['party'], string>> = {
  centre: 'it must be a centre number of five digits',
  awardingBody: 'it must be the code of an awarding body',
};

function tellLostZero(written: string, centre: Party, repairs: string[]): void {
  if (written === nameOf(centre)) return;
  repairs.push(`The centre number had lost a zero: ${written} was read as ${nameOf(centre)}.`);
}

function centreOf(name: string): Party | undefined {
  const number = name.padStart(5, '0');
  return /^[0-9]{5}$/.test(number) ? { centre: number } : undefined;
}

function bodyOf(name: string): Party | undefined {
  const code = name.toUpperCase();
  return /^[A-Z0-9-]{2,12}$/.test(code) ? { awardingBody: code } : undefined;
}

function inWords(party: Party): string {
  return `${'centre' in party ? 'centre' : 'awarding body'} ${nameOf(party)}`;
}

function alternatives(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function checkTrailer(trailer: FileRecord | undefined, total: number, lastLine: number): void {
  if (trailer === undefined) throw new UnreadableFile('file-trailer-missing', {}, lastLine);
  const said = (trailer.cells[1] ?? '').trim();
  if (said !== String(total))
    throw new UnreadableFile(
      'file-trailer-count',
      { said: beginningOf(said, 20) || 'nothing', counted: total },
      trailer.line,
    );
}

/** The first cell is the type of the record, and its columns follow in their order. */
function fixedLayout(definition: RecordsDefinition, sender: Sender): Layout {
  const types = new Map(
    [definition.header, ...definition.records, definition.trailer].map((type) => [
      type.type,
      { type, columns: [undefined, ...type.columns] },
    ]),
  );
  const typeOf = (record: FileRecord) => types.get(wordOf(record.cells[0]));
  // A record of no type that there is may be one of any: in a response it is as wide as the widest.
  const widest = Math.max(...[...types.values()].map(({ columns }) => columns.length));
  const isOutcome = (cell: string) => outcomes.some((outcome) => outcome === cell);
  return {
    definition,
    sender,
    typeOf,
    width(record) {
      const found = typeOf(record);
      if (found !== undefined) return found.columns.length;
      const { cells } = record;
      return isOutcome(cells[widest] ?? '') ? widest : cells.length;
    },
  };
}

/** Columns are where their headings are. */
function headingsLayout({ cells, line }: FileRecord, definitions: readonly Definition[], repairs: string[]): Layout {
  const all = definitions.filter((one): one is HeadingsDefinition => one.layout === 'headings');
  const headings = withoutResults(cells).map((cell) => foldWord(cell));
  const definition = all.find(({ toldBy }) => toldBy.some((name) => headings.includes(foldWord(name))));
  if (definition === undefined) throw new UnreadableFile('file-unknown', {}, line);

  const known = new Map(definition.record.columns.map((column) => [foldWord(column.name), column]));
  const seen = new Set<Column>();
  const columns = headings.map((heading, index) => {
    const written = (cells[index] as string).trim();
    const shown = beginningOf(written, 40);
    const column = known.get(heading);
    if (column === undefined) {
      if (heading === '') return undefined;
      throw new UnreadableFile('file-heading-unknown', { column: shown }, line);
    }
    if (seen.has(column)) throw new UnreadableFile('file-heading-twice', { column: column.name }, line);
    seen.add(column);
    if (written !== column.name) repairs.push(`The heading ${shown} was read as ${column.name}.`);
    return column;
  });
  const missing = definition.needed.find((name) => ![...seen].some((column) => column.name === name));
  if (missing !== undefined) throw new UnreadableFile('file-heading-missing', { column: missing }, line);
  return { definition, width: () => columns.length, typeOf: () => ({ type: definition.record, columns }) };
}

/** The headings without those of a response file, and without empty ones at the end. */
function withoutResults(cells: readonly string[]): readonly string[] {
  const own = cells.findIndex((cell) => foldWord(cell) === foldWord(resultColumns[0]));
  const kept = own === -1 ? cells : cells.slice(0, own);
  return kept.slice(0, kept.findLastIndex((cell) => cell.trim() !== '') + 1);
}

/**
 * The cells that are the record's own, without those of a response file. Under headings there are as many as headings.
 * Undefined: there are others behind.
 */
export function ownCells(layout: Layout, record: FileRecord): readonly string[] | undefined {
  const width = layout.width(record);
  const { cells } = record;
  if (cells.length <= width) {
    if (layout.definition.layout === 'records') return cells;
    return [...cells, ...Array.from({ length: width - cells.length }, () => '')];
  }
  // Once the type of a record was mended, what the response put behind the widest type may stand further off.
  const behind = cells.slice(width).find((cell) => cell.trim() !== '');
  return behind === undefined || outcomes.some((outcome) => outcome === behind) ? cells.slice(0, width) : undefined;
}
