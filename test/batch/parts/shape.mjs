// Files whose rows and cells are written in an odd way.
import { csv, quoted } from './csv.mjs';
import { personAt, ulnAt, wrongUlnAt } from './learners.mjs';
import { accountRow, accounts, add, framed, header, headings, open, release3, work } from './records.mjs';
import { accountsId, at, completed, refused, release3Id } from './verdicts.mjs';

/** Release 3 with the rows as texts, so that they can be written in any way. */
function lines(reference, rows) {
  return [csv([header(reference)]), ...rows.map((row) => `${row}\r\n`), csv([['Z', rows.length]])].join('');
}

export const shapeFiles = [
  {
    name: 'line-feeds.csv',
    title: 'Lines end with a line feed, as on Linux and macOS',
    definition: release3Id,
    verdict: completed({ accepted: 2 }),
    content: release3('line-feeds', [open('row-1', 170), add('row-2', 170)], { end: '\n' }),
  },
  {
    name: 'carriage-returns.csv',
    title: 'Lines end with a carriage return, as on old Macs',
    definition: release3Id,
    verdict: completed({ accepted: 2, refused: 1 }),
    refusals: [at(4, 'uln-check-digit', 'ULN')],
    content: release3(
      'carriage-returns',
      [open('row-1', 171), add('row-2', 171), open('row-3', 172, { uln: wrongUlnAt(172) })],
      { end: '\r' },
    ),
  },
  {
    name: 'line-ends-mixed.csv',
    title: 'Lines end in three ways',
    definition: release3Id,
    verdict: completed({ accepted: 3, refused: 1 }),
    refusals: [at(5, 'uln-check-digit', 'ULN')],
    content: framed('line-ends-mixed', [
      open('row-1', 173),
      add('row-2', 173),
      open('row-3', 174),
      open('row-4', 175, { uln: wrongUlnAt(175) }),
    ])
      .map((cells, index) => csv([cells], { end: ['\r\n', '\n', '\r'][index % 3] }))
      .join(''),
  },
  {
    name: 'no-line-end-at-the-end.csv',
    title: 'The last line has no line end',
    definition: release3Id,
    verdict: completed({ accepted: 1 }),
    content: release3('no-line-end', [open('row-1', 176)]).trimEnd(),
  },
  {
    name: 'blank-rows.csv',
    title: 'Rows with nothing in them, before, between and after the others',
    definition: release3Id,
    verdict: completed({ accepted: 2 }),
    repairs: ['5 blank rows were left out.'],
    content: csv([
      [''],
      header('blank-rows'),
      ['', '', '', ''],
      open('row-1', 177),
      ['  ', ' '],
      add('row-2', 177),
      ['Z', 2],
      [''],
      ['', '', ''],
    ]),
  },
  {
    name: 'blank-columns.csv',
    title: 'Columns with nothing in them, between the others and behind them',
    definition: accountsId,
    verdict: completed({ accepted: 2 }),
    content: csv(
      [headings.accounts, accountRow('OPEN', 178), accountRow('OPEN', 179)].map((cells) => [
        ...cells.slice(0, 2),
        '',
        ...cells.slice(2),
        '',
        '',
      ]),
    ),
  },
  {
    name: 'empty-cells-behind.csv',
    title: 'A spreadsheet has filled up all rows with empty cells to the same length',
    definition: release3Id,
    verdict: completed({ accepted: 3 }),
    content: csv(
      framed('empty-cells-behind', [open('row-1', 180), add('row-2', 180), work('row-3', 180)]).map((cells) => [
        ...cells,
        ...Array(14 - cells.length).fill(''),
      ]),
    ),
  },
  {
    name: 'release-2-rows-of-different-lengths.csv',
    title: 'Rows end after their last filled cell, before the last heading',
    definition: accountsId,
    verdict: completed({ accepted: 2, refused: 1 }),
    refusals: [at(3, 'uln-check-digit', 'ULN')],
    content: csv([
      headings.accounts,
      accountRow('OPEN', 181).slice(0, 6),
      accountRow('OPEN', 182, { uln: wrongUlnAt(182) }).slice(0, 6),
      accountRow('CLOSE', 181).slice(0, 2),
    ]),
  },
  {
    name: 'semicolons.csv',
    title: 'Semicolons stand between the cells, and a decimal comma in one',
    definition: release3Id,
    verdict: completed({ accepted: 2, repaired: 1 }),
    repairs: ['The cells are set apart by semicolons.'],
    content: release3('semicolons', [open('row-1', 183), add('row-2', 183), work('row-3', 183, { days: '10,0' })], {
      delimiter: ';',
    }),
  },
  {
    name: 'tabs.csv',
    title: 'Tabs stand between the cells',
    definition: accountsId,
    verdict: completed({ accepted: 2 }),
    repairs: ['The cells are set apart by tabs.'],
    content: accounts([accountRow('OPEN', 184), accountRow('OPEN', 185)], { delimiter: '\t' }),
  },
  {
    name: 'line-that-names-the-separator.csv',
    title: 'A first line tells a spreadsheet what stands between the cells',
    verdict: refused('file-unknown', 1),
    note: 'Leave that line out: the sign is found without it.',
    content: `sep=;\r\n${accounts([accountRow('OPEN', 186)], { delimiter: ';' })}`,
  },
  {
    name: 'title-above-the-headings.csv',
    title: 'A title stands above the headings',
    definition: accountsId,
    verdict: refused('file-unknown', 1),
    content: `Autumn entries${','.repeat(9)}\r\n${accounts([accountRow('OPEN', 187)])}`,
  },
  {
    name: 'spaces-around-values.csv',
    title: 'Spaces around values: plain, non-breaking, narrow, and of no width',
    definition: release3Id,
    verdict: completed({ repaired: 5 }),
    content: release3('spaces', [
      open('row-1', 188, { given: ' Amelia', family: 'Carter ' }),
      open('row-2', 189, { uln: `\u00a0${ulnAt(189)}` }),
      open('row-3', 190, { given: 'Mary\u00a0Ann' }),
      open('row-4', 191, { family: '\u202fBegum\u200b' }),
      [...add('row-5', 191).slice(0, 4), ' engineering', 'higher ', '\ufeffNDA', '', '', ' '],
    ]),
  },
  {
    name: 'tabs-around-values.csv',
    title: 'Tabs in front of values and behind them, in a file with commas',
    definition: release3Id,
    verdict: completed({ repaired: 2 }),
    content: release3('tabs-around-values', [
      open('row-1', 192, { given: '\tAmelia' }),
      open('row-2', 193, { uln: `${ulnAt(193)}\t` }),
    ]),
  },
  {
    name: 'quotation-marks-around-values.csv',
    title: 'Quotation marks are part of the values',
    definition: release3Id,
    verdict: completed({ repaired: 2 }),
    content: release3('hidden-quotes', [
      open('row-1', 194, { uln: quoted(ulnAt(194)), given: '"Amelia"' }),
      open('row-2', 195, { given: '“Amelia”', born: '"1994-05-17"' }),
    ]),
  },
  {
    name: 'formulas-around-numbers.csv',
    title: 'Formulas keep a spreadsheet from changing numbers and dates',
    definition: release3Id,
    verdict: completed({ repaired: 2 }),
    content: lines('formulas-around-numbers', [
      open('row-1', 196, { uln: `="${ulnAt(196)}"`, born: '="1994-05-17"' }).join(','),
      open('row-2', 197, { uln: quoted(`="${ulnAt(197)}"`) }).join(','),
    ]),
  },
  {
    name: 'apostrophes.csv',
    title: 'Apostrophes mark numbers as text, and belong to names',
    definition: release3Id,
    verdict: completed({ accepted: 1, repaired: 2 }),
    content: release3('apostrophes', [
      open('row-1', 198, { uln: `'${ulnAt(198)}` }),
      open('row-2', 199, { family: "O'Brien" }),
      open('row-3', 200, { family: "D'Arcy", born: "'1994-05-17" }),
    ]),
  },
  {
    name: 'quotation-marks-inside.csv',
    title: 'Quotation marks inside cells that are in quotation marks',
    definition: release3Id,
    verdict: completed({ accepted: 1, refused: 1 }),
    refusals: [at(3, 'name-characters', 'GivenName')],
    note: 'The first one is a reference, which may be any text. The second one is a name.',
    content: release3('quotes-inside', [open('called "row 1"', 201), open('row-2', 202, { given: 'Mary "May"' })]),
  },
  {
    name: 'quotation-mark-left-open.csv',
    title: 'A quotation mark is opened and never closed',
    definition: accountsId,
    verdict: refused('file-quote-open', 3),
    content: csv([headings.accounts])
      .concat(csv([accountRow('OPEN', 203)]))
      .concat(`OPEN,${ulnAt(204)},"Amelia,Carter,1994-05-17,F,,,,\r\n`)
      .concat(csv([accountRow('OPEN', 205)])),
  },
  {
    name: 'quotation-mark-takes-in-a-row.csv',
    title: 'A quotation mark is closed only in the next row, so that two rows are one',
    definition: release3Id,
    verdict: refused('file-trailer-count', 5),
    content: lines('two-rows-in-one', [
      open('row-1', 206).join(','),
      `A,row-2,OPEN,${ulnAt(207)},"Amelia,Carter,1994-05-17,F,,`,
      `A,row-3,OPEN,${ulnAt(208)},Ben",Carter,1994-05-17,M,,`,
    ]),
  },
  {
    name: 'line-break-in-a-cell.csv',
    title: 'A name goes over two lines',
    definition: release3Id,
    verdict: completed({ accepted: 2, refused: 1 }),
    refusals: [at(3, 'cell-line-break', 'GivenName')],
    note: 'The lines after it are counted as they stand in the file.',
    content: release3('line-break', [
      open('row-1', 209),
      open('row-2', 210, { given: 'Amelia\r\nJane' }),
      open('row-3', 211),
    ]),
  },
  {
    name: 'comma-in-a-name.csv',
    title: 'A comma in a name that is not in quotation marks makes a cell too many',
    definition: release3Id,
    verdict: completed({ accepted: 1, refused: 1 }),
    refusals: [at(3, 'row-cells')],
    content: lines('comma-in-a-name', [
      open('row-1', 212).join(','),
      open('row-2', 213, { given: 'Amelia, called Amy', upn: 'D801200001417' }).join(','),
    ]),
  },
  {
    name: 'release-2-more-cells-than-headings.csv',
    title: 'A row has a remark behind the last column',
    definition: accountsId,
    verdict: completed({ accepted: 1, refused: 1 }),
    refusals: [at(2, 'row-cells')],
    content: accounts([[...accountRow('OPEN', 214), 'new in October'], accountRow('OPEN', 215)]),
  },
  {
    name: 'words-in-small-letters.csv',
    title: 'Record types and actions in small letters',
    definition: release3Id,
    verdict: completed({ repaired: 2, refused: 0 }),
    content: csv([
      header('small-letters', { service: 'das', kind: 'centre' }),
      ['a', 'row-1', 'open', ...open('row-1', 216).slice(3)],
      ['d', 'row-2', 'Add', ulnAt(216), 'Engineering', 'HIGHER', 'nda', '', '', ''],
      ['z', 2],
    ]).replace(/^H/, 'h'),
  },
  {
    name: 'same-person-in-many-forms.csv',
    title: 'One learner five times, each time written otherwise',
    definition: release3Id,
    verdict: completed({ accepted: 1, repaired: 0, unchanged: 4 }),
    note: 'Only the first row changes anything. What was mended in the others is said all the same.',
    content: (() => {
      const { uln } = personAt(217);
      const person = { given: 'Zoë', family: 'Abbott', born: '1994-05-07', gender: 'F' };
      return release3('many-forms', [
        open('row-1', 217, person),
        open('row-2', 217, { ...person, uln: `${uln.slice(0, 3)} ${uln.slice(3, 6)} ${uln.slice(6)}` }),
        open('row-3', 217, { ...person, born: '7/5/1994' }),
        open('row-4', 217, { ...person, gender: 'Female' }),
        open('row-5', 217, { ...person, given: ' Zoë ', family: '"Abbott"' }),
      ]);
    })(),
  },
];
