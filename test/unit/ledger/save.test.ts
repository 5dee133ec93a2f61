import { readFileSync } from 'node:fs';
import type { QueryConfig } from 'pg';
import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../../src/learners/changes.js';
import type { LearnerRecord } from '../../../src/learners/record.js';
import { saveStatements } from '../../../src/ledger/save.js';
import {
  aClaim,
  aDecision,
  aDiploma,
  aLearner,
  anOutcome,
  aRegisteredLearner,
  aResult,
  aTransfer,
  keptUln,
  somePlts,
  someWorkExperience,
  uln,
} from '../support/learner.js';

const realm = 2;
const schema = readFileSync(new URL('../../../prisma/schema.prisma', import.meta.url), 'utf8');

function save(...records: readonly (readonly [before: LearnerRecord | undefined, after: LearnerRecord])[]) {
  return saveStatements(
    realm,
    records.map(([before, after]) => ({ before, after, changes: changesBetween(before, after) })),
  );
}

/** A learner with a part of each kind, moved on by one version. */
function full(): LearnerRecord {
  return aLearner({
    diplomas: [aDiploma()],
    plts: [somePlts()],
    workExperience: [someWorkExperience()],
    claims: [aClaim()],
    transfers: [aTransfer()],
    results: [aResult()],
    outcomes: [anOutcome({ detail: { explanation: { says: 'Achieved' }, inputs: { line: 'engineering' } } })],
    decisions: [aDecision()],
  });
}

/** The columns that a statement writes, in order. */
function columnsOf({ text }: QueryConfig): string[] {
  const list = /\(realm_id, ([^)]*)\)/.exec(text)?.[1] ?? /AS n\(([^)]*)\)/.exec(text)?.[1] ?? '';
  return list.split(', ');
}

/** The rows that a statement writes, by their columns. */
function rowsOf(statement: QueryConfig): Record<string, unknown>[] {
  const [, ...values] = statement.values as [number, ...(unknown[] | string)[]];
  const columns = values.map((column) => (typeof column === 'string' ? (JSON.parse(column) as unknown[]) : column));
  const names = columnsOf(statement);
  return (columns[0] ?? []).map((_first, row) =>
    Object.fromEntries(names.map((name, at) => [name, columns[at]?.[row]])),
  );
}

