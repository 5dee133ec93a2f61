import { describe, expect, it } from 'vitest';
import type { CellKind } from '../../../src/batch/definitions/definition.js';
import { foldWord, readCell } from '../../../src/batch/rows/cells.js';

const lines = new Map([
  [foldWord('engineering'), 'engineering'],
  [foldWord('Environmental and Land-based Studies'), 'environmental-and-land-based-studies'],
]);

function read(kind: CellKind, text: string, values?: readonly string[]) {
  const column = { name: 'Column', kind, description: '', example: '', ...(values ? { values } : {}) };
  return readCell(column, text, lines);
}

/** What a cell is right as, read without a word. */
const right: [CellKind, string, unknown][] = [
  ['text', 'O’Brien-Smith', 'O’Brien-Smith'],
  ['text', "'t Hooft", "'t Hooft"],
  ['uln', '1000000051', '1000000051'],
  ['uci', '681990012058G', '681990012058G'],
  ['date', '1994-05-17', '1994-05-17'],
  ['number', '10', 10],
  ['yesNo', 'Y', true],
  ['yesNo', 'N', false],
  ['gender', 'F', 'female'],
  ['gender', 'notKnown', 'notKnown'],
  ['level', 'higher', 'higher'],
  ['nationalLevel', '2', 2],
  ['nationalLevel', '4', 4],
  ['line', 'engineering', 'engineering'],
  ['line', 'astrology', 'astrology'],
  ['awardingBody', 'NDA', 'NDA'],
  ['qan', '9000002X', '9000002X'],
  ['qan', '900/0002/X', '9000002X'],
  ['qan', '900/0002', '900/0002'],
  ['points', '5', '5'],
  ['points', '5.25', '5.25'],
  ['points', 'five', 'five'],
];

/** What is mended, and to what. */
const mended: [CellKind, string, unknown][] = [
  ['text', '\u00a0 Zoë ', 'Zoë'],
  ['text', '“Zoë”', 'Zoë'],
  ['uln', '100 000 0051', '1000000051'],
  ['uln', '1,000,000,051', '1000000051'],
  ['uln', '1000000051.0', '1000000051'],
  ['uln', '="1000000051"', '1000000051'],
  ['uln', "'1000000051", '1000000051'],
  ['uln', '1000000051\u00a0', '1000000051'],
  ['uci', '68199 0 01 2058 g', '681990012058G'],
  ['upn', 'b801200005001', 'B801200005001'],
  ['date', '17/05/1994', '1994-05-17'],
  ['date', '7/5/1994', '1994-05-07'],
  ['date', '17.05.1994', '1994-05-17'],
  ['date', '17-May-1994', '1994-05-17'],
  ['date', '1994/5/17', '1994-05-17'],
  ['date', '1994-05-17 00:00:00', '1994-05-17'],
  ['date', '17/05/1994 00:00', '1994-05-17'],
  ['number', '10.0', 10],
  ['yesNo', 'yes', true],
  ['yesNo', 'FALSE', false],
  ['gender', 'f', 'female'],
  ['gender', 'Male', 'male'],
  ['level', 'Higher Diploma', 'higher'],
  ['nationalLevel', 'Level 3', 3],
  ['nationalLevel', 'Foundation', 1],
  ['line', 'Environmental and Land-based Studies', 'environmental-and-land-based-studies'],
  ['awardingBody', 'nda', 'NDA'],
  ['qan', '900 0002 x', '9000002X'],
  ['qan', ' 900/0002/X', '9000002X'],
  ['points', '5,25', '5.25'],
  ['points', '="5"', '5'],
];

/** What cannot be known again. */
const lost: [CellKind, string, string][] = [
  ['uln', '1.00E+09', 'cell-scientific'],
  ['uln', '1E+9', 'cell-scientific'],
  ['upn', '8.01E+11', 'cell-scientific'],
  ['qan', '9E+07', 'cell-scientific'],
  ['date', '17/05/94', 'cell-date-year'],
  ['date', '17-May-94', 'cell-date-year'],
  ['date', '05/17/1994', 'cell-date-order'],
  ['date', '31/02/1994', 'cell-date-order'],
  ['date', '34471', 'cell-date-number'],
  ['text', 'Smith\nJones', 'cell-line-break'],
];

describe('a cell', () => {
  it.each(right)('of the kind %s that is right is read as it is: %s', (kind, text, value) => {
    expect(read(kind, text)).toEqual({ value });
  });

  it.each(mended)('of the kind %s is mended, and that is said: %s', (kind, text, value) => {
    const cell = read(kind, text);
    expect(cell.value).toEqual(value);
    expect(cell.fault).toBeUndefined();
    expect(cell.repair).toEqual(expect.any(String));
  });

  it.each(lost)('of the kind %s that has lost what it was is refused with the reason: %s', (kind, text, rule) => {
    expect(read(kind, text)).toMatchObject({ value: undefined, fault: { rule } });
  });

  it.each(['uln', 'date', 'number', 'yesNo', 'gender', 'level', 'nationalLevel'] as const)(
    'of the kind %s that is none stays as it was sent, for the contract to refuse',
    (kind) => {
      expect(read(kind, 'nonsense')).toEqual({ value: 'nonsense' });
    },
  );

  it('with an action takes the words of its column, in any letter case', () => {
    expect(read('action', 'OPEN', ['OPEN', 'CLOSE'])).toEqual({ value: 'OPEN' });
    expect(read('action', 'open', ['OPEN', 'CLOSE'])).toMatchObject({ value: 'OPEN', repair: 'read as OPEN' });
    expect(read('action', 'yes', ['Y', 'N'])).toMatchObject({ value: 'Y', repair: 'read as Y' });
    expect(read('action', 'delete', ['OPEN', 'CLOSE'])).toEqual({ value: 'delete' });
  });

  it('that is empty, or only looks so, says nothing', () => {
    for (const text of ['', ' ', '\u00a0', '\ufeff']) expect(read('text', text).value).toBeUndefined();
  });

  it('with the sender’s own key comes through untouched', () => {
    for (const text of [' 007 ', '=CMD()', "'1", '1.0']) expect(read('reference', text)).toEqual({ value: text });
  });
});
