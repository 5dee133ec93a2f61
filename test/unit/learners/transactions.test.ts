import { describe, expect, it } from 'vitest';
import { operations } from '../../../src/contract/generated/operations.js';
import { type TransactionName, transactions } from '../../../src/learners/transactions.js';
import {
  aClaimedLearner,
  aDiploma,
  aLearner,
  aRegisteredLearner,
  aResult,
  aTransfer,
  noSkills,
  person,
  saidResult,
  uln,
} from '../support/learner.js';
import { centre, circumstances, id, otherCentre } from '../support/reference.js';
import { recordAfter, transactionOf } from '../support/verdict.js';

const names = Object.keys(transactions) as TransactionName[];

describe('a transaction', () => {
  it.each(names)('%s is called what the list calls it', (name) => expect(transactions[name].name).toBe(name));

  const ofManagement: readonly TransactionName[] = ['mergeLearnerAccount', 'takeOverResults'];
  it.each(names.filter((name) => !ofManagement.includes(name)))(
    '%s is an operation of the contract, with the same scope',
    (name) => {
      expect(operations[name as keyof typeof operations].scopes).toEqual([transactions[name].scope]);
    },
  );

  it('of service management is no operation of the direct interface', () => {
    for (const name of ofManagement) {
      expect(operations).not.toHaveProperty(name);
      expect(transactions[name].scope).toBe('service');
    }
  });

  it('announces what it looks up of the centre', () => {
    const diploma = { line: 'engineering', level: 'higher', awardingBody: 'NDA' } as const;
    const { openLearnerAccount, registerDiploma, amendDiploma, assignProgramme } = transactions;
    expect(openLearnerAccount.looksUp?.({ uln, centre, ...person })).toEqual({ associations: false });
    expect(openLearnerAccount.looksUp?.({ uln, centre, ...person, diploma })).toEqual({ associations: true });
    expect(registerDiploma.looksUp?.({ uln, centre, ...diploma })).toEqual({ associations: true });
    expect(amendDiploma.looksUp?.({ uln, centre, diplomaId: id(1), change: {} })).toEqual({ associations: true });
    const assigning = { uln, centre, diplomaId: id(1) };
    expect(assignProgramme.looksUp?.({ ...assigning, programmeId: id(800) })).toEqual({ programmeId: id(800) });
    expect(assignProgramme.looksUp?.({ ...assigning, programmeId: null })).toEqual({});
  });

  it('announces the qualification that it looks up', () => {
    const { postResults, replaceResult } = transactions;
    expect(postResults.looksUp?.(saidResult())).toEqual({ qan: '90000171' });
    expect(replaceResult.looksUp?.({ ...saidResult(), resultId: id(31) })).toEqual({ qan: '90000171' });
  });

  it('says that it reads outcomes when it decides on an award, and only then', () => {
    const reading = names.filter((name) => transactionOf(name).readsOutcomes);
    expect(reading).toEqual(['confirmAward', 'referClaim', 'issueCertificate', 'revokeAward']);
    expect(names.filter((name) => transactions[name].scope === 'awards:write')).toEqual(reading);
  });

  const who = { uln, centre };
  const body = { uln, awardingBody: 'NDA' };
  const closed = { status: 'closed', closedReason: 'Left' } as const;
  it.each([
    ['openLearnerAccount', undefined, { ...who, ...person }],
    ['amendLearnerAccount', aLearner(), { ...who, change: { givenName: 'Zoe' } }],
    ['reopenLearnerAccount', aLearner({ account: closed }), who],
    ['mergeLearnerAccount', aLearner(), { ...who, into: '1234567899' }],
    ['releaseTransfer', aLearner({ transfers: [aTransfer()] }), { ...who, transferId: id(21) }],
    ['registerDiploma', aLearner(), { ...who, line: 'engineering', level: 'higher', awardingBody: 'NDA' }],
    ['amendDiploma', aRegisteredLearner(), { ...who, diplomaId: id(1), change: { level: 'advanced' } }],
    ['withdrawDiploma', aRegisteredLearner(), { ...who, diplomaId: id(1) }],
    ['assignProgramme', aRegisteredLearner(), { ...who, diplomaId: id(1), programmeId: id(800) }],
    ['recordPlts', aRegisteredLearner(), { ...who, level: 2, ...noSkills }],
    ['recordWorkExperience', aRegisteredLearner(), { ...who, level: 2, completed: false }],
    ['createClaim', aRegisteredLearner(), { ...who, diplomaId: id(1) }],
    ['withdrawClaim', aClaimedLearner(), { ...who, claimId: id(11) }],
    ['withdrawResult', aLearner({ results: [aResult()] }), { ...body, resultId: id(31) }],
  ] as const)('%s leaves its reason to the history, out of the record', (name, record, input) => {
    const reason = 'In the words of the centre';
    const verdict = transactionOf(name).decide(record, { ...input, reason }, circumstances());
    expect(JSON.stringify(recordAfter(verdict))).not.toContain(reason);
  });

  it.each([
    ['closeLearnerAccount', aLearner(), who],
    ['requestTransfer', aLearner({ account: { centre: otherCentre } }), { ...who, ...person }],
    ['refuseTransfer', aLearner({ transfers: [aTransfer()], diplomas: [aDiploma()] }), { ...who, transferId: id(21) }],
    ['referClaim', aClaimedLearner(), { ...body, claimId: id(11) }],
    ['revokeAward', aClaimedLearner({ awardState: 'confirmed' }), { ...body, claimId: id(11) }],
  ] as const)('%s keeps its reason in the record, where the other side reads it', (name, record, input) => {
    const reason = 'In the words of the centre';
    const verdict = transactionOf(name).decide(record, { ...input, reason } as never, circumstances());
    expect(JSON.stringify(recordAfter(verdict))).toContain(reason);
  });
});
