// Files of awarding bodies, and what belongs in them. Each says who sends it, as the starter kit names them.
import { csv } from './csv.mjs';
import { accountRow, accounts, add, award, claim, header, open, release3, result } from './records.mjs';
import { accountsId, at, completed, refused, release3Id } from './verdicts.mjs';

// Northern Diploma Awards awards Diplomas and their components, Pennine Skills Certification only components.
const northern = 'diplomaAwardingBody';
const pennine = 'componentAwardingBody';
const nda = { cab: { kind: 'CAB', sender: 'NDA' }, dab: { kind: 'DAB', sender: 'NDA' } };
const pen = { cab: { kind: 'CAB', sender: 'PEN' }, dab: { kind: 'DAB', sender: 'PEN' } };

const learnersFirst = 'release-3-learners-for-awarding-bodies.csv';
const first = { after: [learnersFirst], note: `Send ${learnersFirst} first, for the centre.` };

/** The learners whom these files are about. */
const places = [480, 481, 482, 483, 484, 485, 486, 487, 488];

/** A file of an awarding body. */
function sentBy(who, reference, rows) {
  return csv([header(reference, who), ...rows, ['Z', rows.length]]);
}

export const awardingBodyFiles = [
  {
    name: learnersFirst,
    title: 'Learners with registrations and claims, for awarding bodies',
    definition: release3Id,
    verdict: completed({ accepted: 2 * places.length + 4 }),
    content: release3('learners-for-bodies', [
      ...places.flatMap((place) => [open(`account-${place}`, place), add(`registration-${place}`, place)]),
      claim('claim-486', 'CLAIM', 486),
      claim('claim-488', 'CLAIM', 488),
      claim('claim-487', 'CLAIM', 487),
      claim('withdrawal-487', 'WITHDRAW', 487),
    ]),
  },
  {
    name: 'results-every-action.csv',
    title: 'Nothing: results are posted, replaced and withdrawn, one with slashes in its QAN',
    sender: northern,
    definition: release3Id,
    ...first,
    verdict: completed({ accepted: 5, unchanged: 1 }),
    content: sentBy(nda.cab, 'every-action', [
      result('row-1', 'POST', 480),
      result('row-2', 'POST', 480, { qan: '900/0017/1', unit: '', grade: 'Q', points: '' }),
      result('row-3', 'REPLACE', 480, { grade: 'a', points: '7' }),
      result('row-4', 'WITHDRAW', 480),
      result('row-5', 'POST', 481, { grade: 'u', points: '' }),
      result('row-6', 'POST', 481, { grade: 'u', points: '' }),
    ]),
  },
  {
    name: 'results-of-a-component-awarding-body.csv',
    title: 'Nothing: a body that awards no Diplomas posts a result of functional skills',
    sender: pennine,
    definition: release3Id,
    ...first,
    verdict: completed({ accepted: 1 }),
    content: sentBy(pen.cab, 'functional-skills', [
      result('row-1', 'POST', 485, { qan: '90000237', unit: '', grade: 'Pass', points: '' }),
    ]),
  },
  {
    name: 'results-that-do-not-fit.csv',
    title: 'Results that break the rules, one each',
    sender: northern,
    definition: release3Id,
    ...first,
    verdict: completed({ refused: 15 }),
    refusals: [
      at(2, 'result-person-differs', 'FamilyName'),
      at(3, 'result-qualification-unknown', 'QAN'),
      at(4, 'result-other-body', 'QAN'),
      at(5, 'result-unit-unknown', 'Unit'),
      at(6, 'result-grade', 'Grade'),
      at(7, 'result-points-missing', 'Points'),
      at(8, 'result-points-misfit', 'Points'),
      at(9, 'result-award-early', 'AwardDate'),
      at(10, 'result-prior-unverified', 'PriorVerified'),
      at(11, 'result-publish-range', 'PublishDate'),
      at(12, 'result-no-account', 'ULN'),
      at(13, 'result-unknown', 'QAN'),
      at(14, 'result-unknown', 'QAN'),
      at(15, 'field-form', 'QAN'),
      at(16, 'field-missing', 'Grade'),
    ],
    content: sentBy(nda.cab, 'do-not-fit', [
      result('row-1', 'POST', 482, { family: 'Else' }),
      result('row-2', 'POST', 482, { qan: '90009990' }),
      result('row-3', 'POST', 482, { qan: '90000237' }),
      result('row-4', 'POST', 482, { unit: 'XX999' }),
      result('row-5', 'POST', 482, { grade: 'B' }),
      result('row-6', 'POST', 482, { points: '' }),
      result('row-7', 'POST', 482, { points: '1' }),
      result('row-8', 'POST', 482, { awarded: '2004-06-01' }),
      result('row-9', 'POST', 482, { prior: '' }),
      result('row-10', 'POST', 482, { published: '2012-08-24' }),
      result('row-11', 'POST', 489),
      result('row-12', 'REPLACE', 482),
      result('row-13', 'WITHDRAW', 482),
      result('row-14', 'POST', 482, { qan: 'Engineering' }),
      result('row-15', 'POST', 482, { grade: '' }),
    ]),
  },
  {
    name: 'results-as-spreadsheets-write-them.csv',
    title: 'A spreadsheet has been at the dates, the QAN and the points',
    sender: northern,
    definition: release3Id,
    ...first,
    verdict: completed({ repaired: 2 }),
    content: sentBy(nda.cab, 'spreadsheet', [
      result('row-1', 'POST', 483, { qan: '900-0002-x', awarded: '24/08/2010', points: '5,5' }),
      result('row-2', 'REPLACE', 483, { grade: 'a', points: '="7"', partial: 'FALSE' }),
    ]),
  },
  {
    name: 'results-file-with-other-records.csv',
    title: 'A file of a component awarding body holds a record of a centre and one of a Diploma awarding body',
    sender: northern,
    definition: release3Id,
    ...first,
    verdict: completed({ accepted: 1, refused: 2 }),
    refusals: [at(3, 'row-sender'), at(4, 'row-sender')],
    content: sentBy(nda.cab, 'other-records', [
      result('row-1', 'POST', 484),
      open('row-2', 490),
      award('row-3', 'REFER', 486, { reason: 'Not here' }),
    ]),
  },
  {
    name: 'awards-of-claims.csv',
    title: 'A claim is referred, twice with the same words, and cannot be confirmed yet',
    sender: northern,
    definition: release3Id,
    ...first,
    verdict: completed({ accepted: 1, unchanged: 1, refused: 1 }),
    refusals: [at(4, 'award-not-ready')],
    content: sentBy(nda.dab, 'awards', [
      award('row-1', 'REFER', 486, { reason: 'Please check the registration' }),
      award('row-2', 'REFER', 486, { reason: 'Please check the registration' }),
      award('row-3', 'CONFIRM', 486, { grade: 'B' }),
    ]),
  },
  {
    name: 'awards-that-do-not-fit.csv',
    title: 'Decisions on claims that break the rules',
    sender: northern,
    definition: release3Id,
    ...first,
    verdict: completed({ refused: 6 }),
    refusals: [
      at(2, 'award-claim-unknown', 'ULN'),
      at(3, 'award-claim-withdrawn'),
      at(4, 'field-missing', 'Grade'),
      at(5, 'field-missing', 'Reason'),
      at(6, 'field-value', 'Level'),
      at(7, 'row-sender'),
    ],
    content: sentBy(nda.dab, 'awards-do-not-fit', [
      award('row-1', 'CONFIRM', 480, { grade: 'B' }),
      award('row-2', 'REFER', 487, { reason: 'Withdrawn' }),
      award('row-3', 'CONFIRM', 488),
      award('row-4', 'REFER', 488),
      award('row-5', 'CONFIRM', 488, { grade: 'B', level: 'highest' }),
      claim('row-6', 'WITHDRAW', 488),
    ]),
  },
  {
    name: 'awards-of-a-component-awarding-body.csv',
    title: 'A body that awards no Diplomas decides on a claim',
    sender: pennine,
    definition: release3Id,
    ...first,
    verdict: completed({ refused: 1 }),
    refusals: [at(2, 'scope-missing')],
    content: sentBy(pen.dab, 'awards-of-none', [award('row-1', 'CONFIRM', 488, { grade: 'B' })]),
  },
  {
    name: 'record-types-of-other-senders.csv',
    title: 'A file of a centre holds records of awarding bodies',
    definition: release3Id,
    verdict: completed({ accepted: 1, refused: 2 }),
    refusals: [at(3, 'row-sender'), at(4, 'row-sender')],
    content: release3('other-senders', [
      open('row-1', 491),
      result('row-2', 'POST', 491),
      award('row-3', 'CONFIRM', 491, { grade: 'B' }),
    ]),
  },
  {
    name: 'header-of-a-centre-by-an-awarding-body.csv',
    title: 'An awarding body sends the file of a centre',
    sender: northern,
    definition: release3Id,
    verdict: refused('file-sender', 1),
    content: release3('by-a-body', [open('row-1', 492)]),
  },
  {
    name: 'header-of-another-awarding-body.csv',
    title: 'The header record has the code of another awarding body',
    sender: northern,
    definition: release3Id,
    verdict: refused('file-sender', 1),
    content: sentBy({ kind: 'DAB', sender: 'SVE' }, 'another-body', [award('row-1', 'CONFIRM', 488, { grade: 'B' })]),
  },
  {
    name: 'header-with-the-name-of-an-awarding-body.csv',
    title: 'The header record has the name of the awarding body where its code belongs',
    sender: northern,
    definition: release3Id,
    verdict: refused('file-header', 1),
    content: sentBy({ kind: 'CAB', sender: 'Northern Diploma Awards' }, 'name-of-a-body', [
      result('row-1', 'POST', 482),
    ]),
  },
  {
    name: 'headings-of-an-awarding-body.csv',
    title: 'An awarding body sends a file with headings',
    sender: northern,
    definition: accountsId,
    verdict: refused('file-headings-sender', 1),
    content: accounts([accountRow('OPEN', 493)]),
  },
];
