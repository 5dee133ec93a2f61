// Release 3 files with something wrong about header, trailer or record types.
import { csv } from './csv.mjs';
import { personAt, ulnAt } from './learners.mjs';
import { accountRow, accounts, add, framed, header, headings, open, release3 } from './records.mjs';
import { accountsId, at, claimsId, completed, completionsId, refused, release3Id } from './verdicts.mjs';

/** A file of one learner with this header. */
function headed(reference, place, changes) {
  return csv([header(reference, changes), open('row-1', place), ['Z', 1]]);
}

/** A file of two learners with this trailer. */
function trailed(reference, place, trailer) {
  return csv([header(reference), open('row-1', place), open('row-2', place + 1), trailer]);
}

export const frameFiles = [
  {
    name: 'no-trailer.csv',
    title: 'The file has been cut off behind a row: the trailer record is missing',
    definition: release3Id,
    verdict: refused('file-trailer-missing', 3),
    content: csv(framed('no-trailer', [open('row-1', 320), open('row-2', 321)]).slice(0, -1)),
  },
  {
    name: 'cut-off-in-a-row.csv',
    title: 'The file has been cut off in the middle of a row',
    definition: release3Id,
    verdict: refused('file-trailer-missing', 4),
    content: release3('cut-off', [open('row-1', 322), open('row-2', 323), open('row-3', 324)]).replace(
      new RegExp(`${ulnAt(324).slice(5)}.*`, 's'),
      '',
    ),
  },
  {
    name: 'cut-off-in-a-quoted-cell.csv',
    title: 'The file has been cut off inside quotation marks',
    definition: release3Id,
    verdict: refused('file-quote-open', 3),
    content: release3('cut-off-quoted', [open('row-1', 325), open('row-2', 326, { given: 'Mary, Ann' })]).replace(
      / Ann".*/s,
      '',
    ),
  },
  {
    name: 'only-a-header.csv',
    title: 'A header record and nothing else',
    definition: release3Id,
    verdict: refused('file-trailer-missing', 1),
    content: csv([header('only-a-header')]),
  },
  {
    name: 'trailer-with-another-number.csv',
    title: 'The trailer record says three records, and there are two',
    definition: release3Id,
    verdict: refused('file-trailer-count', 4),
    content: trailed('another-number', 327, ['Z', 3]),
  },
  {
    name: 'trailer-without-number.csv',
    title: 'The trailer record says no number',
    definition: release3Id,
    verdict: refused('file-trailer-count', 4),
    content: trailed('no-number', 329, ['Z', '']),
  },
  {
    name: 'records-after-the-trailer.csv',
    title: 'A record stands behind the trailer record',
    definition: release3Id,
    verdict: refused('file-after-trailer', 5),
    content: trailed('after-the-trailer', 331, ['Z', 2]) + csv([open('row-3', 333)]),
  },
  {
    name: 'two-files-in-one.csv',
    title: 'Two whole files one behind the other',
    definition: release3Id,
    verdict: refused('file-after-trailer', 4),
    content: release3('first-of-two', [open('row-1', 334)]) + release3('second-of-two', [open('row-1', 335)]),
  },
  {
    name: 'two-headers.csv',
    title: 'A second header record between the records',
    definition: release3Id,
    verdict: completed({ accepted: 2, refused: 1 }),
    refusals: [at(3, 'row-type-unknown')],
    content: release3('two-headers', [open('row-1', 336), header('second-header'), open('row-2', 337)]),
  },
  {
    name: 'no-header.csv',
    title: 'Records of Release 3 without a header record',
    definition: release3Id,
    verdict: refused('file-unknown', 1),
    content: csv(framed('', [open('row-1', 338), add('row-2', 338)]).slice(1)),
  },
  {
    name: 'header-of-another-service.csv',
    title: 'The header record names another service',
    definition: release3Id,
    verdict: refused('file-header', 1),
    content: headed('another-service', 339, { service: 'EDI' }),
  },
  {
    name: 'header-of-another-release.csv',
    title: 'The header record names Release 2, which has no header records',
    definition: release3Id,
    verdict: refused('file-release', 1),
    content: headed('another-release', 340, { release: '2' }),
  },
  {
    name: 'header-of-an-awarding-body.csv',
    title: 'The header record says that an awarding body sends the file, which is sent for a centre',
    definition: release3Id,
    verdict: refused('file-sender', 1),
    content: headed('awarding-body', 341, { kind: 'DAB', sender: 'NDA' }),
  },
  {
    name: 'header-of-another-centre.csv',
    title: 'The header record names another centre than the one that the file is sent for',
    definition: release3Id,
    verdict: refused('file-sender', 1),
    content: headed('another-centre', 342, { sender: '90002' }),
  },
  {
    name: 'header-of-a-centre-without-its-zero.csv',
    title: 'A spreadsheet has taken the zero from the number of a centre',
    definition: release3Id,
    verdict: refused('file-sender', 1),
    note: 'Only because no sandbox has a centre 01234. The zero that was lost is put back: sent for centre 01234, the file is taken.',
    content: headed('lost-zero', 343, { sender: '1234' }),
  },
  {
    name: 'header-with-the-name-of-a-centre.csv',
    title: 'The header record has the name of the centre where its number belongs',
    definition: release3Id,
    verdict: refused('file-header', 1),
    content: headed('name-of-a-centre', 344, { sender: 'Harrowdene School' }),
  },
  {
    name: 'header-without-a-date.csv',
    title: 'The header record does not say when the file was made',
    definition: release3Id,
    verdict: refused('file-header', 1),
    content: headed('without-a-date', 345, { made: 'today' }),
  },
  {
    name: 'record-types-that-are-none.csv',
    title: 'Record types that there are not',
    definition: release3Id,
    verdict: completed({ accepted: 1, refused: 4 }),
    refusals: [3, 4, 5, 6].map((line) => at(line, 'row-type-unknown')),
    content: release3('no-such-types', [
      open('row-1', 346),
      ['Q', ...open('row-2', 347).slice(1)],
      ['constructor', ...open('row-3', 348).slice(1)],
      ['', ...open('row-4', 349).slice(1)],
      // It ends after its last filled cell.
      ['Q', ...open('row-5', 353).slice(1, 8)],
    ]),
  },
  {
    name: 'actions-that-are-none.csv',
    title: 'Actions that there are not, and one that is missing',
    definition: release3Id,
    verdict: completed({ accepted: 1, refused: 3 }),
    refusals: [at(3, 'field-value', 'Action'), at(4, 'field-missing', 'Action'), at(5, 'field-value', 'Action')],
    content: release3('no-such-actions', [
      open('row-1', 350),
      open('row-2', 351).map((cell) => (cell === 'OPEN' ? 'DELETE' : cell)),
      open('row-3', 352).map((cell) => (cell === 'OPEN' ? '' : cell)),
      add('row-4', 350).map((cell) => (cell === 'ADD' ? 'OPEN' : cell)),
    ]),
  },
];

