import type { ExplanationLine } from '../../awards/explain.js';
import type { Account, Diploma } from '../../learners/record.js';
import { actingParties } from '../acting.js';
import type { WebParts } from '../parts.js';
import { may, type Visit } from '../visit.js';

/** Where a centre puts right what an award lacks, by the condition that is not met. */
export type Fixes = Readonly<Record<string, { readonly text: string; readonly href: string }>>;

/** What whoever visits can put right of a Diploma. */
export function fixesOf(
  { reference }: WebParts,
  visit: Visit,
  { uln, status }: Pick<Account, 'uln' | 'status'>,
  { level }: Pick<Diploma, 'level'>,
): Fixes {
  if (status !== 'open' || !may(visit, 'completions:write')) return {};
  const national = reference.levels.get(level)?.level;
  return {
    plts: { text: 'Record skills', href: `/learners/${uln}/plts/${national}` },
    workExperience: { text: 'Record work experience', href: `/learners/${uln}/work-experience/${national}` },
  };
}

/** Something that an award lacks, in words, with who has to act and where it is put right. */
export function lineModel({ text, actor, condition }: ExplanationLine, fixes: Fixes) {
  return { text, who: actingParties[actor], fix: actor === 'centre' ? fixes[condition] : undefined };
}
