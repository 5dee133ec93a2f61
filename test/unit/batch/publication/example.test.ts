import { describe, expect, it } from 'vitest';
import { shapes } from '../../../../src/batch/commands.js';
import { definitionOf, definitions } from '../../../../src/batch/definitions/all.js';
import type { Sender } from '../../../../src/batch/definitions/definition.js';
import { example, exampleOf, exampleRecords } from '../../../../src/batch/publication/example.js';
import { template } from '../../../../src/batch/publication/files.js';
import { recordTypesOf } from '../../../../src/batch/publication/record-types.js';
import { sendersOf } from '../../../../src/batch/publication/senders.js';
import { awardStateOf, decisionsOn } from '../../../../src/learners/award-states.js';
import type { Command } from '../../../../src/learners/decision.js';
import type { LearnerRecord } from '../../../../src/learners/record.js';
import type { CatalogueQualification } from '../../../../src/learners/reference.js';
import { aLearner, aRegisteredLearner } from '../../support/learner.js';
import { aProgramme, circumstances, id, reference } from '../../support/reference.js';
import { recordAfter, transactionOf } from '../../support/verdict.js';
import { encoded } from '../reading/files.js';
import { partyOf, read } from './reading.js';

const all = definitions.flatMap((definition) =>
  sendersOf(definition).map((sender) => [`${definition.id} ${nameOf(sender)}`, definition, sender] as const),
);

function nameOf(sender: Sender | undefined): string {
  return sender?.name ?? '';
}

describe('the template of a definition', () => {
  it.each(all)('%s is read, and asks for nothing', async (_id, definition, sender) => {
    const { layout, total, rows, repairs } = await read(template(definition, sender), sender);
    expect(layout.definition).toBe(definition);
    expect([total, rows]).toEqual([0, []]);
    expect(repairs).toEqual([]);
  });

  it('has headings and a byte-order mark for spreadsheets, and a header and a trailer for programs', () => {
    expect(template(definitionOf('release-2/claims'))).toBe('\ufeffULN,LineOfLearning,Level,Claim\r\n');
    expect(template(definitionOf('release-3'))).toBe(
      'H,DAS,3,CENTRE,90001,,autumn-2010,2010-10-04T09:30:00\r\nZ,0\r\n',
    );
    const [, cab] = sendersOf(definitionOf('release-3'));
    expect(template(definitionOf('release-3'), cab)).toBe(
      'H,DAS,3,CAB,NDA,,autumn-2010,2010-10-04T09:30:00\r\nZ,0\r\n',
    );
    expect(template(definitionOf('release-3'), sendersOf(definitionOf('release-3')).at(-1))).toBe(
      'H,DAS,3,DAB,NDA,90001,autumn-2010,2010-10-04T09:30:00\r\nZ,0\r\n',
    );
  });
});

describe('the example of a definition', () => {
  it.each(all)('%s is read without an error, and without a repair', async (_id, definition, sender) => {
    const { layout, total, rows, repairs } = await read(example(definition, sender), sender);
    expect(layout.definition).toBe(definition);
    expect(rows).toHaveLength(total);
    expect(rows.flatMap((row) => [...row.errors, ...row.repairs])).toEqual([]);
    expect(repairs).toEqual([]);
  });

  it.each(all)('%s asks for everything that a file can ask for', async (_id, definition, sender) => {
    const { rows } = await read(example(definition, sender), sender);
    const types = recordTypesOf(definition).filter(({ type }) => sender?.records.includes(type) ?? true);
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

  it.each(all)('%s is accepted row by row', async (_id, definition, sender) => {
    const { rows } = await read(example(definition, sender), sender);
    const programmes = [aProgramme({ name: 'Engineering higher' })];
    const known = { ...reference({ programmes }), qualification, pointsMisfit: () => undefined };
    let record = before(definition.id, sender);
    rows.forEach((row, index) => {
      for (const { transaction, said } of row.commands) {
        const party = partyOf(sender);
        const command = { ...said, ...party, ...(shapes[transaction].needsReason ? { reason: 'A batch file' } : {}) };
        const around = circumstances({ id: id(901 + index), reference: known });
        record = withAwardState(
          recordAfter(transactionOf(transaction).decide(record, command as unknown as Command, around)),
        );
      }
    });
  });

  it('can be taken apart by type of record', () => {
    const definition = definitionOf('release-3');
    const parts = recordTypesOf(definition).map((type) => exampleOf(definition, type));
    const senders = sendersOf(definition);
    // What is sent on behalf of a centre are the same records as those of the centre.
    const frameOf = (text: string) => text.replace(/^[ADG].*\r\n/gm, '');
    const whole = senders
      .map((sender) =>
        (sender?.onBehalfOf === undefined ? (text: string) => text : frameOf)(example(definition, sender)),
      )
      .join('');
    expect(parts.join('').split('\r\n').sort()).toEqual(whole.split('\r\n').sort());
    const trailers = senders.map((sender) => `Z,${exampleRecords(definition, sender).length}\r\n`);
    expect(parts.at(-1)).toBe(trailers.join(''));
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

/** The learner of the examples before them, as the kind of file has it. */
function before(definition: string, sender: Sender | undefined): LearnerRecord | undefined {
  const opens = sender?.records.includes('A') ?? definition === 'release-2/learner-accounts';
  if (opens) return undefined;
  const learner = aLearner({ account: { uln: '1000000302' }, diplomas: aRegisteredLearner().diplomas });
  return sender?.kind === 'DAB' ? withClaim(learner) : { ...learner, results: [], outcomes: [], decisions: [] };
}

/** The learner with a claim, and everything there that the award needs. */
function withClaim(learner: LearnerRecord): LearnerRecord {
  const [diploma] = learner.diplomas;
  const outcome = { diplomaId: diploma?.id, version: 1, outcome: 'achieved', awarded: true, grade: 'B' };
  const claimed = { diplomaId: diploma?.id, status: 'claimed', claimedAt: learner.changedAt, awardState: 'ready' };
  const claim = { id: id(850), changedAt: learner.changedAt, version: 1, ...claimed };
  return { ...learner, claims: [claim], outcomes: [outcome], results: [], decisions: [] } as unknown as LearnerRecord;
}

/** The award states as the ledger works them out after each transaction. */
function withAwardState(record: LearnerRecord): LearnerRecord {
  const claims = record.claims.map((claim) => {
    const outcome = record.outcomes?.find(({ diplomaId }) => diplomaId === claim.diplomaId);
    return { ...claim, awardState: awardStateOf(decisionsOn(record.decisions ?? [], claim), outcome) };
  });
  return { ...record, claims };
}

/** The qualification of the examples. */
function qualification(qan: string): CatalogueQualification | undefined {
  if (qan !== '9000002X') return undefined;
  const units = [{ code: 'EN201', title: 'Engineering Around Us', glh: 60 }];
  const one = { qan, awardingBody: 'NDA', component: 'principalLearning', level: 2, units, gradeLevels: undefined };
  return one as unknown as CatalogueQualification;
}