/** A row of claims. */
const claimRow = [ulnAt(360), 'engineering', 'higher', 'Y'];

export const headingFiles = [
  {
    name: 'heading-missing.csv',
    title: 'A column that is needed is missing: the level of the Diploma',
    definition: claimsId,
    verdict: refused('file-heading-missing', 1),
    content: csv([headings.claims, claimRow].map(([uln, line, , claimed]) => [uln, line, claimed])),
  },
  {
    name: 'heading-unknown.csv',
    title: 'A column that this kind of file does not have: the form of the learner',
    definition: accountsId,
    verdict: refused('file-heading-unknown', 1),
    content: csv([
      [...headings.accounts, 'Form'],
      [...accountRow('OPEN', 361), '11B'],
    ]),
  },
  {
    name: 'heading-twice.csv',
    title: 'A column that stands in the file twice',
    definition: completionsId,
    verdict: refused('file-heading-twice', 1),
    content: csv([
      [...headings.completions, 'plts'],
      [ulnAt(362), '2', 'Y', '2010-09-24', '', '', '', 'N'],
    ]),
  },
  {
    name: 'no-headings.csv',
    title: 'Rows without headings above them',
    definition: accountsId,
    verdict: refused('file-unknown', 1),
    content: csv([accountRow('OPEN', 363), accountRow('OPEN', 364)]),
  },
  {
    name: 'headings-of-no-kind.csv',
    title: 'Headings that tell of no kind of file',
    verdict: refused('file-unknown', 1),
    content: csv([
      ['ULN', 'Surname', 'Forename'],
      [ulnAt(365), personAt(365).family, personAt(365).given],
    ]),
  },
  {
    name: 'headings-twice.csv',
    title: 'The headings stand a second time between the rows, as on every printed page',
    definition: accountsId,
    verdict: completed({ accepted: 2, refused: 1 }),
    refusals: [at(3, 'field-value', 'Action')],
    content: accounts([accountRow('OPEN', 366), headings.accounts, accountRow('OPEN', 367)]),
  },
];
