import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awardStateOf, decisionsOn } from '../../../src/learners/award-states.js';
import { changesBetween, logged } from '../../../src/learners/changes.js';
import type { Circumstances, Verdict } from '../../../src/learners/decision.js';
import type { LearnerRecord } from '../../../src/learners/record.js';
import { type InputOf, type TransactionName, transactions } from '../../../src/learners/transactions.js';
import { settled } from '../support/aggregation.js';
import { frozen } from '../support/frozen.js';
import { commandOf, life, type Step } from '../support/random-commands.js';
import { circumstances, id, reference } from '../support/reference.js';
import { decide, transactionOf } from '../support/verdict.js';

/** One step of a life as it happened. */
interface Lived {
  readonly name: TransactionName;
  readonly input: InputOf<TransactionName>;
  readonly around: Circumstances;
  readonly before: LearnerRecord | undefined;
  readonly verdict: Verdict;
  readonly after: LearnerRecord | undefined;
}

const runs = { seed: 20101004, numRuns: 300 };
const known = frozen(reference());

const byBodies: readonly string[] = Object.values(transactions)
  .filter(({ scope }) => scope === 'results:write' || scope === 'awards:write')
  .map(({ name }) => name);

/** A record without all that awarding bodies add, and what follows from it. */
function asCentre(record: LearnerRecord | undefined): unknown {
  if (record === undefined) return undefined;
  const { results: _results, outcomes: _outcomes, decisions: _decisions, claims, ...rest } = record;
  return { ...rest, claims: claims.map(({ awardState: _awardState, ...claim }) => claim) };
}

/** Lives the steps from 6 September 2010 on, a new id for each. */
function live(steps: readonly Step[]): Lived[] {
  let record: LearnerRecord | undefined;
  let date = Date.UTC(2010, 8, 6, 8);
  return steps.map((step, index) => {
    // Each command is a list of its own, so no two come at one instant.
    date += step.days * 86_400_000 + 60_000;
    const now = new Date(date).toISOString();
    const around = circumstances({ reference: known, now, today: now.slice(0, 10), id: id(index + 1) });
    const before = record;
    const { name, input } = commandOf(step, before);
    const verdict = transactionOf(name).decide(frozen(before), frozen(input), around);
    if (verdict.outcome === 'accepted') record = settled(before, verdict.record, now);
    return { name, input, around, before, verdict, after: record };
  });
}

function always(what: (lived: Lived, index: number) => void, numRuns = runs.numRuns): void {
  fc.assert(
    fc.property(life, (steps) => live(steps).forEach(what)),
    { ...runs, numRuns },
  );
}

