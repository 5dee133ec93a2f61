import { describe, expect, it } from 'vitest';
import { shapes } from '../../../../src/batch/commands.js';
import { definitionOf, definitions } from '../../../../src/batch/definitions/all.js';
import { example, exampleOf, exampleRecords } from '../../../../src/batch/publication/example.js';
import { template } from '../../../../src/batch/publication/files.js';
import { recordTypesOf } from '../../../../src/batch/publication/record-types.js';
import type { Command } from '../../../../src/learners/decision.js';
import type { LearnerRecord } from '../../../../src/learners/record.js';
import { aLearner, aRegisteredLearner } from '../../support/learner.js';
import { aProgramme, centre, circumstances, id, reference } from '../../support/reference.js';
import { recordAfter, transactionOf } from '../../support/verdict.js';
import { encoded } from '../reading/files.js';
import { read } from './reading.js';

const all = definitions.map((definition) => [definition.id, definition] as const);

describe('the template of a definition', () => {
  it.each(all)('%s is read, and asks for nothing', async (_id, definition) => {
    const { layout, total, rows, repairs } = await read(template(definition));
    expect(layout.definition).toBe(definition);
    expect([total, rows]).toEqual([0, []]);
    expect(repairs).toEqual([]);
  });

  it('has headings and a byte-order mark for spreadsheets, and a header and a trailer for programs', () => {
    expect(template(definitionOf('release-2/claims'))).toBe('\ufeffULN,LineOfLearning,Level,Claim\r\n');
    expect(template(definitionOf('release-3'))).toBe(
      'H,DAS,3,CENTRE,90001,,autumn-2010,2010-10-04T09:30:00\r\nZ,0\r\n',
    );
  });
});

describe('the example of a definition', () => {
  it.each(all)('%s is read without an error, and without a repair', async (_id, definition) => {
    const { layout, total, rows, repairs } = await read(example(definition));
    expect(layout.definition).toBe(definition);
    expect(rows).toHaveLength(total);
    expect(rows.flatMap((row) => [...row.errors, ...row.repairs])).toEqual([]);
    expect(repairs).toEqual([]);
  });

  it.each(all)('%s asks for everything that a file can ask for', async (_id, definition) => {
    const { rows } = await read(example(definition));
    const types = recordTypesOf(definition);
    const asked = rows.flatMap((row) => row.commands.map(({ transaction }) => `${row.type} ${transaction}`));
    expect(new Set(asked)).toEqual(
      new Set(types.flatMap(({ type, requests }) => requests.map(({ transaction }) => `${type} ${transaction}`))),
    );
    expect(asked).toHaveLength(types.flatMap(({ requests }) => requests).length);
    // Every action, too.
    for (const { columns, requests } of types) {
      const { values = [] } = requests.length > 0 ? (columns.find(({ kind }) => kind === 'action') ?? {}) : {};
      expect(requests.flatMap(({ when }) => when?.is ?? [])).toEqual(expect.arrayContaining([...values]));
    }
  });

  it.each(all)('%s is accepted row by row', async (definitionId, definition) => {
    const { rows } = await read(example(definition));
    const programmes = [aProgramme({ name: 'Engineering higher' })];
    let record = opensAccounts.has(definitionId) ? undefined : learnerBefore();
    rows.forEach((row, index) => {
      for (const { transaction, said } of row.commands) {
        const command = { ...said, centre, ...(shapes[transaction].needsReason ? { reason: 'A batch file' } : {}) };
        const around = circumstances({ id: id(901 + index), reference: reference({ programmes }) });
        record = recordAfter(transactionOf(transaction).decide(record, command as unknown as Command, around));
      }
    });
  });

  it('can be taken apart by type of record', () => {
    const definition = definitionOf('release-3');
    const parts = recordTypesOf(definition).map((type) => exampleOf(definition, type));
    expect(parts.join('').split('\r\n').sort()).toEqual(example(definition).split('\r\n').sort());
    expect(parts.at(-1)).toBe(`Z,${exampleRecords(definition).length}\r\n`);
    expect(parts.every((part) => part !== '')).toBe(true);
  });

  it('is read the same in whatever dress a spreadsheet puts it', async () => {
    const text = example(definitionOf('release-2/learner-accounts')).replace('\ufeff', '');
    const { rows } = await read(text);
    const dresses = [
      text.replaceAll('\r\n', '\n'),
      text.replaceAll('\r\n', '\r'),
      text.replaceAll(',', ';'),
      text.replaceAll(',', '\t'),
      text.replace('\r\n', '\r\n,,,\r\n'),
      text.replace('Action,ULN', 'ACTION,uln'),
      encoded(text, 'utf-16le'),
      encoded(text, 'utf-8-bom'),
      Buffer.from(text.replaceAll('’', '\x92'), 'latin1'),
    ];
    for (const dress of dresses) {
      const dressed = await read(dress);
      expect(dressed.rows.map(({ cells }) => cells)).toEqual(rows.map(({ cells }) => cells));
      expect(dressed.rows.flatMap(({ errors }) => errors)).toEqual([]);
    }
  });
});

/** The learner of the examples is new to these. */
const opensAccounts: ReadonlySet<string> = new Set(['release-3', 'release-2/learner-accounts']);

/** The learner of the examples, with the registration that they are about. */
function learnerBefore(): LearnerRecord {
  return aLearner({ account: { uln: '1000000302' }, diplomas: aRegisteredLearner().diplomas });
}
