import { awardStates } from '../../learners/award-states.js';
import { listWaiting, type WaitingDiploma } from '../../ledger/waiting.js';
import { isId } from '../../platform/ids.js';
import { diplomaTitle } from '../diploma-title.js';
import { fixesOf, lineModel } from '../learner/fixes.js';
import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';
import { centreOf, type Visit, whoOf } from '../visit.js';

const pageSize = 25;

/** Diplomas that are claimed and not awarded yet: why, who has to act and until when, and where it is put right. */
export function waitingPages(parts: WebParts): readonly Page[] {
  const { ledger, reference } = parts;

  function rowOf(visit: Visit, { record: { account }, progress }: WaitingDiploma) {
    const { diploma, award, explanation, by } = progress;
    const fixes = fixesOf(parts, visit, account, diploma);
    const referred = award?.state === 'referred' ? award.decision : undefined;
    return {
      ...{
        uln: account.uln,
        name: `${account.familyName}, ${account.givenName}`,
        by,
        isReferred: referred !== undefined,
      },
      title: diplomaTitle(reference, diploma),
      reason: referred?.reason,
      lines: explanation.lines.map((line) => lineModel(line, fixes)),
      says: explanation.lines.length === 0 && award !== undefined ? awardStates[award.state].says : undefined,
    };
  }

  return [
    {
      path: '/waiting',
      needs: { of: 'centre', scopes: ['learners:read'] },
      async show(visit) {
        const { after, only } = visit.query;
        const referred = only === 'referred';
        const page = { limit: pageSize + 1, after: isId(after) ? after : undefined, now: visit.now };
        const found = await listWaiting(ledger, whoOf(visit).realm.id, { centre: centreOf(visit), referred }, page);
        const shown = found.slice(0, pageSize);
        const last = shown.at(-1)?.progress.claim?.id;
        return {
          view: 'waiting/view.njk',
          title: referred ? 'Claims sent back' : 'Claims not awarded yet',
          model: {
            ...{ referred, waiting: shown.map((one) => rowOf(visit, one)) },
            next: found.length > pageSize ? `/waiting?${referred ? 'only=referred&' : ''}after=${last}` : undefined,
          },
        };
      },
    },
  ];
}
