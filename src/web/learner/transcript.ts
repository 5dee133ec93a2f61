import { Problem } from '../../contract/problem.js';
import { checkAddress } from '../../ledger/transcripts.js';
import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';
import { whoOf } from '../visit.js';
import { diplomaInAddress } from './reading.js';

/** The transcript of a claimed Diploma, on what is published. */
export function transcriptPage(parts: WebParts): Page {
  return {
    path: '/learners/:uln/diplomas/:diploma/transcript',
    needs: { of: 'centre', scopes: ['learners:read'] },
    async show(visit) {
      const { record, diploma } = await diplomaInAddress(parts, visit);
      const claim = record.claims.findLast((one) => one.diplomaId === diploma.id && one.status === 'claimed');
      if (claim === undefined) throw new Problem('not-found');
      const realm = { id: whoOf(visit).realm.id, now: new Date(visit.now) };
      const content = await parts.transcripts.of(realm, record, claim, 'published');
      // Loaded when it is first needed: most processes never print one.
      const { transcriptPdf } = await import('../../transcript/pdf.js');
      const file = await transcriptPdf(content, { checkAt: `${parts.baseUrl}${checkAddress}` });
      return { file, type: 'application/pdf', name: `transcript-${record.account.uln}.pdf` };
    },
  };
}
