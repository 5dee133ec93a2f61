import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmed, gradeOfAll, prepared, principalLearning, ready, unpublished } from './results.js';
import { openWorld, type World } from './world.js';

let world: World;
let of: { confirmed: string; unpublished: string; prepared: string };
beforeAll(async () => {
  world = await openWorld({ worker: true });
  const [one, two, three] = [await confirmed(world), await ready(world, unpublished), await prepared(world)];
  of = { confirmed: one.uln, unpublished: two.uln, prepared: three.uln };
});
afterAll(() => world.close());

/** The rows of an extract, by their headings. */
async function extracted(body: object): Promise<Record<string, string>[]> {
  const { id } = await world.done('POST', '/v1/extracts', { body: { release: 3, ...body } });
  for (;;) {
    const { status, rows } = await world.done('GET', `/v1/extracts/${id}`);
    if (status === 'completed') {
      const { text } = await world.call('GET', `/v1/extracts/${id}/file`);
      const read = parse(text, { columns: true, bom: true }) as Record<string, string>[];
      expect(read).toHaveLength(rows);
      return read;
    }
    expect(['waiting', 'running']).toContain(status);
    await sleep(20);
  }
}

describe('an extract of results', () => {
  it('has those that are published, without points, and says whose they are', async () => {
    const rows = await extracted({ kind: 'results' });
    expect(new Set(rows.map(({ ULN }) => ULN))).toEqual(new Set([of.confirmed]));
    expect(rows).toHaveLength(15);
    const principal = rows.filter(({ QualificationNumber }) => QualificationNumber === principalLearning);
    expect(principal.find(({ Unit }) => Unit === '')).toMatchObject({
      ...{ ULN: of.confirmed, AwardingBody: 'NDA', Grade: 'B', PartialAbsence: 'N', Enquiry: 'N' },
      ...{ AwardDate: '2010-08-24', PublishDate: '2010-08-24', Title: expect.stringContaining('Principal Learning') },
    });
    expect(principal.find(({ Unit }) => Unit === 'EN201')).toMatchObject({ Grade: 'b' });
    expect(Object.keys(rows[0] as object).filter((name) => /point/i.test(name))).toEqual([]);
  });

  it('is the same in Release 2, and of what was published since then where that is asked', async () => {
    expect(await extracted({ kind: 'results', release: 2 })).toEqual(await extracted({ kind: 'results' }));
    expect(await extracted({ kind: 'results', changedSince: '2010-08-23T23:00:00Z' })).toHaveLength(15);
    expect(await extracted({ kind: 'results', changedSince: '2010-08-23T23:00:01Z' })).toEqual([]);
    // A leap second.
    expect(await extracted({ kind: 'results', changedSince: '2008-12-31T23:59:60Z' })).toHaveLength(15);
    expect(await extracted({ kind: 'results', line: 'engineering', level: 'advanced' })).toEqual([]);
  });
});

describe('an extract of outcomes', () => {
  it('has what each Diploma comes to by what is published, what is missing, and where the award stands', async () => {
    const rows = await extracted({ kind: 'outcomes', line: 'engineering' });
    const rowOf = (uln: string) => rows.find(({ ULN }) => ULN === uln) as Record<string, string>;
    expect(rowOf(of.confirmed)).toMatchObject({
      ...{ LineOfLearning: 'engineering', Level: 'higher', AwardingBody: 'NDA', Claimed: 'Y', Missing: '' },
      ...{ Outcome: 'achieved', Grade: gradeOfAll, Award: 'confirmed', CertificateNumber: '' },
    });
    // What is not published is as if it were not there.
    const nothing = ({ ULN: _uln, ...others }: Record<string, string>) => others;
    expect(nothing(rowOf(of.unpublished))).toEqual(nothing(rowOf(of.prepared)));
    expect(rowOf(of.prepared)).toMatchObject({ Outcome: 'notYet', Grade: '', Award: 'awaiting' });
    expect(rowOf(of.prepared).Missing).toMatch(/principal learning/i);
  });

  it('is not limited to what has changed', async () => {
    const body = { kind: 'outcomes', release: 3, changedSince: '2010-09-06T09:00:00Z' };
    const { status, body: problem } = await world.call('POST', '/v1/extracts', { body });
    expect(status).toBe(422);
    expect(problem.errors).toEqual([
      expect.objectContaining({ rule: 'extract-changed-since', pointer: '/changedSince', actor: 'supplier' }),
    ]);
  });
});
