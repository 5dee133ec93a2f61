import { wholeNumber } from './quantities.mjs';

/**
 * Stops a batch: no more of its rows are taken. Answers the exit code.
 *
 * @param {{ operands: string[], options: Record<string, any> }} words
 * @param {import('../das.mjs').Around} around
 */
export async function cancel({ operands: [id], options }, around) {
  const service = await around.connect(options);
  const { content } = await service.post(`/v1/batches/${encodeURIComponent(id)}/cancellation`);
  around.progress.say(whatBecame(content, options.as === undefined ? '' : ` --as ${options.as}`));
  return 0;
}

function whatBecame({ id, status, rows }, asClient) {
  if (status === 'cancelled')
    return `Cancelled. ${rows.read === 0 ? 'No row was taken.' : `${wholeNumber(rows.read)} rows were taken before, and stand.`}`;
  if (status === 'checking' || status === 'running')
    return `It ends as soon as the rows that are being taken are done. To see what came of it: npm run das -- batch --id ${id}${asClient}`;
  return `It was over already: ${status}. Nothing changed.`;
}
