import type { NamedCommand, Receipt } from '../../ledger/command.js';
import { transact } from '../../ledger/transact.js';
import { errorOf, repeatableOf } from '../forms/transact.js';
import { type Outcome, type Typed, text } from '../page.js';
import type { WebParts } from '../parts.js';
import { actorOf, type Visit, whoOf } from '../visit.js';
import { counted } from '../words.js';

/** The same transaction for many at once: looked at in a table before anything is stored. */
export interface Many {
  readonly title: string;
  /** What is to happen, in a sentence. */
  readonly says: string;
  /** One command for each, with the words by which people know it. */
  readonly commands: readonly { readonly command: NamedCommand; readonly cells: readonly string[] }[];
  /** The headings of the cells. The first is of the name. */
  readonly headings: readonly string[];
  readonly button: string;
  readonly back: string;
}

/** As many as one page takes. */
export const mostAtOnce = 200;

interface Row {
  readonly cells: readonly string[];
  readonly verdict: 'accepted' | 'unchanged' | 'refused';
  readonly says: string;
}

/**
 * What becomes of a form for many. It is rehearsed first and shown; when it comes back with `step` `store`, it is stored,
 * once, and what became of each is told. With `step` `edit` it is shown again as it was typed.
 */
export async function manyAtOnce(parts: WebParts, visit: Visit, typed: Typed, many: Many): Promise<Outcome> {
  const step = text(typed, 'step');
  if (step === 'edit') return { errors: [] };
  const actor = actorOf(visit);
  const commands = many.commands.map(({ command }) => command);
  const rowsOf = (receipts: readonly Receipt[]): Row[] =>
    receipts.map((receipt, index) => rowOf(receipt, many.commands[index]?.cells ?? [], visit));
  const stores = step === 'store';
  const answer = (receipts: readonly Receipt[]) => ({
    ...{ status: 200, headers: {} },
    body: JSON.stringify(rowsOf(receipts).map(({ verdict, says }) => ({ verdict, says }))),
  });
  const transacted = await transact(parts.ledger, actor, commands, {
    ...(stores ? { repeatable: { ...repeatableOf(visit, typed), answer } } : { rehearsal: true }),
  });
  if ('reused' in transacted)
    return { errors: [{ message: 'This page was used before. Check it, then send it again.' }] };
  const rows =
    'repeated' in transacted
      ? (JSON.parse(transacted.repeated.body) as Omit<Row, 'cells'>[]).map((row, index) => ({
          ...row,
          cells: many.commands[index]?.cells ?? [],
        }))
      : rowsOf(transacted.receipts);
  const count = (verdict: Row['verdict']) => rows.filter((row) => row.verdict === verdict).length;
  const { title, says, headings, button, back } = many;
  return {
    view: stores ? 'many/stored.njk' : 'many/review.njk',
    title: stores ? `${title}: what was stored` : `${title}: check before you store`,
    model: {
      ...{ says, headings, button, back, rows, action: visit.path },
      accepted: counted(count('accepted'), 'row'),
      unchanged: count('unchanged'),
      refused: count('refused'),
      canStore: count('accepted') > 0,
      hidden: hiddenOf(typed),
    },
  };
}

/** What was typed, to come back with the next step. */
function hiddenOf(typed: Typed): readonly { readonly name: string; readonly value: string }[] {
  return Object.entries(typed).flatMap(([name, said]) =>
    name.startsWith('_') || name === 'step' || said === undefined
      ? []
      : [said].flat().map((value) => ({ name, value: value as string })),
  );
}

function rowOf({ verdict }: Receipt, cells: readonly string[], visit: Visit): Row {
  switch (verdict.outcome) {
    case 'accepted':
      return { cells, verdict: 'accepted', says: '' };
    case 'unchanged':
      return { cells, verdict: 'unchanged', says: 'This stands already.' };
    case 'refused': {
      const { kind } = whoOf(visit).organisation;
      const own = kind === 'serviceManagement' ? 'service' : kind;
      const says = verdict.faults.map((fault) => errorOf(fault, [], own).message).join(' ');
      return { cells, verdict: 'refused', says };
    }
    case 'merged':
      return { cells, verdict: 'refused', says: `This ULN was merged into ${verdict.into}.` };
    default:
      return { cells, verdict: 'refused', says: 'This is not one of yours any more.' };
  }
}