describe('the statements that save records', () => {
  it('are none when nothing changed', () => expect(save()).toEqual([]));

  it('insert an account that is new, and never over one that is there', () => {
    const [account, ...others] = save([undefined, aLearner()]);
    expect(others).toEqual([]);
    expect(account?.text).toMatch(/^INSERT INTO learner_account /);
    expect(account?.text).not.toContain('ON CONFLICT');
  });

  it('insert new accounts in the order of their ULNs, whatever the order of the list', () => {
    const late = aLearner({ account: { uln: '5555555554' } });
    const between = aLearner({ account: { uln: keptUln } });
    const [account] = save([undefined, late], [undefined, aLearner()], [undefined, between]);
    expect(rowsOf(account as QueryConfig).map((row) => row.uln)).toEqual([uln, keptUln, '5555555554']);
  });

  it('update an account that is there, whatever of the record changed: its row has the version', () => {
    const before = aRegisteredLearner();
    const after = { ...before, version: 8, changedAt: '2010-10-04T08:00:00.000Z', claims: [aClaim()] };
    const [account, claim, ...others] = save([before, after]) as [QueryConfig, QueryConfig];
    expect(others).toEqual([]);
    expect(account.text).toMatch(/^UPDATE learner_account t SET /);
    expect(account.text).toContain('t.realm_id = $1 AND t.uln = n.uln');
    expect(rowsOf(account)).toMatchObject([{ uln, version: 8, changed_at: '2010-10-04T08:00:00.000Z' }]);
    expect(claim.text).toMatch(/^INSERT INTO claim /);
    expect(claim.text).not.toContain('ON CONFLICT');
    expect(rowsOf(claim)).toHaveLength(1);
  });

  it('leave the row of the account alone when only awarding bodies added something', () => {
    const before = full();
    const ended = aResult({ status: 'withdrawn', endsAt: '2010-10-04T08:00:00.000Z' });
    const outcomes = [anOutcome({ version: 4, detail: { explanation: {}, inputs: {} } })];
    const decisions = [...before.decisions, aDecision({ id: '2', decision: 'revoked' })];
    const claims = [{ ...aClaim(), awardState: 'revoked' as const }];
    const after = { ...before, results: [ended], outcomes, decisions, claims };
    const statements = save([before, after]);
    expect(statements.map(({ name }) => name)).toEqual([
      'insert-claim-known',
      'insert-constituent_result-known',
      // The version before it stays.
      'insert-outcome-new',
      'insert-decision-new',
    ]);
    const [claim] = statements as [QueryConfig];
    expect(rowsOf(claim)).toMatchObject([
      { award_state: 'revoked', version: aClaim().version, changed_at: aClaim().changedAt },
    ]);
    expect(rowsOf(statements[2] as QueryConfig)).toMatchObject([{ diploma_id: aDiploma().id, version: 4 }]);
    expect(statements[2]?.text).not.toContain('ON CONFLICT');
  });

  it('put a part over its former self, before the parts that are new: what it gives up may be what they take', () => {
    const before = aRegisteredLearner();
    const [first] = before.diplomas as [LearnerRecord['diplomas'][number]];
    const anew = aDiploma({ id: '2' });
    const after = { ...before, version: 8, diplomas: [{ ...first, status: 'withdrawn' as const }, anew] };
    const [, over, added, ...others] = save([before, after]) as [QueryConfig, QueryConfig, QueryConfig];
    expect(others).toEqual([]);
    expect(over.text).toMatch(/^INSERT INTO learner_diploma .* ON CONFLICT \(realm_id, uln, id\) DO UPDATE SET /);
    expect(rowsOf(over)).toMatchObject([{ id: first.id, status: 'withdrawn' }]);
    expect(added.text).not.toContain('ON CONFLICT');
    expect(rowsOf(added)).toMatchObject([{ id: '2', status: 'registered' }]);
  });

  it('write only the parts that changed', () => {
    const before = aLearner({ diplomas: [aDiploma(), aDiploma({ id: '2', level: 'advanced' })] });
    const [first] = before.diplomas as [LearnerRecord['diplomas'][number]];
    const after = {
      ...before,
      version: 8,
      diplomas: before.diplomas.with(0, { ...first, status: 'withdrawn', version: 8 }),
    };
    const [, diploma] = save([before, after]) as [QueryConfig, QueryConfig];
    expect(rowsOf(diploma)).toMatchObject([{ id: first.id, status: 'withdrawn', version: 8 }]);
  });

  it('are one for each kind of part, however many learners', () => {
    const many = [uln, keptUln, '5555555554'].map((one) => ({ ...full(), account: { ...full().account, uln: one } }));
    const statements = save(...many.map((record) => [undefined, record] as const));
    expect(statements.map(({ name }) => name)).toEqual([
      'insert-learner_account-new',
      'insert-learner_diploma-new',
      'insert-plts_completion-new',
      'insert-work_experience_completion-new',
      'insert-claim-new',
      'insert-transfer-new',
      'insert-constituent_result-new',
      'insert-outcome-new',
      'insert-decision-new',
    ]);
    for (const statement of statements)
      expect(rowsOf(statement).map((row) => row.uln)).toEqual([uln, keptUln, '5555555554']);
  });

  it('write every value in its column, and NULL where there is none', () => {
    const statements = save([undefined, full()]);
    const row = (at: number) => rowsOf(statements[at] as QueryConfig)[0];
    const stamp = { changed_at: '2010-09-20T10:15:00.000Z', version: 2 };
    expect(row(0)).toEqual({
      ...{
        uln,
        centre_number: '90001',
        given_name: 'Zoë',
        family_name: 'O’Brien-Smith',
        search_name: 'obrien smith zoe',
      },
      ...{ date_of_birth: '1994-05-17', gender: 'female', uci: null, upn: null, status: 'open', merged_into: null },
      ...{ opened_at: '2010-09-06T09:00:00.000Z', closed_at: null, closed_reason: null },
      ...{ changed_at: '2010-09-21T11:00:00.000Z', version: 7 },
    });
    expect(row(1)).toEqual({
      ...{ uln, id: aDiploma().id, line: 'engineering', level: 'higher', awarding_body: 'NDA', status: 'registered' },
      ...{ programme_id: null, registered_at: '2010-09-06T09:00:00.000Z', withdrawn_at: null, ...stamp },
    });
    expect(row(2)).toEqual({
      ...{ uln, level: 2, independent_enquiry: false, creative_thinking: false, reflective_learning: false },
      ...{ team_working: true, self_management: false, effective_participation: false, completed_on: null, ...stamp },
    });
    expect(row(3)).toEqual({
      ...{ uln, level: 2, completed: true, days: 10, from_date: '2010-06-07', to_date: '2010-06-18', ...stamp },
    });
    expect(row(4)).toEqual({
      ...{ uln, id: aClaim().id, diploma_id: aDiploma().id, status: 'claimed', award_state: 'awaiting' },
      ...{ claimed_at: '2010-09-20T10:15:00.000Z', withdrawn_at: null, ...stamp },
    });
    expect(row(5)).toEqual({
      ...{ uln, id: aTransfer().id, from_centre: '90001', to_centre: '90002', status: 'requested', reason: null },
      ...{ requested_at: '2010-09-20T10:15:00.000Z', decided_at: null, ...stamp },
    });
    expect(row(6)).toEqual({
      ...{ uln, id: aResult().id, awarding_body: 'NDA', qan: '90000171', unit: null, state: 'graded', grade: 'B' },
      ...{ partial_absence: false, points: '5', award_date: '2010-09-20', publish_date: '2010-09-20' },
      ...{ publish_at: '2010-09-19T23:00:00.000Z', ends_at: null, enquiry: false, qualification: null },
      ...{ status: 'posted', posted_at: '2010-09-20T10:15:00.000Z', ...stamp, version: 1 },
    });
    expect(row(7)).toEqual({
      ...{ uln, diploma_id: aDiploma().id, version: 3, digest: 'digest', outcome: 'achieved', awarded: true },
      ...{ grade: 'B', scheme_status: 'unconfirmed', publish_at: '2010-09-19T23:00:00.000Z' },
      ...{ worked_out_at: '2010-09-20T10:15:00.000Z', explanation: { says: 'Achieved' } },
      inputs: { line: 'engineering' },
    });
    expect(row(8)).toEqual({
      ...{ uln, id: aDecision().id, claim_id: aClaim().id, decision: 'confirmed', outcome_version: 3, grade: 'B' },
      ...{ reason: null, certificate_number: null, decided_at: '2010-09-21T11:00:00.000Z' },
      publish_at: '2010-09-21T11:00:00.000Z',
    });
  });

  it('have a type and a list of values for every column, and every column of the table', () => {
    for (const statement of [...save([undefined, full()]), ...save([full(), { ...full(), version: 8 }]).slice(0, 1)]) {
      const columns = columnsOf(statement);
      const table = /(?:INTO|UPDATE) (\w+)/.exec(statement.text)?.[1] as string;
      expect(statement.values).toHaveLength(columns.length + 1);
      expect(statement.text.match(/\$\d+::(?:\w+\[\]|json)/g)).toHaveLength(columns.length);
      expect([...columns].sort()).toEqual(columnsInSchema(table).filter((column) => column !== 'realm_id'));
    }
  });
});

/** The columns of a table, as prisma/schema.prisma has them, sorted. */
function columnsInSchema(table: string): string[] {
  const model = schema.split(/^model /m).find((one) => one.includes(`@@map("${table}")`)) ?? '';
  const fields = [...model.matchAll(/^ {2}(\w+) +(String|Int|Boolean|DateTime|BigInt|Json)\??(?= |$)(.*)$/gm)];
  return fields.map(([, name, , rest]) => /@map\("(\w+)"\)/.exec(rest as string)?.[1] ?? (name as string)).sort();
}
