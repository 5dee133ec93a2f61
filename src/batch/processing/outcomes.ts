import { operations } from '../../contract/generated/operations.js';
import { problems } from '../../contract/generated/problems.js';
import { messageOf } from '../../learners/rules.js';
import { transactions } from '../../learners/transactions.js';
import { problemCodeOf, type Receipt } from '../../ledger/command.js';
import { type Batch, senderOf } from '../batches.js';
import type { ResponseLine } from '../response/lines.js';
import { faultOfRow } from '../rows/fault-of-row.js';
import type { ReadRow, RowCommand, RowError } from '../rows/read-row.js';

/** What became of a record of a batch, by the receipts of the commands that it asked for. */
export function responseTo(
  row: ReadRow,
  receipts: readonly Receipt[],
  batch: Pick<Batch, 'scopes' | 'validateOnly' | 'centreNumber' | 'awardingBodyCode'>,
): ResponseLine {
  const { line, type: record, cells, repairs } = row;
  const errors = [
    ...row.errors,
    ...row.commands.flatMap((command, index) => errorsOf(command, receipts[index] as Receipt, batch)),
  ];
  const sent = { line, record, cells };
  const mended = repairs.length === 0 ? {} : { repairs };
  if (errors.length > 0) return { ...sent, outcome: 'REFUSED', errors, ...mended };
  const done = receipts.filter(({ verdict }) => verdict.outcome === 'accepted');
  if (done.length === 0) return { ...sent, outcome: 'UNCHANGED', ...mended };
  const outcome = repairs.length === 0 ? 'ACCEPTED' : 'REPAIRED';
  // Of a rehearsal no transaction stands in any history.
  const ids = batch.validateOnly ? {} : { transactions: done.map(({ id }) => id) };
  return { ...sent, outcome, ...ids, ...mended };
}

/**
 * Why a command came to nothing: the broken rules, or the problem that a call of the API would be answered with. The
 * scopes of a batch are those of the sender's token.
 */
function errorsOf(
  command: RowCommand,
  { verdict }: Receipt,
  batch: Pick<Batch, 'scopes' | 'centreNumber' | 'awardingBodyCode'>,
): RowError[] {
  const { transaction } = command;
  if (verdict.outcome === 'accepted' || verdict.outcome === 'unchanged') return [];
  if (verdict.outcome === 'refused') {
    return verdict.faults.map((fault) => faultOfRow(command, fault));
  }
  // A call whose token lacks the scope is told so before anything else.
  const code = batch.scopes.includes(transactions[transaction].scope)
    ? problemCodeOf(transaction, verdict.outcome)
    : 'scope-missing';
  const { title: message, help } = problems[code];
  const actor = 'centre' in senderOf(batch) ? 'centre' : 'awardingBody';
  if (verdict.outcome !== 'merged') return [{ rule: code, message, fix: help, actor }];
  // As a call is told: where the ULN stands in its address it is sent on, else a rule is broken.
  const sentOn = operations[transaction].path.includes('{uln}');
  const told = sentOn ? { rule: code, message } : { rule: 'uln-merged', message: messageOf('uln-merged') };
  return [{ column: 'ULN', ...told, fix: `Use ${verdict.into}, the number that was kept.`, actor }];
}
