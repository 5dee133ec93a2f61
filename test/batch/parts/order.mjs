// Files about what stands already, and in which order rows come.
import { csv } from './csv.mjs';
import { personAt, sandboxUlns, ulnAt, wrongUlnAt } from './learners.mjs';
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
} from './records.mjs';
import { accountsId, at, completed, release3Id } from './verdicts.mjs';

const { merged, elsewhere } = sandboxUlns;
const results = ['Outcome', 'TransactionId', 'Rule', 'Message', 'Repairs'];

/** The cells that a response has behind those of a record. */
function accepted(number) {
  return ['ACCEPTED', `0192f0c1-6c1e-7e62-a3f5-0d9a4f1b2c${String(number).padStart(2, '0')}`, '', '', ''];
}

function refusedFor(rule, message) {
  return ['REFUSED', '', rule, message, ''];
}

const slip = refusedFor(
  'uln-check-digit',
  'ULN: The last digit of the ULN does not fit the others. Check the number for a slip. Copy the number again from the Learning Records Service.',
);

export const orderFiles = [
  {
    name: 'rows-twice.csv',
    title: 'Each row stands in the file twice',
    definition: release3Id,
    verdict: completed({ accepted: 4, unchanged: 4 }),
    content: release3(
      'rows-twice',
      [open('row-1', 420), add('row-2', 420), plts('row-3', 420), claim('row-4', 'CLAIM', 420)].flatMap((row) => [
        row,
        row,
      ]),
    ),
  },
  {
    name: 'rows-that-contradict.csv',
    title: 'Rows say different things of the same learner',
    definition: release3Id,
    verdict: completed({ accepted: 2, refused: 2 }),
    refusals: [
      at(3, 'account-already-open', 'ULN'),
      at(5, 'centre-not-associated', 'AwardingBody'),
      at(5, 'registration-exists', 'LineOfLearning'),
    ],
    note: 'The first of them counts.',
    content: release3('rows-that-contradict', [
      open('row-1', 421, { given: 'Amelia' }),
      open('row-2', 421, { given: 'Emilia' }),
      add('row-3', 421),
      add('row-4', 421, { awardingBody: 'SVE' }),
    ]),
  },
  {
    name: 'registration-before-account.csv',
    title: 'A learner is registered in a row above the one that opens the account',
    definition: release3Id,
    verdict: completed({ accepted: 2, refused: 1 }),
    refusals: [at(2, 'not-found')],
    note: 'Rows take effect in their order. Send the corrections file, and the first row is accepted too.',
    content: release3('order', [add('row-1', 422), open('row-2', 422), add('row-3', 422, { level: 'foundation' })]),
  },
  {
    name: 'claim-before-registration.csv',
    title: 'A Diploma is claimed in a row above the one that registers the learner for it',
    definition: release3Id,
    verdict: completed({ accepted: 3, refused: 1 }),
    refusals: [at(3, 'claim-registration-unknown', 'LineOfLearning')],
    content: release3('claim-first', [
      open('row-1', 423),
      claim('row-2', 'CLAIM', 423),
      add('row-3', 423),
      claim('row-4', 'CLAIM', 423),
    ]),
  },
  {
    name: 'claim-that-stands.csv',
    title: 'A claimed Diploma is changed and withdrawn, and the account of its learner closed',
    definition: release3Id,
    verdict: completed({ accepted: 5, refused: 3 }),
    refusals: [at(5, 'diploma-claimed'), at(6, 'diploma-claimed'), at(7, 'account-claim-stands')],
    note: 'When the claim is withdrawn the account can be closed.',
    content: release3('claim-that-stands', [
      open('row-1', 424),
      add('row-2', 424),
      claim('row-3', 'CLAIM', 424),
      ['D', 'row-4', 'CHANGE', ulnAt(424), 'engineering', 'higher', '', '', 'advanced', ''],
      ['D', 'row-5', 'WITHDRAW', ulnAt(424), 'engineering', 'higher', '', '', '', ''],
      account('row-6', 'CLOSE', 424),
      claim('row-7', 'WITHDRAW', 424),
      account('row-8', 'CLOSE', 424),
    ]),
  },
  {
    name: 'closed-account.csv',
    title: 'An account is closed and then used',
    definition: release3Id,
    verdict: completed({ accepted: 3, unchanged: 1, refused: 3 }),
    refusals: [at(5, 'account-closed'), at(6, 'account-closed'), at(7, 'account-closed', 'ULN')],
    content: release3('closed-account', [
      open('row-1', 425),
      account('row-2', 'CLOSE', 425),
      account('row-3', 'CLOSE', 425),
      add('row-4', 425),
      amend('row-5', 425, { given: 'Emilia' }),
      open('row-6', 425),
      account('row-7', 'REOPEN', 425),
    ]),
  },
  {
    name: 'withdrawn-registration.csv',
    title: 'A registration is withdrawn and then used',
    definition: release3Id,
    verdict: completed({ accepted: 4, unchanged: 1, refused: 2 }),
    refusals: [at(6, 'claim-registration-stands', 'LineOfLearning'), at(7, 'diploma-withdrawn')],
    content: release3('withdrawn-registration', [
      open('row-1', 426),
      add('row-2', 426),
      ['D', 'row-3', 'WITHDRAW', ulnAt(426), 'engineering', 'higher', '', '', '', ''],
      ['D', 'row-4', 'WITHDRAW', ulnAt(426), 'engineering', 'higher', '', '', '', ''],
      claim('row-5', 'CLAIM', 426),
      ['D', 'row-6', 'CHANGE', ulnAt(426), 'engineering', 'higher', '', '', 'advanced', ''],
      add('row-7', 426),
    ]),
  },
  {
    name: 'learner-of-another-centre.csv',
    title: 'Rows about a learner of another centre',
    definition: release3Id,
    verdict: completed({ refused: 3 }),
    refusals: [at(2, 'account-elsewhere', 'ULN'), at(3, 'not-found'), at(4, 'not-found')],
    note: 'Who wants to open the account is told that there is one elsewhere. Whoever else asks is told nothing.',
    content: release3('another-centre', [
      open('row-1', 427, { uln: elsewhere }),
      amend('row-2', 427, { uln: elsewhere, given: 'Emilia' }),
      add('row-3', 427, { uln: elsewhere }),
    ]),
  },
  {
    name: 'learner-of-nobody.csv',
    title: 'Rows about a learner for whom no account was opened',
    definition: release3Id,
    verdict: completed({ refused: 4 }),
    refusals: [at(2, 'not-found'), at(3, 'not-found'), at(4, 'not-found'), at(5, 'not-found')],
    content: release3('no-account', [
      amend('row-1', 428, { given: 'Emilia' }),
      add('row-2', 428),
      plts('row-3', 428),
      claim('row-4', 'CLAIM', 428),
    ]),
  },
  {
    name: 'merged-uln.csv',
    title: 'A ULN that was merged into another one',
    definition: release3Id,
    verdict: completed({ refused: 2 }),
    refusals: [at(2, 'uln-merged', 'ULN'), at(3, 'learner-merged', 'ULN')],
    note: 'The answer names the ULN that was kept.',
    content: release3('merged', [
      open('row-1', 429, { uln: merged }),
      amend('row-2', 429, { uln: merged, given: 'Emilia' }),
    ]),
  },
  {
    name: 'programme-that-there-is-not.csv',
    title: 'A programme of study that the centre does not have',
    definition: release3Id,
    verdict: completed({ accepted: 2, refused: 2 }),
    refusals: [at(4, 'programme-unknown', 'PPoSName'), at(5, 'not-found')],
    note: 'The last row is about a registration that the learner does not have.',
    content: release3('programme', [
      open('row-1', 430),
      add('row-2', 430),
      ['G', 'row-3', ulnAt(430), 'engineering', 'higher', 'A programme that nobody has made'],
      ['G', 'row-4', ulnAt(430), 'hospitality', 'higher', ''],
    ]),
  },
  {
    name: 'release-2-rows-that-ask-for-nothing.csv',
    title: 'Accounts are to be amended, and nothing is filled in',
    definition: accountsId,
    verdict: completed({ accepted: 1, refused: 2 }),
    refusals: [at(3, 'row-nothing'), at(4, 'row-nothing')],
    content: accounts([accountRow('OPEN', 431), accountRow('AMEND', 431), accountRow('AMEND', 431, { given: '  ' })]),
  },
  {
    name: 'release-2-half-a-registration.csv',
    title: 'A line of learning without level and awarding body',
    definition: accountsId,
    verdict: completed({ accepted: 1, refused: 2 }),
    refusals: [
      at(2, 'field-missing', 'Level'),
      at(2, 'field-missing', 'AwardingBody'),
      at(4, 'field-missing', 'LineOfLearning'),
    ],
    content: accounts([
      accountRow('OPEN', 432, { line: 'engineering' }),
      accountRow('OPEN', 433),
      accountRow('AMEND', 433, { level: 'higher', awardingBody: 'NDA' }),
    ]),
  },
  {
    name: 'release-2-row-that-asks-twice.csv',
    title: 'One row asks for two things, and one of them is wrong',
    definition: accountsId,
    verdict: completed({ accepted: 2, refused: 1 }),
    refusals: [at(3, 'line-cancelled', 'LineOfLearning')],
    note: 'A row stands or falls as a whole: the name is not changed either. The last row asks for two things that go together.',
    content: accounts([
      accountRow('OPEN', 434),
      accountRow('AMEND', 434, { given: 'Emilia', line: 'languages', level: 'higher', awardingBody: 'NDA' }),
      accountRow('AMEND', 434, { given: 'Emilia', line: 'engineering', level: 'higher', awardingBody: 'NDA' }),
    ]),
  },
  {
    name: 'release-3-response-sent-back.csv',
    title: 'The response to a file is sent as it came',
    definition: release3Id,
    verdict: completed({ accepted: 2, refused: 1 }),
    refusals: [at(3, 'uln-check-digit', 'ULN')],
    note: 'What the response added to the rows is passed over.',
    content: release3('response-sent-back', [
      [...open('row-1', 435), ...accepted(1)],
      [...open('row-2', 436, { uln: wrongUlnAt(436) }), ...slip],
      [...add('row-3', 435), ...accepted(2)],
    ]),
  },
  {
    name: 'release-2-response-sent-back.csv',
    title: 'The response to a file with headings is sent as it came',
    definition: accountsId,
    verdict: completed({ accepted: 1, refused: 1 }),
    refusals: [at(3, 'uln-check-digit', 'ULN')],
    content: `\ufeff${csv([
      [...headings.accounts, ...results],
      [...accountRow('OPEN', 437), ...accepted(3)],
      [...accountRow('OPEN', 438, { uln: wrongUlnAt(438) }), ...slip],
    ])}`,
  },
  {
    name: 'corrections-mended.csv',
    title: 'A corrections file with its rows mended',
    definition: release3Id,
    verdict: completed({ accepted: 2, repaired: 1 }),
    note: 'Why the rows were refused still stands behind them, and is passed over.',
    content: release3('corrections', [
      [...open('row-7', 439), ...slip],
      [
        ...open('row-8', 440, { given: "O'Brien" }),
        ...refusedFor(
          'name-characters',
          'GivenName: A name holds letters, apostrophes, hyphens, full stops and spaces.',
        ),
      ],
      [
        ...open('row-9', 441, { born: '17/05/1994' }),
        ...refusedFor('cell-date-year', 'DateOfBirth: The year of this date has only two digits.'),
      ],
    ]),
  },
  {
    name: 'corrections-mended-with-wrong-trailer.csv',
    title: 'A row was deleted from a corrections file by hand, and the trailer record left as it was',
    definition: release3Id,
    verdict: { status: 'refused', rule: 'file-trailer-count', line: 3 },
    content: csv(
      framed('corrections', [
        [...open('row-7', 442), ...slip],
        [...open('row-8', 443), ...slip],
      ]).filter((_row, index) => index !== 2),
    ),
  },
  {
    name: 'uln-of-two-learners.csv',
    title: 'Two learners have been given the same ULN',
    definition: release3Id,
    verdict: completed({ accepted: 1, refused: 1 }),
    refusals: [at(3, 'account-already-open', 'ULN')],
    content: csv([
      header('two-learners'),
      open('row-1', 444),
      open('row-2', 445, { uln: personAt(444).uln }),
      ['Z', 2],
    ]),
  },
];
