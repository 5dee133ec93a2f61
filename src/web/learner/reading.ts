import { Problem } from '../../contract/problem.js';
import { diplomaOf } from '../../learners/diplomas.js';
import type { Diploma, LearnerRecord } from '../../learners/record.js';
import { readRecord } from '../../ledger/load.js';
import type { WebParts } from '../parts.js';
import { centreOf, type Visit, whoOf } from '../visit.js';

/**
 * The record of the learner in the address, as the home centre has it. Throws `not-found` for another centre's, and
 * `learner-merged` with the address of the one that was kept.
 */
export async function learnerOf({ ledger }: WebParts, visit: Visit): Promise<LearnerRecord> {
  const centre = centreOf(visit);
  const uln = visit.params.uln ?? '';
  const record = /^\d{10}$/.test(uln) ? await readRecord(ledger.store.pool, whoOf(visit).realm.id, uln) : undefined;
  if (record === undefined || record.account.centre !== centre) throw new Problem('not-found');
  const { status, mergedInto } = record.account;
  if (status === 'merged')
    throw new Problem('learner-merged', { headers: { location: `/learners/${mergedInto}?done=ulnMerged` } });
  return record;
}

/** A learner with the one of their registrations that the address names. */
export interface LearnersDiploma {
  readonly record: LearnerRecord;
  readonly diploma: Diploma;
}

/** The learner and the Diploma in the address. Throws as `learnerOf`. */
export async function diplomaInAddress(parts: WebParts, visit: Visit): Promise<LearnersDiploma> {
  const record = await learnerOf(parts, visit);
  const diploma = diplomaOf(record, visit.params.diploma ?? '');
  if (diploma === undefined) throw new Problem('not-found');
  return { record, diploma };
}

/** The address of a learner's page, with what was done there last. */
export function learnersPage(record: LearnerRecord, done?: string): string {
  return `/learners/${record.account.uln}${done === undefined ? '' : `?done=${done}`}`;
}

/** Family name last, as people say it. */
export function nameOf({ account }: LearnerRecord): string {
  return `${account.givenName} ${account.familyName}`;
}
