import type { Evaluation } from './evaluate.js';
import type { Actor } from './scheme.js';

/** One line of an explanation: what is missing, for which condition, and who has to act. */
export interface ExplanationLine {
  condition: string;
  text: string;
  actor: Actor;
}

/** Why an award is what it is today: one sentence for the whole, then what is missing. */
export interface Explanation {
  headline: string;
  lines: ExplanationLine[];
}

/** What centres can mend comes first; what only waits for a final result comes last. */
const ACTS_FIRST: readonly Actor[] = ['centre', 'componentAwardingBody', 'diplomaAwardingBody', 'service'];

/** "Why not yet": turns an evaluation into short lines, in the order in which they are worth acting on. */
export function explain(evaluation: Evaluation): Explanation {
  const open = evaluation.conditions.filter((condition) => !condition.met);
  const urgency = (condition: (typeof open)[number]) =>
    (condition.pending ? ACTS_FIRST.length : 0) + ACTS_FIRST.indexOf(condition.actor ?? 'service');
  const lines = [...open]
    .sort((a, b) => urgency(a) - urgency(b))
    .flatMap((condition) =>
      condition.missing.map((text) => ({ condition: condition.id, text, actor: condition.actor ?? 'service' })),
    );
  return { headline: evaluation.says, lines };
}