// Under load on a small machine a property takes seconds.
describe('in every life of a record', { timeout: 30_000 }, () => {
  it('every kind of command is accepted at times, and at times changes nothing', () => {
    const seen = new Set<string>();
    // More lives than elsewhere: an award takes a claim, a result and a decision, and some time.
    always(({ name, verdict }) => seen.add(`${verdict.outcome} ${name}`), 800);
    // What is taken over comes from another life.
    for (const name of Object.keys(transactions).filter((one) => one !== 'takeOverResults')) {
      expect(seen).toContain(`accepted ${name}`);
      expect(seen).toContain(`unchanged ${name}`);
    }
  });

  it('every verdict holds what every verdict must', () => {
    fc.assert(
      fc.property(life, (steps) => {
        for (const { name, before, input, around, verdict } of live(steps))
          expect(decide(name, before, input as never, around)).toEqual(verdict);
      }),
      { ...runs, numRuns: 100 },
    );
  });

  it('there is one registration for a line and level at a time', () => {
    always(({ after }) => {
      const standing = (after?.diplomas ?? []).filter((diploma) => diploma.status !== 'withdrawn');
      expect(new Set(standing.map(({ line, level }) => `${line} ${level}`)).size).toBe(standing.length);
    });
  });

  it('a registration is claimed exactly when one claim of it stands', () => {
    always(({ after }) => {
      const standing = (after?.claims ?? []).filter((claim) => claim.status === 'claimed');
      const claimed = (after?.diplomas ?? []).filter((diploma) => diploma.status === 'claimed');
      expect(standing.map((claim) => claim.diplomaId).sort()).toEqual(claimed.map((diploma) => diploma.id).sort());
    });
  });

  it('one transfer at most waits for an answer, and for the home centre’s', () => {
    always(({ after }) => {
      const waiting = (after?.transfers ?? []).filter((transfer) => transfer.status === 'requested');
      expect(waiting.length).toBeLessThanOrEqual(1);
      for (const transfer of waiting) expect(transfer.fromCentre).toBe(after?.account.centre);
    });
  });

  it('no claim stands on a closed account', () => {
    always(({ after }) => {
      if (after?.account.status === 'closed')
        expect(after.claims.filter((claim) => claim.status === 'claimed')).toEqual([]);
    });
  });

  it('the version goes up by one with every change of a centre, and with nothing else', () => {
    always(({ name, before, verdict, after }) => {
      const isCentres = !byBodies.includes(name);
      expect(after?.version ?? 0).toBe((before?.version ?? 0) + (verdict.outcome === 'accepted' && isCentres ? 1 : 0));
      if (verdict.outcome !== 'accepted') expect(after).toBe(before);
    });
  });

  it('nothing that the centre sees changes with what an awarding body does', () => {
    always(({ name, before, verdict, after }) => {
      if (!byBodies.includes(name) || verdict.outcome !== 'accepted') return;
      expect(asCentre(after)).toEqual(asCentre(before));
    });
  });

  it('one result of a body stands for a qualification and a date of award', () => {
    always(({ after }) => {
      const standing = (after?.results ?? []).filter(({ status }) => status === 'posted');
      const keys = new Set(standing.map(({ awardingBody, qan, awardDate }) => `${awardingBody} ${qan} ${awardDate}`));
      expect(keys.size).toBe(standing.length);
    });
  });

  it('a decision rests on the outcome that stood when it was made, and an award on one that was awarded', () => {
    always(({ name, before, verdict }) => {
      if (verdict.outcome !== 'accepted') return;
      const [decision] = verdict.record.decisions.slice(before?.decisions.length);
      if (decision === undefined) return;
      const claim = before?.claims.find(({ id: own }) => own === decision.claimId);
      const outcome = before?.outcomes.find(({ diplomaId }) => diplomaId === claim?.diplomaId);
      expect(decision.outcomeVersion).toBe(outcome?.version ?? 0);
      if (name === 'confirmAward' || name === 'issueCertificate')
        expect(outcome).toMatchObject({ awarded: true, grade: decision.grade });
    });
  });

  it('the state of every claim follows from its decisions and its outcome', () => {
    always(({ after }) => {
      for (const claim of after?.claims ?? []) {
        if (claim.status === 'withdrawn') continue;
        const outcome = after?.outcomes.find(({ diplomaId }) => diplomaId === claim.diplomaId);
        expect(claim.awardState).toBe(awardStateOf(decisionsOn(after?.decisions ?? [], claim), outcome));
      }
    });
  });

  it('a command that is repeated at once, or a day later, changes nothing more', () => {
    always(({ name, input, around, verdict, after }) => {
      if (verdict.outcome !== 'accepted') return;
      const now = new Date(Date.parse(around.now) + 86_400_000).toISOString();
      for (const later of [around, { ...around, now, today: now.slice(0, 10) }]) {
        const again = transactionOf(name).decide(after, input, { ...later, id: id(900) });
        expect(again.outcome).not.toBe('accepted');
      }
    });
  });

  it('the ULN and the opening stay, and the home centre changes only when the learner is released', () => {
    always(({ name, before, after }) => {
      if (before === undefined || after === undefined) return;
      expect(after.account).toMatchObject({ uln: before.account.uln, openedAt: before.account.openedAt });
      if (after.account.centre !== before.account.centre) expect(name).toBe('releaseTransfer');
    });
  });

  it('a closed account takes only what does not change what is on it', () => {
    const taken = [
      'reopenLearnerAccount',
      'requestTransfer',
      'releaseTransfer',
      'refuseTransfer',
      'mergeLearnerAccount',
    ];
    always(({ name, before, verdict }) => {
      if (before?.account.status === 'closed' && verdict.outcome === 'accepted') expect(taken).toContain(name);
    });
  });

  it('a merged account takes nothing but to be merged on', () => {
    always(({ name, before, verdict }) => {
      if (before?.account.status === 'merged' && verdict.outcome === 'accepted')
        expect(name).toBe('mergeLearnerAccount');
    });
  });

  it('the same commands at the same times make the same record', () => {
    fc.assert(
      fc.property(life, (steps) => {
        expect(live(steps).at(-1)?.after).toEqual(live(steps).at(-1)?.after);
      }),
      { ...runs, numRuns: 100 },
    );
  });
});

