// Files with texts that do harm where they are trusted.

import { csv } from './csv.mjs';
import { accountRow, add, header, headings, open, release3 } from './records.mjs';
import { accountsId, at, completed, release3Id } from './verdicts.mjs';

const formulas = ['=CMD()', '+1+1', '-2+3', '@SUM(A1:A9)', `=cmd|'/C calc'!A0`, '=HYPERLINK("//example.org")'];

export const textFiles = [
  {
    name: 'formulas-in-references.csv',
    title: 'References that a spreadsheet would take for formulas',
    definition: release3Id,
    verdict: completed({ accepted: 7 }),
    note: 'In the response an apostrophe stands in front of each, so that it is a text. Numbers have none.',
    content: release3('=CMD()', [...formulas.map((formula, index) => open(formula, 380 + index)), add('-2', 380)]),
  },
  {
    name: 'formulas-in-names.csv',
    title: 'Formulas where names belong',
    definition: release3Id,
    verdict: completed({ refused: 6 }),
    refusals: formulas.map((_formula, index) =>
      at(index + 2, 'name-characters', index % 2 ? 'FamilyName' : 'GivenName'),
    ),
    content: release3(
      'formulas-in-names',
      formulas.map((formula, index) =>
        open(`row-${index + 1}`, 386 + index, { [index % 2 ? 'family' : 'given']: formula }),
      ),
    ),
  },
  {
    name: 'formulas-in-release-2.csv',
    title: 'Formulas in cells of a file with headings',
    definition: accountsId,
    verdict: completed({ refused: 3 }),
    refusals: [
      at(2, 'field-value', 'Action'),
      at(3, 'field-form', 'AwardingBody'),
      at(4, 'name-characters', 'FamilyName'),
    ],
    content: csv([
      headings.accounts,
      accountRow('OPEN', 392).map((cell) => (cell === 'OPEN' ? '=1+1' : cell)),
      accountRow('OPEN', 393, { line: 'engineering', level: 'higher', awardingBody: '@SUM(A1)' }),
      accountRow('OPEN', 394, { family: '=1+1' }),
    ]),
  },
  {
    name: 'code-in-names.csv',
    title: 'HTML, script and SQL where names belong, and in a reference',
    definition: release3Id,
    verdict: completed({ accepted: 1, refused: 4 }),
    refusals: [
      at(3, 'name-characters', 'GivenName'),
      at(4, 'name-characters', 'FamilyName'),
      at(5, 'name-characters', 'GivenName'),
      at(6, 'name-characters', 'GivenName'),
    ],
    content: release3('code', [
      open('<script>alert(1)</script>', 395),
      open('row-2', 396, { given: '<b>Amelia</b>' }),
      open('row-3', 397, { family: '<img src=x onerror=alert(1)>' }),
      open('row-4', 398, { given: `Robert'); DROP TABLE learners;--` }),
      open('row-5', 399, { given: '{{7*7}}' }),
    ]),
  },
  {
    name: 'control-characters.csv',
    title: 'Control characters in names',
    definition: release3Id,
    verdict: completed({ accepted: 1, refused: 5 }),
    refusals: [
      at(3, 'text-characters', 'GivenName'),
      at(4, 'text-characters', 'FamilyName'),
      at(5, 'text-characters', 'GivenName'),
      at(6, 'text-characters', 'FamilyName'),
      at(7, 'text-characters', 'GivenName'),
    ],
    content: release3('control-characters', [
      open('row-1', 400),
      open('row-2', 401, { given: 'Ame\x07lia' }),
      open('row-3', 402, { family: '\x1b[31mCarter' }),
      open('row-4', 403, { given: 'Ame\tlia' }),
      open('row-5', 404, { family: 'Car\x7fter' }),
      open('row-6', 405, { given: 'Ame\u2028lia' }),
    ]),
  },
  {
    name: 'words-of-programs.csv',
    title: 'References that mean something to programs',
    definition: release3Id,
    verdict: completed({ accepted: 5 }),
    content: csv([
      header('null'),
      ...['__proto__', 'constructor', 'null', 'NaN', '../../etc/passwd'].map((word, index) => open(word, 406 + index)),
      ['Z', 5],
    ]),
  },
];
