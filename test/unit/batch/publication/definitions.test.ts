import { describe, expect, it } from 'vitest';
import { definitions } from '../../../../src/batch/definitions/all.js';
import type { Column, Definition, Sender } from '../../../../src/batch/definitions/definition.js';
import { exampleRecords } from '../../../../src/batch/publication/example.js';
import { framed } from '../../../../src/batch/publication/files.js';
import { commonRepairs, formOf, kindNames, lost, repairs, repairsOf } from '../../../../src/batch/publication/kinds.js';
import { needInWords, needOf } from '../../../../src/batch/publication/needs.js';
import { recordTypesOf } from '../../../../src/batch/publication/record-types.js';
import { sendersOf } from '../../../../src/batch/publication/senders.js';
import { UnreadableFile } from '../../../../src/batch/reading/unreadable.js';
import { readCell } from '../../../../src/batch/rows/cells.js';
import { rowReader } from '../../../../src/batch/rows/read-row.js';
import { wordingOf } from '../../../../src/learners/rules.js';
import { lineNames, lookAt, partyOf, recordsOf } from './reading.js';

const types = definitions.flatMap((definition) =>
  recordTypesOf(definition).map((type) => ({ definition, type, title: `${definition.id} ${type.name}` })),
);
const columns = types.flatMap(({ type, title, definition }) =>
  type.columns.map((column) => ({ definition, type, column, title: `${title} ${column.name}` })),
);

describe('a column of a definition', () => {
  it.each(columns)('$title is described in a sentence, and its example is right', ({ column }) => {
    expect(column.description).toMatch(/^[A-Z].*\.$/);
    const { value, ...else_ } = readCell(column, column.example, lineNames);
    expect(else_).toEqual({});
    expect(value === undefined).toBe(column.example === '');
  });

  it.each(columns)('$title may be left empty unless it is said to be needed', ({ definition, type, column }) => {
    const need = needOf(type, column);
    const before = type.type === '' ? 0 : 1;
    const cellOf = (cells: readonly string[], name: string) =>
      cells[type.columns.findIndex((one) => one.name === name) + before];

    const examples = sendersOf(definition).flatMap((sender) =>
      exampleRecords(definition, sender).map((record) => ({ ...record, read: readerOf(definition, sender) })),
    );
    for (const { request, cells, read } of examples.filter((record) => record.type === type)) {
      if (cellOf(cells, column.name) === '') continue;
      const isNeeded =
        typeof need === 'string'
          ? need === 'always'
          : need.some(
              ({ actions, ifFilled }) =>
                (actions.length === 0 || actions.includes(request.when?.is ?? '')) &&
                (ifFilled.length === 0 || ifFilled.some((name) => cellOf(cells, name) !== '')),
            );
      const { errors } = read(cells.with(type.columns.indexOf(column) + before, ''));
      // What is not needed may still be all that a row asks for.
      const missing = errors.filter(({ rule }) => rule !== 'row-nothing' && rule !== 'field-count');
      expect(missing.length > 0, `${request.transaction}: ${JSON.stringify(errors)}`).toBe(isNeeded);
    }
  });

  it('of a header or a trailer is needed when the file is refused without it, and only then', () => {
    for (const definition of definitions) {
      if (definition.layout !== 'records') continue;
      const rows = framed(definition, []);
      [definition.header, definition.trailer].forEach((type, index) => {
        for (const [place, column] of type.columns.entries()) {
          const without = rows.map((cells, at) => (at === index ? cells.with(place + 1, '') : cells));
          const look = () => lookAt(recordsOf(without));
          if (needOf(type, column) === 'always') expect(look, column.name).toThrow(UnreadableFile);
          else expect(look, column.name).not.toThrow();
        }
      });
    }
  });

  it('of each type of record is of one kind of sender', () => {
    for (const definition of definitions) {
      if (definition.layout !== 'records') continue;
      const own = definition.senders.filter(({ onBehalfOf }) => onBehalfOf === undefined);
      const held = own.flatMap(({ records }) => records);
      expect(held.sort()).toEqual(definition.records.map(({ type }) => type).sort());
      // On behalf of a centre a body sends what is the centre's, and nothing else.
      const centres = own.find(({ party }) => party === 'centre')?.records ?? [];
      for (const sender of definition.senders)
        if (sender.onBehalfOf !== undefined) expect(centres).toEqual(expect.arrayContaining([...sender.records]));
    }
  });

  it('is needed in words that tell when', () => {
    const wordsOf = (id: string, name: string) =>
      columns
        .filter(({ definition, column }) => definition.id === id && column.name === name)
        .map(({ type, column }) => needInWords(type, column));
    expect(wordsOf('release-2/learner-accounts', 'ULN')).toEqual(['Always']);
    expect(wordsOf('release-2/learner-accounts', 'GivenName')).toEqual(['With OPEN']);
    expect(wordsOf('release-2/learner-accounts', 'UCI')).toEqual(['Can be empty']);
    expect(wordsOf('release-2/learner-accounts', 'Level')).toEqual([
      'With OPEN or AMEND, if LineOfLearning or AwardingBody is filled in',
    ]);
    expect(wordsOf('release-2/component-completions', 'PLTS')).toEqual(['If PLTSDate is filled in']);
    expect(wordsOf('release-3', 'AwardingBody')).toEqual(['With ADD']);
    expect(wordsOf('release-3', 'QAN')).toEqual(['Always']);
    expect(wordsOf('release-3', 'Grade')).toEqual(['With POST or REPLACE', 'With CONFIRM']);
    expect(wordsOf('release-3', 'Reason')).toEqual(['With REFER']);
  });
});

