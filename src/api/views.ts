import type {
  Diploma as DiplomaView,
  Learner as LearnerView,
  Plts as PltsView,
  Transfer as TransferView,
  WorkExperience as WorkExperienceView,
} from '../contract/generated/schemas.js';
import { etagOf } from '../contract/register.js';
import { type Diploma, type Plts, pltsCompleted, type Transfer, type WorkExperience } from '../learners/record.js';
import type { LearnerOverview } from '../ledger/overviews.js';

// How a record looks in the contract. What is undefined is left out when the answer is written.

export function learnerView(record: LearnerOverview): LearnerView {
  const { status, mergedInto: _mergedInto, ...account } = record.account;
  return {
    ...account,
    status: status as LearnerView['status'],
    changedAt: record.changedAt,
    diplomas: record.diplomas.map(diplomaView),
  } as LearnerView;
}

export function diplomaView({ version: _version, ...diploma }: Diploma): DiplomaView {
  return diploma as DiplomaView;
}

export function pltsView({ version, ...plts }: Plts): PltsView {
  return { ...plts, completed: pltsCompleted(plts), etag: etagOf(version) } as PltsView;
}

export function workExperienceView({ version, ...work }: WorkExperience): WorkExperienceView {
  return { ...work, etag: etagOf(version) } as WorkExperienceView;
}

export function transferView({
  version: _version,
  changedAt: _changedAt,
  ...transfer
}: Transfer & { uln: string }): TransferView {
  return transfer as TransferView;
}
