import type { Evidence } from '../evidence.js';
import type { Finding, Shortfall } from '../finding.js';
import type { ConfirmationCondition } from '../scheme.js';
import { inWords, midSentence } from '../voice.js';

/** Examines whether something that is no qualification has been confirmed: all, or any, of its flags, and its numbers. */
export function examineConfirmation(condition: ConfirmationCondition, evidence: Evidence): Finding {
  const confirmation = evidence.confirmations[condition.confirmation];
  const flags = confirmation?.flags ?? {};
  const counted: { title: string }[] = [];
  const texts: string[] = [];

  const open: string[] = [];
  for (const { flag, title } of condition.allOf) {
    if (flags[flag]) counted.push({ title });
    else open.push(title);
  }
  const any = condition.anyOf.filter(({ flag }) => flags[flag]);
  for (const { title } of any) counted.push({ title });
  const nothing = counted.length === 0;
  if (nothing && open.length + condition.anyOf.length > 0) {
    texts.push(`${condition.title}: not confirmed yet.`);
  } else if (open.length > 0) {
    const are = open.length === 1 ? 'has' : 'have';
    texts.push(`${condition.title}: ${inWords(open.map(midSentence))} ${are} not been confirmed yet.`);
  } else if (condition.anyOf.length > 0 && any.length === 0) {
    texts.push(`${condition.title}: not confirmed yet.`);
  }

  for (const { number, title, atLeast } of condition.numbers) {
    const value = confirmation?.numbers?.[number] ?? null;
    if (value !== null && value >= atLeast) counted.push({ title: `${value} ${title}` });
    else if (value !== null) {
      texts.push(`${condition.title}: ${value} of at least ${atLeast} ${title} recorded.`);
    } else if (texts.length === 0) {
      texts.push(`${condition.title}: the number of ${title} is not recorded. At least ${atLeast} are needed.`);
    }
  }
  const met = texts.length === 0;
  return {
    state: met ? 'met' : 'notMet',
    standing: null,
    grade: null,
    points: null,
    counted,
    shortfalls: texts.map(
      (text): Shortfall => ({ code: 'not-confirmed', text, actor: condition.actor, pending: false }),
    ),
    excluded: [],
    notes: [],
    choice: null,
  };
}
