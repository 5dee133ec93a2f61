import { describe, expect, it } from 'vitest';
import { release3 } from '../../../src/batch/definitions/release-3.js';
import { UnreadableFile } from '../../../src/batch/reading/unreadable.js';
import { rowReader } from '../../../src/batch/rows/read-row.js';
import { messageOf, wordingOf } from '../../../src/learners/rules.js';
import type { Party } from '../../../src/ledger/actor.js';
import { lineNames, lookAt, recordsOf } from './publication/reading.js';

const centre: Party = { centre: '90001' };
const body: Party = { awardingBody: 'NDA' };

function fileOf(kind: string, sender: string, onBehalfOf = '') {
  return recordsOf([
    ['H', 'DAS', '3', kind, sender, onBehalfOf, '', '2010-10-04T09:30:00'],
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

describe('the centre in a header that a file is sent on behalf of', () => {
  it.each([
    ['CAB', '90001'],
    ['DAB', '90001'],
    ['dab', ' 90001 '],
  ])('is the one that the awarding body sends it for: %s for %s', (kind, onBehalfOf) => {
    const { layout, repairs } = lookAt(fileOf(kind, 'NDA', onBehalfOf), centre, 'NDA');
    expect(layout.sender).toMatchObject({ kind: kind.toUpperCase(), onBehalfOf: '90001', records: ['A', 'D', 'G'] });
    expect(repairs).toEqual([]);
  });

  it('may have lost its zero', () => {
    const { repairs } = lookAt(fileOf('DAB', 'NDA', '1234'), { centre: '01234' }, 'NDA');
    expect(repairs).toEqual(['The centre number had lost a zero: 1234 was read as 01234.']);
  });

  it.each([
    ['another centre', 'DAB', '90002', centre, 'NDA', 'centre 90002, but the file was sent for centre 90001'],
    ['none, and it is sent for one', 'CAB', '', centre, 'NDA', 'no centre, but the file was sent for centre 90001'],
    [
      'one, and it is sent for the body',
      'DAB',
      '90001',
      body,
      undefined,
      'centre 90001, but the file was sent for awarding body NDA',
    ],
  ])('is no other: %s', (_what, kind, onBehalfOf, actual, administrator, message) => {
    const refusal = refusalOf(() => lookAt(fileOf(kind, 'NDA', onBehalfOf), actual, administrator));
    expect(refusal).toEqual(['file-on-behalf', `OnBehalfOf names ${message}.`]);
  });

  it('is five digits', () => {
    expect(refusalOf(() => lookAt(fileOf('DAB', 'NDA', 'Harrowdene'), centre, 'NDA'))).toEqual([
      'file-header',
      'The header record is wrong at OnBehalfOf: it must be a centre number of five digits.',
    ]);
  });

  it.each(['90001', '90002'])('is in no file of a centre: %s', (onBehalfOf) => {
    expect(refusalOf(() => lookAt(fileOf('CENTRE', '90001', onBehalfOf), centre))).toEqual([
      'file-on-behalf-sender',
      'The sender is a centre, and OnBehalfOf is filled in.',
    ]);
  });

  it('is not enough: the awarding body is the sender, and is the one that sends it', () => {
    expect(refusalOf(() => lookAt(fileOf('CENTRE', '90001'), centre, 'NDA'))?.[0]).toBe('file-sender');
    expect(refusalOf(() => lookAt(fileOf('DAB', 'SVE', '90001'), centre, 'NDA'))?.[0]).toBe('file-sender');
    expect(refusalOf(() => lookAt(fileOf('DAB', 'NDA', '90001'), centre))?.[0]).toBe('file-sender');
    const rows = recordsOf([['ULN', 'LineOfLearning', 'Level', 'Claim']]);
    expect(refusalOf(() => lookAt(rows, centre, 'NDA'))?.[0]).toBe('file-headings-sender');
  });
});

describe('a record', () => {
  const pairs = release3.senders.flatMap((sender) =>
    release3.records.map(({ type }) => [type, sender, sender.records.includes(type)] as const),
  );

  it.each(pairs)('of type %s in a file of %o: %s', (type, { kind, name, onBehalfOf }, isHeld) => {
    const isCentre = kind === 'CENTRE';
    const actual = isCentre || onBehalfOf !== undefined ? centre : body;
    const administrator = onBehalfOf === undefined ? undefined : 'NDA';
    const { layout } = lookAt(fileOf(kind, isCentre ? '90001' : 'NDA', onBehalfOf), actual, administrator);
    const row = rowReader(layout, lineNames, wordingOf)({ line: 2, cells: [type, 'row-1'], windows1252: false });
    const errors = row.errors.filter(({ rule }) => rule === 'row-sender');
    expect(errors.length).toBe(isHeld ? 0 : 1);
    if (isHeld) return;
    expect(row.commands).toEqual([]);
    expect(row.errors).toMatchObject([
      { message: `A file of ${name} holds no records of type ${type}.`, actor: 'supplier' },
    ]);
  });
});
