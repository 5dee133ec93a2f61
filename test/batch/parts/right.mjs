// Files with nothing wrong in them.
import { csv, quoted } from './csv.mjs';
import { personAt, ulnAt } from './learners.mjs';
import {
  account,
  accountRow,
  accounts,
  add,
  amend,
  claim,
  framed,
  header,
  headings,
  open,
  plts,
  release3,
  work,
} from './records.mjs';
import { accountsId, at, claimsId, completed, completionsId, release3Id } from './verdicts.mjs';

const learnersFirst = 'release-3-learners-for-release-2.csv';

function renamed(heading, column) {
  return `The heading ${heading} was read as ${column}.`;
}

export const rightFiles = [
  {
    name: 'release-3-every-record-and-action.csv',
    title: 'Nothing: every record type of Release 3, with each of its actions',
    definition: release3Id,
    verdict: completed({ accepted: 13, unchanged: 1 }),
    note: 'The programme record takes a programme away from a Diploma that has none, so nothing changes. To assign one, make it first.',
    content: release3('every-record', [
      open('row-1', 100, { uci: '900010100417W', upn: 'D801200001417' }),
      open('row-2', 101),
      amend('row-3', 100, { given: 'Kezia Ann' }),
      add('row-4', 100),
      add('row-5', 101, { line: 'retail-business', level: 'foundation' }),
      ['D', 'row-6', 'CHANGE', ulnAt(100), 'engineering', 'higher', '', '', 'advanced', ''],
      ['G', 'row-7', ulnAt(100), 'engineering', 'advanced', ''],
      plts('row-8', 100, { level: '3' }),
      work('row-9', 100, { level: '3' }),
      claim('row-10', 'CLAIM', 100, { level: 'advanced' }),
      claim('row-11', 'WITHDRAW', 100, { level: 'advanced' }),
      ['D', 'row-12', 'WITHDRAW', ulnAt(101), 'retail-business', 'foundation', '', '', '', ''],
      account('row-13', 'CLOSE', 101),
      account('row-14', 'REOPEN', 101),
    ]),
  },
  {
    name: 'release-3-every-cell-quoted.csv',
    title: 'Every cell is in quotation marks',
    definition: release3Id,
    verdict: completed({ accepted: 2 }),
    content: framed('quoted', [open('row-1', 102), add('row-2', 102)])
      .map((cells) => `${cells.map(quoted).join(',')}\r\n`)
      .join(''),
  },
  {
    name: 'release-3-no-records.csv',
    title: 'A header record and a trailer record with nothing between them',
    definition: release3Id,
    verdict: completed({}),
    content: release3('no-records', []),
  },
  {
    name: 'release-3-rows-end-early.csv',
    title: 'Rows end after their last filled cell',
    definition: release3Id,
    verdict: completed({ accepted: 3 }),
    content: csv(
      framed('rows-end-early', [open('row-1', 103), amend('row-2', 103, { given: 'Bethan' }), add('row-3', 103)]).map(
        (cells) => cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1),
      ),
    ),
  },
  {
    name: 'release-3-header-date-of-a-spreadsheet.csv',
    title: 'A spreadsheet has written the date in the header record in its own way',
    definition: release3Id,
    verdict: completed({ accepted: 1 }),
    content: csv([header('spreadsheet-date', { made: '04/10/2010 09:30' }), open('row-1', 104), ['Z', 1]]),
  },
  {
    name: learnersFirst,
    title: 'Nothing: it opens the learners of those Release 2 files that cannot do so themselves',
    definition: release3Id,
    verdict: completed({ accepted: 12 }),
    content: release3('learners-for-release-2', [
      ...[110, 111, 112, 113, 114, 115].map((place) => open(`open-${place}`, place)),
      ...[110, 111, 112, 113, 114, 115].map((place) => add(`add-${place}`, place)),
    ]),
  },
  {
    name: 'release-2-learner-accounts.csv',
    title: 'Nothing: learner accounts are opened, amended and closed',
    definition: accountsId,
    verdict: completed({ accepted: 5 }),
    content: accounts([
      accountRow('OPEN', 105, { line: 'engineering', level: 'higher', awardingBody: 'NDA' }),
      accountRow('OPEN', 106),
      accountRow('AMEND', 106, { given: 'Dan' }),
      accountRow('AMEND', 106, { line: 'hospitality', level: 'foundation', awardingBody: 'NDA' }),
      accountRow('CLOSE', 106),
    ]),
  },
  {
    name: 'release-2-component-completions.csv',
    title: 'Nothing: PLTS and work experience are recorded',
    definition: completionsId,
    after: [learnersFirst],
    verdict: completed({ accepted: 3 }),
    note: `Send ${learnersFirst} first.`,
    content: csv([
      headings.completions,
      [ulnAt(110), '2', 'Y', '2010-09-24', 'Y', '10', '2010-09-17'],
      [ulnAt(111), '2', 'N', '', '', '', ''],
      [ulnAt(112), '2', '', '', 'N', '4', ''],
    ]),
  },
  {
    name: 'release-2-component-completions-of-nothing.csv',
    title: 'A learner and a level, and nothing that is to be recorded',
    definition: completionsId,
    verdict: completed({ refused: 1 }),
    refusals: [at(2, 'row-nothing')],
    content: csv([headings.completions, [ulnAt(113), '2', '', '', '', '', '']]),
  },
  {
    name: 'release-2-component-completions-plts-only.csv',
    title: 'The columns about work experience are left out',
    definition: completionsId,
    after: [learnersFirst],
    verdict: completed({ accepted: 1 }),
    note: `Send ${learnersFirst} first.`,
    content: csv([
      ['ULN', 'Level', 'PLTS', 'PLTSDate'],
      [ulnAt(114), '2', 'Y', '2010-09-24'],
    ]),
  },
  {
    name: 'release-2-claims.csv',
    title: 'Nothing: Diplomas are claimed, and a claim is withdrawn',
    definition: claimsId,
    after: [learnersFirst],
    verdict: completed({ accepted: 3, unchanged: 1 }),
    note: `Send ${learnersFirst} first. The last row withdraws a claim that was never made, so nothing changes.`,
    content: csv([
      headings.claims,
      [ulnAt(110), 'engineering', 'higher', 'Y'],
      [ulnAt(115), 'engineering', 'higher', 'Y'],
      [ulnAt(115), 'engineering', 'higher', 'N'],
      [ulnAt(111), 'engineering', 'higher', 'N'],
    ]),
  },
  {
    name: 'release-2-columns-in-another-order.csv',
    title: 'The columns stand in another order, their headings in other letters, and those not needed are left out',
    definition: accountsId,
    verdict: completed({ accepted: 2 }),
    repairs: [
      renamed('gender', 'Gender'),
      renamed('Date of birth', 'DateOfBirth'),
      renamed('FAMILYNAME', 'FamilyName'),
      renamed('Given_Name', 'GivenName'),
      renamed('uln', 'ULN'),
      renamed('ACTION', 'Action'),
    ],
    content: csv([
      ['gender', 'Date of birth', 'FAMILYNAME', 'Given_Name', 'uln', 'ACTION'],
      ...[107, 108].map((place) => {
        const { gender, born, family, given, uln } = personAt(place);
        return [gender, born, family, given, uln, 'OPEN'];
      }),
    ]),
  },
  {
    name: 'release-2-only-headings.csv',
    title: 'Headings and not one row',
    definition: accountsId,
    verdict: completed({}),
    content: accounts([]),
  },
];