describe('the log of every life', { timeout: 30_000 }, () => {
  it('goes on for each part from where the entry before it left off, and ends at the record', () => {
    fc.assert(
      fc.property(life, (steps) => {
        const parts = new Map<string, unknown>();
        const lived = live(steps);
        for (const { before, verdict } of lived) {
          if (verdict.outcome !== 'accepted') continue;
          const changes = changesBetween(before, verdict.record);
          const { results, ...others } = changes;
          // One change of a kind at most: the log names a part by its kind. Of results it names the one that stands.
          for (const changed of Object.values(others)) expect(changed.length).toBeLessThanOrEqual(1);
          const was = logged(changes, 'before') ?? {};
          for (const { before: replaced, after: ended } of results) {
            if (ended.status !== 'replaced' || replaced?.status !== 'posted') continue;
            expect(was.result).toEqual(parts.get(keyOf('result', replaced)));
            parts.delete(keyOf('result', replaced));
            delete was.result;
          }
          for (const [kind, after] of Object.entries(logged(changes, 'after') ?? {})) {
            const key = keyOf(kind, after);
            expect(was[kind]).toEqual(parts.get(key));
            expect(after).not.toEqual(was[kind]);
            parts.set(key, after);
          }
        }
        expect(parts).toEqual(partsOf(lived.at(-1)?.after as LearnerRecord));
      }),
      runs,
    );
  });

  it('names whatever the command was about', () => {
    always(({ name, before, verdict }) => {
      if (verdict.outcome !== 'accepted') return;
      const after = logged(changesBetween(before, verdict.record), 'after') ?? {};
      const abouts = Object.entries(after).map(([kind, part]) => aboutOf(kind, part));
      expect(abouts, name).toContain(verdict.about);
    });
  });
});

function keyOf(kind: string, part: unknown): string {
  const { id: own, level } = part as { id?: string; level?: number };
  return `${kind} ${own ?? level ?? ''}`;
}

/** What a receipt calls a part. A decision is about its claim. */
function aboutOf(kind: string, part: unknown): unknown {
  const { id: own, uln, level, claimId } = part as { id?: string; uln?: string; level?: number; claimId?: string };
  if (kind === 'decision') return claimId;
  return own ?? uln ?? `${kind === 'plts' ? 'plts' : 'work-experience'}-${level}`;
}

function partsOf(record: LearnerRecord): Map<string, unknown> {
  const after = (one: LearnerRecord) => logged(changesBetween(undefined, one), 'after') ?? {};
  const none = {
    ...{ ...record, diplomas: [], plts: [], workExperience: [], claims: [], transfers: [] },
    ...{ results: [], outcomes: [], decisions: [] },
  };
  const parts = new Map<string, unknown>();
  const add = (one: LearnerRecord) => {
    for (const [kind, part] of Object.entries(after(one))) parts.set(keyOf(kind, part), part);
  };
  add(none);
  const standing = { ...record, results: record.results.filter(({ status }) => status !== 'replaced') };
  for (const name of ['diplomas', 'plts', 'workExperience', 'claims', 'transfers', 'results', 'decisions'] as const)
    for (const part of standing[name]) add({ ...none, [name]: [part] });
  return parts;
}
