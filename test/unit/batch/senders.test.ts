import { describe, expect, it } from 'vitest';
import { release3 } from '../../../src/batch/definitions/release-3.js';
import { UnreadableFile } from '../../../src/batch/reading/unreadable.js';
import { rowReader } from '../../../src/batch/rows/read-row.js';
import { messageOf, wordingOf } from '../../../src/learners/rules.js';
import type { Party } from '../../../src/ledger/actor.js';
import { lineNames, lookAt, recordsOf } from './publication/reading.js';

const centre: Party = { centre: '90001' };
const body: Party = { awardingBody: 'NDA' };

function fileOf(kind: string, sender: string) {
  return recordsOf([
    ['H', 'DAS', '3', kind, sender, '', '', '2010-10-04T09:30:00'],
    ['Z', '0'],
  ]);
}

/** The rule by which a file is refused whole, and its words. */
function refusalOf(look: () => unknown): [rule: string, message: string] | undefined {
  try {
    look();
    return undefined;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return [error.rule, messageOf(error.rule, error.parameters)];
  }
}

describe('the sender in a header', () => {
  it.each([
    ['CENTRE', '90001', centre],
    ['CAB', 'NDA', body],
    ['DAB', 'NDA', body],
    ['dab', ' nda ', body],
  ])('is the one that sends: %s %s', (kind, sender, actual) => {
    const look = lookAt(fileOf(kind, sender), actual);
    expect(look.layout.sender?.kind).toBe(kind.toUpperCase());
    expect(look.repairs).toEqual([]);
  });

  it.each([
    ['DAB', 'NDA', centre, 'The file says it is of awarding body NDA, but it was sent for centre 90001.'],
    ['DAB', 'SVE', body, 'The file says it is of awarding body SVE, but it was sent for awarding body NDA.'],
    ['CENTRE', '90001', body, 'The file says it is of centre 90001, but it was sent for awarding body NDA.'],
    ['CENTRE', '90002', centre, 'The file says it is of centre 90002, but it was sent for centre 90001.'],
    // The same characters, and not the same sender.
    ['CAB', '90001', centre, 'The file says it is of awarding body 90001, but it was sent for centre 90001.'],
  ])('is no other: %s %s', (kind, sender, actual, message) => {
    expect(refusalOf(() => lookAt(fileOf(kind, sender), actual))).toEqual(['file-sender', message]);
  });

  it.each([
    ['LA', '90001', 'SenderKind: it must be CENTRE, CAB or DAB.'],
    ['', 'NDA', 'SenderKind: it must be CENTRE, CAB or DAB.'],
    ['CAB', 'Northern Diploma Awards', 'Sender: it must be the code of an awarding body.'],
    ['CAB', '', 'Sender: it must be the code of an awarding body.'],
    ['CENTRE', 'NDA', 'Sender: it must be a centre number of five digits.'],
  ])('has the form that its kind asks for: %s %s', (kind, sender, message) => {
    expect(refusalOf(() => lookAt(fileOf(kind, sender), body))).toEqual([
      'file-header',
      `The header record is wrong at ${message}`,
    ]);
  });

  it('is a centre where there is none', () => {
    const rows = recordsOf([['ULN', 'LineOfLearning', 'Level', 'Claim']]);
    expect(refusalOf(() => lookAt(rows, centre))).toBeUndefined();
    expect(refusalOf(() => lookAt(rows, body))?.[0]).toBe('file-headings-sender');
  });
});

describe('a record', () => {
  const pairs = release3.senders.flatMap((sender) =>
    release3.records.map(({ type }) => [type, sender.kind, sender.records.includes(type)] as const),
  );

  it.each(pairs)('of type %s in a file of a %s: %s', (type, kind, isHeld) => {
    const isCentre = kind === 'CENTRE';
    const { layout } = lookAt(fileOf(kind, isCentre ? '90001' : 'NDA'), isCentre ? centre : body);
    const row = rowReader(layout, lineNames, wordingOf)({ line: 2, cells: [type, 'row-1'], windows1252: false });
    const errors = row.errors.filter(({ rule }) => rule === 'row-sender');
    expect(errors.length).toBe(isHeld ? 0 : 1);
    if (isHeld) return;
    expect(row.commands).toEqual([]);
    const name = release3.senders.find((sender) => sender.kind === kind)?.name;
    expect(row.errors).toMatchObject([
      { message: `A file of ${name} holds no records of type ${type}.`, actor: 'supplier' },
    ]);
  });
});
