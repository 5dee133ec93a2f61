import { named, whyNotEligible } from '../eligibility.js';
import type { Evidence, Result } from '../evidence.js';
import { compare, counted, type Finding, type Shortfall, stateOf } from '../finding.js';
import type { Award, HoursCondition } from '../scheme.js';
import type { Voice } from '../voice.js';
import { barringKey, chooseForHours } from './hours-choice.js';

/** Examines whether the results that may count together reach the hours, and records which ones were chosen. */
export function examineHours(condition: HoursCondition, award: Award, evidence: Evidence, voice: Voice): Finding {
  const achieved: Result[] = [];
  const pending: Result[] = [];
  const excluded: Shortfall[] = [];
  for (const result of evidence.results) {
    if (result.component !== condition.component) continue;
    if (result.state !== 'graded' && result.state !== 'Q') continue;
    const why = whyNotEligible(result, condition, award, evidence);
    if (why) excluded.push(why);
    else (result.state === 'graded' ? achieved : pending).push(result);
  }
  const choice = chooseForHours(achieved, condition.minimumGlh, condition.freeCode);
  const shortfalls: Shortfall[] = [];
  if (!choice.reached || choice.results.length < achieved.length)
    excluded.push(...barred(achieved, condition.freeCode));
  excluded.sort((a, b) => compare(a.text, b.text));
  if (!choice.reached) {
    const awaited =
      pending.length > 0 && chooseForHours([...achieved, ...pending], condition.minimumGlh, condition.freeCode).reached;
    const text = voice.hours(condition.title, choice.glh, condition.minimumGlh);
    shortfalls.push(
      awaited
        ? {
            code: 'result-pending',
            text: `${text} Results that are pending would make up the rest.`,
            actor: 'componentAwardingBody',
            pending: true,
          }
        : { code: 'too-few-hours', text, actor: condition.actor, pending: false },
    );
    if (!awaited) shortfalls.push(...excluded);
  }
  return {
    state: stateOf(shortfalls),
    standing: null,
    grade: null,
    points: null,
    counted: choice.results.map((result) => counted(result)),
    shortfalls,
    excluded,
    notes: [],
    choice: {
      condition: condition.id,
      qans: choice.results.map((result) => result.qan),
      glh: choice.glh,
      minimumGlh: condition.minimumGlh,
    },
  };
}

function barred(results: readonly Result[], freeCode: string): Shortfall[] {
  const sharing = new Map<string, Map<string, Result>>();
  for (const result of results) {
    const key = barringKey(result, freeCode);
    const group = sharing.get(key) ?? new Map<string, Result>();
    if (group.size === 0) sharing.set(key, group);
    if (!group.has(result.qan)) group.set(result.qan, result);
  }
  const shortfalls: Shortfall[] = [];
  for (const [key, group] of sharing) {
    if (group.size < 2) continue;
    const names = [...group.values()].sort((a, b) => compare(a.qan, b.qan)).map(named);
    shortfalls.push({
      code: 'barred',
      text: `Only one of these counts, because they share the barring code ${key}: ${names.join('; ')}.`,
      actor: 'centre',
      pending: false,
    });
  }
  return shortfalls;
}