describe('what is said of the kinds of cells', () => {
  const told = [
    ...Object.keys(repairs).map((kind) => ({ name: '', kind, description: '', example: '' }) as Column),
    ...columns.map(({ column }) => column).filter(({ kind }) => kind === 'action'),
  ].flatMap((column) => repairsOf(column).map((repair) => ({ ...repair, column, kind: column.kind })));

  it.each(told)('$kind: $written is mended to $read', ({ column, written, read }) => {
    const right = readCell(column, read, lineNames);
    expect(right).toEqual({ value: right.value });
    expect(readCell(column, written, lineNames)).toEqual({ value: right.value, repair: expect.any(String) });
  });

  it.each(commonRepairs)('all kinds: $written is mended to $read', ({ written, read }) => {
    const column: Column = { name: '', kind: 'text', description: '', example: '' };
    expect(readCell(column, written, lineNames)).toEqual({ value: read, repair: expect.any(String) });
    expect(readCell({ ...column, kind: 'reference' }, written, lineNames)).toEqual({ value: written });
  });

  it.each(lost)('$written is refused', ({ written, rule, kinds }) => {
    const all = Object.keys(kindNames).filter((kind) => kind !== 'reference') as Column['kind'][];
    for (const kind of kinds === 'all' ? all : kinds) {
      const read = readCell({ name: '', kind, description: '', example: '' }, written, lineNames);
      expect(read.fault?.rule, kind).toBe(rule);
    }
  });

  it('has a form for every kind but text, and actions have their words in their descriptions', () => {
    for (const { column } of columns) {
      const { kind, values = [], description } = column;
      expect(formOf(column) === undefined, kind).toBe(['text', 'reference', 'action'].includes(kind));
      for (const value of values) expect(description).toContain(value);
    }
  });
});

/** Reads a record of a definition, from this kind of sender. */
function readerOf(definition: Definition, sender: Sender | undefined) {
  const { layout } = lookAt(
    recordsOf(framed(definition, [], sender)),
    partyOf(sender),
    sender?.onBehalfOf === undefined ? undefined : sender.example,
  );
  const read = rowReader(layout, lineNames, wordingOf);
  return (cells: readonly string[]) => read({ line: 2, cells, windows1252: false });
}
