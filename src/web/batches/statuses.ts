import type { BatchStatus } from '../../batch/batches.js';

/** Where a batch file is, in words, and the colour of its tag. */
export const batchStatuses: Readonly<Record<BatchStatus, { readonly title: string; readonly colour: string }>> = {
  receiving: { title: 'Arriving', colour: 'grey' },
  waiting: { title: 'Waiting', colour: 'grey' },
  checking: { title: 'Being looked through', colour: 'blue' },
  running: { title: 'Being taken', colour: 'blue' },
  completed: { title: 'Done', colour: 'green' },
  refused: { title: 'Refused', colour: 'red' },
  cancelled: { title: 'Cancelled', colour: 'grey' },
  failed: { title: 'Failed', colour: 'red' },
};
