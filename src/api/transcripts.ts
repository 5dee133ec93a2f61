import { Readable } from 'node:stream';
import type { Transcript } from '../contract/generated/schemas.js';
import type { Handlers } from '../contract/operation.js';
import { readClaim } from '../ledger/claim-reads.js';
import { readRecord } from '../ledger/load.js';
import { checkAddress, transcriptsOf } from '../ledger/transcripts.js';
import type { TranscriptContent } from '../transcript/content.js';
import { notFound, requireSight } from './authority.js';
import { type ApiParts, callerOf, type RequestContext } from './context.js';
import { partyAsked } from './party.js';

type Ids = 'getTranscript' | 'checkTranscript';

/** Transcripts: what a Diploma came to, for people, and whether one that somebody holds is right. */
export function transcriptHandlers(parts: ApiParts): Handlers<RequestContext, Ids> {
  const { ledger, baseUrl } = parts;
  const { pool } = ledger.store;
  const transcripts = transcriptsOf(parts);

  return {
    async getTranscript(call) {
      const caller = callerOf(call);
      const of = partyAsked(call);
      requireSight(caller, of);
      const realm = { id: caller.principal.realm.id, now: caller.realmNow };
      const claim = await readClaim(pool, realm.id, of, call.params.id);
      const record = claim && (await readRecord(pool, realm.id, claim.uln));
      if (claim === undefined || record === undefined || claim.status === 'withdrawn') throw notFound();
      const content = await transcripts.of(realm, record, claim, 'centre' in of ? 'published' : 'all');
      if (call.query.format !== 'pdf') return { status: 200, body: view(content) };
      // Loaded when it is first needed: most processes never print one.
      const { transcriptPdf } = await import('../transcript/pdf.js');
      const body = await transcriptPdf(content, { checkAt: `${baseUrl}${checkAddress}` });
      return { raw: { status: 200, headers: { 'content-type': 'application/pdf' }, body: Readable.from([body]) } };
    },

    async checkTranscript(call) {
      return { status: 200, body: await transcripts.check(call.body) };
    },
  };
}

function view({ diploma, principalLearning, project, ...rest }: TranscriptContent): Transcript {
  const { grade, ...named } = diploma;
  return {
    ...rest,
    diploma: { ...named, ...(grade === null ? {} : { grade }) },
    ...(principalLearning === null ? {} : { principalLearning }),
    ...(project === null ? {} : { project }),
  } as Transcript;
}
