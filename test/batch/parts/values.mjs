// Files with odd values: numbers, dates, words and names.
import { ulnAt, wrongUlnAt } from './learners.mjs';
import { accountRow, accounts, add, amend, open, plts, release3, work } from './records.mjs';
import { accountsId, at, completed, release3Id } from './verdicts.mjs';

/** The learners from this place on, each with another date of birth. */
function born(place, dates) {
  return dates.map((date, index) => open(`row-${index + 1}`, place + index, { born: date }));
}

/** The learners from this place on, each with other details. */
function people(place, changes) {
  return changes.map((change, index) => open(`row-${index + 1}`, place + index, change));
}

/** The ULN at this place with something between its digits. */
function spaced(place, between) {
  return ulnAt(place).replace(/^(\d{4})(\d{3})/, `$1${between}$2${between}`);
}

function thousands(place) {
  return ulnAt(place).replace(/\B(?=(\d{3})+$)/g, ',');
}

export const valueFiles = [
  {
    name: 'dates-day-first.csv',
    title: 'Dates with the day first, as they are written in the United Kingdom',
    definition: release3Id,
    verdict: completed({ repaired: 6 }),
    content: release3(
      'day-first',
      born(230, ['17/05/1994', '7/5/1994', '17.05.1994', '17-5-1994', '17 05 1994', '1994/5/17']),
    ),
  },
  {
    name: 'dates-with-named-months.csv',
    title: 'Dates with the name of the month',
    definition: release3Id,
    verdict: completed({ repaired: 3 }),
    content: release3('named-months', born(236, ['17-May-1994', '17 May 1994', '3 September 1994'])),
  },
  {
    name: 'dates-with-two-digit-years.csv',
    title: 'Years with two digits',
    definition: release3Id,
    verdict: completed({ refused: 3 }),
    refusals: [2, 3, 4].map((line) => at(line, 'cell-date-year', 'DateOfBirth')),
    content: release3('two-digit-years', born(239, ['17/05/94', '7/5/94', '17-May-94'])),
  },
  {
    name: 'dates-month-first.csv',
    title: 'Dates with the month first, as they are written in the United States',
    definition: release3Id,
    verdict: completed({ repaired: 1, refused: 2 }),
    refusals: [2, 3].map((line) => at(line, 'cell-date-order', 'DateOfBirth')),
    note: 'The last date could be read in both ways. It is read with the day first, and that is said.',
    content: release3('month-first', born(242, ['05/17/1994', '5/17/1994', '05/06/1994'])),
  },
  {
    name: 'dates-as-numbers.csv',
    title: 'Numbers by which a spreadsheet knows days',
    definition: release3Id,
    verdict: completed({ refused: 2 }),
    refusals: [2, 3].map((line) => at(line, 'cell-date-number', 'DateOfBirth')),
    content: release3('dates-as-numbers', born(245, ['34471', '34471.0'])),
  },
  {
    name: 'dates-with-a-time.csv',
    title: 'Dates with a time behind them',
    definition: release3Id,
    verdict: completed({ repaired: 3 }),
    content: release3(
      'dates-with-a-time',
      born(247, ['1994-05-17 00:00:00', '17/05/1994 00:00', '1994-05-17T00:00:00']),
    ),
  },
  {
    name: 'dates-that-are-none.csv',
    title: 'Days that are in no calendar, and texts that are no dates',
    definition: release3Id,
    verdict: completed({ refused: 5 }),
    refusals: [
      at(2, 'field-form', 'DateOfBirth'),
      at(3, 'cell-date-order', 'DateOfBirth'),
      at(4, 'field-form', 'DateOfBirth'),
      at(5, 'field-form', 'DateOfBirth'),
      at(6, 'field-missing', 'DateOfBirth'),
    ],
    content: release3('no-dates', born(250, ['1994-02-30', '31/02/1994', 'May 1994', '##########', ''])),
  },
  {
    name: 'dates-out-of-range.csv',
    title: 'Learners who are not born yet, too young, or too old',
    definition: release3Id,
    verdict: completed({ refused: 3 }),
    refusals: [
      at(2, 'birth-date-past', 'DateOfBirth'),
      at(3, 'age-range', 'DateOfBirth'),
      at(4, 'age-range', 'DateOfBirth'),
    ],
    note: 'In a sandbox it is October 2010.',
    content: release3('out-of-range', born(255, ['2094-05-17', '2004-05-17', '1904-05-17'])),
  },
  {
    name: 'uln-shortened-by-a-spreadsheet.csv',
    title: 'ULNs that a spreadsheet has turned into 1E+09',
    definition: accountsId,
    verdict: completed({ refused: 3 }),
    refusals: [2, 3, 4].map((line) => at(line, 'cell-scientific', 'ULN')),
    content: accounts([
      accountRow('OPEN', 258, { uln: '1E+09' }),
      accountRow('OPEN', 259, { uln: '1.00E+09' }),
      accountRow('OPEN', 260, { uln: '1.00001E+09' }),
    ]),
  },
  {
    name: 'uln-with-signs.csv',
    title: 'ULNs with spaces, hyphens or commas between the digits, or a decimal place behind them',
    definition: release3Id,
    verdict: completed({ repaired: 4 }),
    content: release3(
      'uln-with-signs',
      people(261, [
        { uln: spaced(261, ' ') },
        { uln: spaced(262, '-') },
        { uln: thousands(263) },
        { uln: `${ulnAt(264)}.0` },
      ]),
    ),
  },
  {
    name: 'uln-with-a-slip.csv',
    title: 'The last digit of a ULN does not fit the others',
    definition: release3Id,
    verdict: completed({ accepted: 1, refused: 1 }),
    refusals: [at(3, 'uln-check-digit', 'ULN')],
    content: release3('uln-with-a-slip', [open('row-1', 265), open('row-2', 266, { uln: wrongUlnAt(266) })]),
  },
  {
    name: 'uln-of-nobody.csv',
    title: 'The ULN 9999999999, which stands for “no number yet”',
    definition: release3Id,
    verdict: completed({ refused: 1 }),
    refusals: [at(2, 'uln-placeholder', 'ULN')],
    content: release3('uln-of-nobody', [open('row-1', 267, { uln: '9999999999' })]),
  },
  {
    name: 'uln-too-short.csv',
    title: 'ULNs with too few digits, with too many, with letters, and none',
    definition: release3Id,
    verdict: completed({ refused: 4 }),
    refusals: [
      at(2, 'field-form', 'ULN'),
      at(3, 'field-form', 'ULN'),
      at(4, 'field-form', 'ULN'),
      at(5, 'field-missing', 'ULN'),
    ],
    content: release3(
      'uln-too-short',
      people(268, [{ uln: '100000335' }, { uln: '10000033512' }, { uln: 'UNKNOWN' }, { uln: '' }]),
    ),
  },
  {
    name: 'numbers-with-decimals.csv',
    title: 'Numbers of days with decimal places, and some that are no whole number',
    definition: release3Id,
    verdict: completed({ accepted: 4, repaired: 2, refused: 4 }),
    refusals: [
      at(8, 'field-type', 'Days'),
      at(9, 'field-type', 'Days'),
      at(10, 'field-type', 'Days'),
      at(11, 'field-range', 'Days'),
    ],
    content: release3('decimals', [
      open('row-1', 272),
      add('row-2', 272),
      open('row-3', 273),
      add('row-4', 273),
      work('row-5', 272, { days: '10.0' }),
      work('row-6', 273, { days: '10,00' }),
      work('row-7', 273, { days: '10.5' }),
      work('row-8', 273, { days: 'ten' }),
      work('row-9', 273, { days: '-10' }),
      work('row-10', 273, { days: '1000' }),
    ]),
  },
  {
    name: 'yes-and-no.csv',
    title: 'Yes and no in other words than Y and N',
    definition: release3Id,
    verdict: completed({ accepted: 2, repaired: 2, refused: 2 }),
    refusals: [at(6, 'field-type', 'TeamWorking'), at(7, 'field-missing', 'Completed')],
    content: release3('yes-and-no', [
      open('row-1', 274),
      add('row-2', 274),
      plts('row-3', 274, { skills: ['Yes', 'TRUE', '1', 'y', 'no', 'False'], date: '' }),
      work('row-4', 274, { completed: 'TRUE' }),
      plts('row-5', 274, { skills: ['Y', 'Y', 'Y', 'maybe', 'Y', 'Y'] }),
      work('row-6', 274, { completed: '' }),
    ]),
  },
  {
    name: 'levels-and-lines-by-title.csv',
    title: 'Levels and lines of learning by their titles instead of their codes',
    definition: release3Id,
    verdict: completed({ accepted: 1, repaired: 5 }),
    content: release3('by-title', [
      open('row-1', 275),
      add('row-2', 275, { line: 'Information Technology', level: 'Higher Diploma' }),
      add('row-3', 275, { line: 'IT', level: 'foundation' }),
      add('row-4', 275, { line: 'Society, Health and Development', level: 'Advanced' }),
      plts('row-5', 275, { level: 'Level 2' }),
      work('row-6', 275, { level: 'foundation' }),
    ]),
  },
  {
    name: 'lines-that-cannot-be-taken.csv',
    title: 'A line of learning that there never was, one that was cancelled, and a level that there is not',
    definition: release3Id,
    verdict: completed({ accepted: 1, refused: 4 }),
    refusals: [
      at(3, 'field-form', 'LineOfLearning'),
      at(4, 'line-unknown', 'LineOfLearning'),
      at(5, 'line-cancelled', 'LineOfLearning'),
      at(6, 'field-value', 'Level'),
    ],
    content: release3('no-such-lines', [
      open('row-1', 276),
      add('row-2', 276, { line: 'Greek and Latin' }),
      add('row-3', 276, { line: 'latin' }),
      add('row-4', 276, { line: 'humanities' }),
      add('row-5', 276, { level: 'highest' }),
    ]),
  },
  {
    name: 'awarding-bodies-that-do-not-fit.csv',
    title:
      'An awarding body that there is not, one that awards no Diplomas, and one that the centre does not work with',
    definition: release3Id,
    verdict: completed({ accepted: 1, refused: 3 }),
    refusals: [
      at(3, 'awarding-body-unknown', 'AwardingBody'),
      at(4, 'awarding-body-not-diploma', 'AwardingBody'),
      at(5, 'centre-not-associated', 'AwardingBody'),
    ],
    content: release3('awarding-bodies', [
      open('row-1', 277),
      add('row-2', 277, { awardingBody: 'XYZ' }),
      add('row-3', 277, { awardingBody: 'PEN' }),
      add('row-4', 277, { awardingBody: 'SVE' }),
    ]),
  },
  {
    name: 'genders-in-words.csv',
    title: 'Genders in words, in small letters, and one that there is not',
    definition: release3Id,
    verdict: completed({ accepted: 2, repaired: 3, refused: 1 }),
    refusals: [at(7, 'field-value', 'Gender')],
    content: release3(
      'genders',
      people(278, [
        { gender: 'Female' },
        { gender: 'm' },
        { gender: 'not known' },
        { gender: 'U' },
        { gender: 'N' },
        { gender: 'X' },
      ]),
    ),
  },
  {
    name: 'other-numbers-with-a-slip.csv',
    title: 'A UCI and a UPN whose check letters do not fit, and two that are only written otherwise',
    definition: release3Id,
    verdict: completed({ repaired: 2, refused: 2 }),
    refusals: [at(4, 'uci-check', 'UCI'), at(5, 'upn-check', 'UPN')],
    content: release3(
      'other-numbers',
      people(284, [
        { uci: '90001/010/0418 c' },
        { upn: 't801 200001 418' },
        { uci: '900010100418D' },
        { upn: 'A801200001418' },
      ]),
    ),
  },
  {
    name: 'names-too-long.csv',
    title: 'Names of 35, 36 and 101 characters, and an empty one',
    definition: release3Id,
    verdict: completed({ accepted: 1, refused: 3 }),
    refusals: [
      at(3, 'name-length', 'FamilyName'),
      at(4, 'field-length', 'FamilyName'),
      at(5, 'field-missing', 'GivenName'),
    ],
    content: release3(
      'long-names',
      people(288, [
        { family: `Ab${'c'.repeat(33)}` },
        { family: `Ab${'c'.repeat(34)}` },
        { family: `Ab${'c'.repeat(99)}` },
        { given: '' },
      ]),
    ),
  },
  {
    name: 'names-of-many-scripts.csv',
    title: 'Names in Arabic, Hebrew, Greek, Cyrillic, Chinese, Tamil and with Polish letters',
    definition: release3Id,
    verdict: completed({ accepted: 7 }),
    content: release3(
      'many-scripts',
      people(292, [
        { given: 'فاطمة', family: 'الخطيب' },
        { given: 'יעל', family: 'לוי' },
        { given: 'Ελένη', family: 'Παπαδοπούλου' },
        { given: 'Олена', family: 'Шевченко' },
        { given: '美玲', family: '王' },
        { given: 'கவிதா', family: 'செல்வம்' },
        { given: 'Łucja', family: 'Wójcik-Żak' },
      ]),
    ),
  },
  {
    name: 'names-with-emoji-and-direction-marks.csv',
    title: 'Emoji in names, and characters that change the direction of the text around them',
    definition: release3Id,
    verdict: completed({ accepted: 1, refused: 3 }),
    refusals: [
      at(3, 'name-characters', 'GivenName'),
      at(4, 'name-characters', 'FamilyName'),
      at(5, 'name-characters', 'GivenName'),
    ],
    content: release3(
      'emoji',
      people(299, [{}, { given: 'Zoë 😀' }, { family: '\u202eabbott' }, { given: '\u200fفاطمة' }]),
    ),
  },
  {
    name: 'all-faults-at-once.csv',
    title: 'Several things are wrong with one row',
    definition: release3Id,
    verdict: completed({ refused: 2 }),
    refusals: [
      at(2, 'cell-scientific', 'ULN'),
      at(2, 'cell-date-year', 'DateOfBirth'),
      at(3, 'uln-check-digit', 'ULN'),
      at(3, 'name-characters', 'GivenName'),
      at(3, 'name-letter', 'FamilyName'),
      at(3, 'age-range', 'DateOfBirth'),
    ],
    note: 'Every fault is told at once. Only what is no value at all is told before the rest is looked at.',
    content: release3(
      'all-at-once',
      people(303, [
        { uln: '1E+09', born: '17/05/94' },
        { uln: wrongUlnAt(304), given: 'Zoë 2', family: '-', born: '1934-05-17' },
      ]),
    ),
  },
  {
    name: 'completions-that-do-not-fit.csv',
    title: 'PLTS and work experience at another level, with too few days, and with dates that do not fit',
    definition: release3Id,
    verdict: completed({ accepted: 2, refused: 9 }),
    refusals: [
      at(4, 'completion-level', 'Level'),
      at(5, 'field-range', 'Level'),
      at(6, 'plts-date-missing', 'CompletedOn'),
      at(7, 'plts-date-early', 'CompletedOn'),
      at(8, 'completion-date-future', 'CompletedOn'),
      at(9, 'completion-date-before-diploma', 'CompletedOn'),
      at(10, 'work-experience-days', 'Days'),
      at(11, 'work-experience-order', 'To'),
      at(12, 'work-experience-fit', 'Days'),
    ],
    content: release3('completions', [
      open('row-1', 305),
      add('row-2', 305),
      plts('row-3', 305, { level: '3' }),
      plts('row-4', 305, { level: '4' }),
      plts('row-5', 305, { date: '' }),
      plts('row-6', 305, { skills: 'YYYYYN' }),
      plts('row-7', 305, { date: '2090-09-24' }),
      plts('row-8', 305, { date: '1990-09-24' }),
      work('row-9', 305, { days: '9' }),
      work('row-10', 305, { from: '2010-09-17', to: '2010-09-06' }),
      work('row-11', 305, { days: '20' }),
    ]),
  },
  {
    name: 'nothing-new.csv',
    title: 'An account is amended with the details that it has already',
    definition: release3Id,
    verdict: completed({ accepted: 1, unchanged: 2 }),
    content: release3('nothing-new', [
      open('row-1', 306, { given: 'Zoë' }),
      amend('row-2', 306, { given: 'Zoë' }),
      amend('row-3', 306, { given: ' Zoë' }),
    ]),
  },
];
