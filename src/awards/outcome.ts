import type { Finding } from './finding.js';
import type { Award, OutcomeRule, When } from './scheme.js';

/** The first outcome of the award whose test holds. */
export function outcomeOf(award: Award, findings: readonly Finding[], grade: string | null): OutcomeRule {
  for (const rule of award.outcomes) if (holds(rule.when, findings, grade)) return rule;
  throw new RangeError(`Award ${award.code} has no outcome that fits always`);
}

function holds(when: When, findings: readonly Finding[], grade: string | null): boolean {
  switch (when.test) {
    case 'always':
      return true;
    case 'condition': {
      const finding = findings[when.index];
      return finding !== undefined && isOne(finding, when.is);
    }
    case 'some':
      return findings.some((finding) => isOne(finding, when.is));
    case 'every':
      return findings.every((finding) => isOne(finding, when.is));
    case 'grade':
      return grade !== null && when.is.has(grade);
    case 'all':
      return when.of.every((inner) => holds(inner, findings, grade));
    case 'any':
      return when.of.some((inner) => holds(inner, findings, grade));
    case 'not':
      return !holds(when.of, findings, grade);
  }
}

function isOne(finding: Finding, words: ReadonlySet<string>): boolean {
  return words.has(finding.state) || (finding.standing !== null && words.has(finding.standing));
}
