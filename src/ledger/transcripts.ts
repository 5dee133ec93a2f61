import { diplomaOf } from '../learners/diplomas.js';
import type { Claim, Diploma, LearnerRecord } from '../learners/record.js';
import { dateInUnitedKingdom } from '../platform/clock.js';
import { type TranscriptContent, transcriptContent } from '../transcript/content.js';
import { readCode, verificationCode } from '../transcript/verification.js';
import { readRecord } from './load.js';
import { publishedOutcomes } from './published-outcome.js';
import { readAllAdded, readPublished } from './published-reads.js';
import type { StandingReference } from './reference.js';
import type { Ledger } from './transact.js';
import { transcriptParts } from './transcript-parts.js';

/** Where people check a transcript: transcripts say so. */
export const checkAddress = '/transcript-check';

/** Whether a transcript is right, and what it must say. */
export type TranscriptChecked =
  | { readonly valid: false }
  | {
      readonly valid: true;
      readonly status: TranscriptContent['status'];
      readonly title: string;
      readonly line: string;
      readonly grade?: string;
    };

/** What transcripts are made with. `transcriptKey` makes their verification codes. */
export interface TranscriptParts {
  readonly ledger: Ledger;
  readonly reference: StandingReference;
  readonly transcriptKey: Buffer;
}

/** Transcripts, which are made when they are asked for. */
export interface Transcripts {
  /** The transcript of a claim on what is published at the realm's `now`, or on everything that is known. */
  of(
    realm: { readonly id: number; readonly now: Date },
    record: LearnerRecord,
    claim: Claim,
    sees: 'published' | 'all',
  ): Promise<TranscriptContent>;
  /** Whether the code on a learner's transcript is right, and what it must say. */
  check(said: { readonly uln: string; readonly code: string }): Promise<TranscriptChecked>;
}

export function transcriptsOf({ ledger, reference, transcriptKey }: TranscriptParts): Transcripts {
  const { pool, prisma } = ledger.store;

  const of: Transcripts['of'] = async (realm, record, claim, sees) => {
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
  };

  return {
    of,
    async check({ uln, code: typed }) {
      const code = readCode(typed);
      if (code === null) return { valid: false };
      // A ULN may have an account in more than one realm: the code belongs to one of them.
      for (const { id, clockOffsetMs } of await prisma.realm.findMany({ orderBy: { id: 'asc' } })) {
        const record = await readRecord(pool, id, uln);
        const realm = { id, now: new Date(ledger.clock().getTime() + Number(clockOffsetMs)) };
        for (const claim of record?.claims ?? []) {
          if (claim.status === 'withdrawn') continue;
          for (const sees of ['published', 'all'] as const) {
            const content = await of(realm, record as LearnerRecord, claim, sees);
            if (content.verificationCode !== code) continue;
            const { title, line, grade } = content.diploma;
            return { valid: true, status: content.status, title, line, ...(grade === null ? {} : { grade }) };
          }
        }
      }
      return { valid: false };
    },
  };
}
