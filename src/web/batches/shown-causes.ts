import type { Cause } from '../../batch/response/causes.js';

/** As many causes as a page tells, and lines of one. */
const mostCauses = 20;
const mostLines = 10;

/** Why rows are refused, as the view `causes.njk` has it, and how many causes are left out. */
export function shownCauses(causes: readonly Cause[]): { causes: readonly object[]; moreCauses: number } {
  return {
    causes: causes.slice(0, mostCauses).map(({ column, message, fix, count, lines }) => ({
      ...{ column, message, fix, count, lines: lines.slice(0, mostLines), isMore: lines.length > mostLines },
    })),
    moreCauses: Math.max(0, causes.length - mostCauses),
  };
}
