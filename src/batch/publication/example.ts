import type { BatchTransaction } from '../commands.js';
import type { Column, Definition, RecordType, Request, Sender } from '../definitions/definition.js';
import { framed, written } from './files.js';
import { sendersOf } from './senders.js';

/** A record of an example file, and the request that it stands for. */
export interface ExampleRecord {
  readonly type: RecordType;
  readonly request: Request;
  /** With the type of the record in front, where a file has records of several types. */
  readonly cells: readonly string[];
}

/**
 * A record for everything that a file of the definition can ask for, about one learner, in an order in which they are
 * accepted. What must stand before, in the example as in earnest: a file of anything but accounts needs the learner’s
 * account, and what else it is about; and a programme that is assigned must have been kept.
 */
export function exampleRecords(
  definition: Definition,
  sender: Sender | undefined = sendersOf(definition)[0],
): readonly ExampleRecord[] {
  const types = definition.layout === 'headings' ? [definition.record] : definition.records;
  return types
    .filter(({ type }) => sender?.records.includes(type) ?? true)
    .flatMap((type) => type.requests.map((request) => ({ type, request })))
    .sort((one, other) => lifeOrder[one.request.transaction] - lifeOrder[other.request.transaction])
    .map(({ type, request }, index) => ({ type, request, cells: cellsOf(type, request, index + 1) }));
}

/** The example as a file, of one of the senders if there are several. */
export function example(definition: Definition, sender?: Sender): string {
  return written(definition, exampleRows(definition, sender));
}

/**
 * Of the examples of all senders, only the rows of one type of record, header and trailer being types too. What an
 * awarding body sends on behalf of a centre are the records of the centre, and stand there once.
 */
export function exampleOf(definition: Definition, { type, requests }: RecordType): string {
  const isFrame = requests.length === 0;
  const senders = sendersOf(definition).filter((sender) => isFrame || sender?.onBehalfOf === undefined);
  const rows = senders.flatMap((sender) => exampleRows(definition, sender));
  return written(
    definition,
    rows.filter(([first]) => first === type),
  );
}

function exampleRows(definition: Definition, sender: Sender | undefined) {
  const records = exampleRecords(definition, sender).map(({ cells }) => cells);
  return framed(definition, records, sender);
}

/** When in a learner’s life each transaction has its place, so that one makes the next possible. */
const lifeOrder: Readonly<Record<BatchTransaction, number>> = {
  openLearnerAccount: 1,
  amendLearnerAccount: 2,
  registerDiploma: 3,
  amendDiploma: 4,
  assignProgramme: 5,
  recordPlts: 6,
  recordWorkExperience: 7,
  createClaim: 8,
  withdrawClaim: 9,
  withdrawDiploma: 10,
  closeLearnerAccount: 11,
  reopenLearnerAccount: 12,
  postResults: 13,
  replaceResult: 14,
  withdrawResult: 15,
  referClaim: 16,
  confirmAward: 17,
};

function cellsOf(type: RecordType, request: Request, number: number): string[] {
  const { when, says, example: other = {} } = request;
  const said = new Set(Object.values(says));
  const cell = ({ name, kind, example: usual }: Column) => {
    if (other[name] !== undefined) return other[name];
    if (when?.column === name) return when.is;
    if (kind === 'reference') return usual.replace(/[0-9]+$/, String(number));
    return said.has(name) ? usual : '';
  };
  const cells = type.columns.map(cell);
  return type.type === '' ? cells : [type.type, ...cells];
}
