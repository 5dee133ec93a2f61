import { Readable } from 'node:stream';
import type { Transcript } from '../contract/generated/schemas.js';
import type { Handlers } from '../contract/operation.js';
import { diplomaOf } from '../learners/diplomas.js';
import type { Claim, Diploma, LearnerRecord } from '../learners/record.js';
import { readClaim } from '../ledger/claim-reads.js';
import { readRecord } from '../ledger/load.js';
import { publishedOutcomes } from '../ledger/published-outcome.js';
import { readAllAdded, readPublished } from '../ledger/published-reads.js';
import { transcriptParts } from '../ledger/transcript-parts.js';
import { dateInUnitedKingdom } from '../platform/clock.js';
import { type TranscriptContent, transcriptContent } from '../transcript/content.js';
import { readCode, verificationCode } from '../transcript/verification.js';
import { notFound, requireSight } from './authority.js';
import { type ApiParts, callerOf, type RequestContext } from './context.js';
import { partyAsked } from './party.js';

type Ids = 'getTranscript' | 'checkTranscript';

/** Transcripts: what a Diploma came to, for people, and whether one that somebody holds is right. */
export function transcriptHandlers(parts: ApiParts): Handlers<RequestContext, Ids> {
  const { ledger, reference, baseUrl, transcriptKey } = parts;
  const { pool, prisma } = ledger.store;

  /** The transcript of a claim on what is published at an instant, or on everything that is known. */
  async function transcriptOf(
    realm: { id: number; now: Date },
    record: LearnerRecord,
    claim: Claim,
    sees: 'published' | 'all',
  ): Promise<TranscriptContent> {
    const { uln } = record.account;
    const now = realm.now.toISOString();
    const [catalogue, bodies, added] = await Promise.all([
      reference.catalogue(pool, realm.id),
      reference.awardingBodies(realm.id),
      sees === 'published' ? readPublished(pool, realm.id, [uln], now) : readAllAdded(pool, realm.id, [uln]),
    ]);
    const time = { now: sees === 'published' ? now : undefined, today: dateInUnitedKingdom(realm.now) };
    const outcomes = publishedOutcomes(reference, catalogue, time);
    const diploma = diplomaOf(record, claim.diplomaId) as Diploma;
    const mine = added(uln);
    const evaluation = outcomes.evaluation(record, diploma, mine);
    const award = outcomes.award(claim, evaluation, mine);
    const schemeStatus = outcomes.schemeStatus(diploma);
    const facts = transcriptContent(
      transcriptParts(
        { record, diploma, evaluation, award, results: mine.results, schemeStatus },
        {
          lines: reference.lines,
          awardingBodies: bodies,
          catalogue: catalogue.entries,
        },
      ),
    );
    return { ...facts, verificationCode: verificationCode(transcriptKey, facts) };
  }

  return {
    async getTranscript(call) {
      const caller = callerOf(call);
      const of = partyAsked(call);
      requireSight(caller, of);
      const realm = { id: caller.principal.realm.id, now: caller.realmNow };
      const claim = await readClaim(pool, realm.id, of, call.params.id);
      const record = claim && (await readRecord(pool, realm.id, claim.uln));
      if (claim === undefined || record === undefined || claim.status === 'withdrawn') throw notFound();
      const content = await transcriptOf(realm, record, claim, 'centre' in of ? 'published' : 'all');
      if (call.query.format !== 'pdf') return { status: 200, body: view(content) };
      // Loaded when it is first needed: most processes never print one.
      const { transcriptPdf } = await import('../transcript/pdf.js');
      const body = await transcriptPdf(content, { checkAt: `${baseUrl}/v1/transcript-checks` });
      return { raw: { status: 200, headers: { 'content-type': 'application/pdf' }, body: Readable.from([body]) } };
    },

    async checkTranscript(call) {
      const code = readCode(call.body.code);
      if (code === null) return { status: 200, body: { valid: false } };
      // A ULN may have an account in more than one realm: the code belongs to one of them.
      for (const { id, clockOffsetMs } of await prisma.realm.findMany({ orderBy: { id: 'asc' } })) {
        const record = await readRecord(pool, id, call.body.uln);
        const realm = { id, now: new Date(ledger.clock().getTime() + Number(clockOffsetMs)) };
        for (const claim of record?.claims ?? []) {
          if (claim.status === 'withdrawn') continue;
          for (const sees of ['published', 'all'] as const) {
            const content = await transcriptOf(realm, record as LearnerRecord, claim, sees);
            if (content.verificationCode !== code) continue;
            const { title, line, grade } = content.diploma;
            return {
              status: 200,
              body: { valid: true, status: content.status, title, line, ...(grade === null ? {} : { grade }) },
            };
          }
        }
      }
      return { status: 200, body: { valid: false } };
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
