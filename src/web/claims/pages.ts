import { Reason } from '../../contract/generated/schemas.js';
import { Problem } from '../../contract/problem.js';
import { awardStates } from '../../learners/award-states.js';
import type { AwardState } from '../../learners/record.js';
import { type ClaimInFull, listClaims, readClaim } from '../../ledger/claim-reads.js';
import type { NamedCommand } from '../../ledger/command.js';
import { readRecord, readRecords } from '../../ledger/load.js';
import { readAwards, readOutcomeVersions } from '../../ledger/outcome-reads.js';
import { countClaimsByState } from '../../ledger/to-do.js';
import { checkAddress } from '../../ledger/transcripts.js';
import { isId } from '../../platform/ids.js';
import { actingParties } from '../acting.js';
import { diplomaTitle } from '../diploma-title.js';
import { shownForm } from '../forms/shown.js';
import { formCheck } from '../forms/transact.js';
import { reasonField } from '../learner/options.js';
import { manyAtOnce, mostAtOnce } from '../many/many.js';
import { type Page, text, texts } from '../page.js';
import type { WebParts } from '../parts.js';
import { bodyOf, may, type Visit, whoOf } from '../visit.js';
import { claimForms } from './forms.js';
import { stateTitles } from './states.js';

const reads = { of: 'awardingBody', scopes: ['awards:read'] } as const;
const writes = { of: 'awardingBody', scopes: ['awards:write'] } as const;
const pageSize = 50;
const checkReason = formCheck(Reason);

/** What can be done with many claims at once. */
const decisions = ['confirmAward', 'referClaim', 'issueCertificate'] as const;
type ManyDecision = (typeof decisions)[number];

/** Claims with a Diploma awarding body: seen in full, and decided, one by one or many at once. */
export function claimPages(parts: WebParts): readonly Page[] {
  const { ledger, reference } = parts;
  const { pool } = ledger.store;

  async function rowsOf(realm: number, claims: readonly ClaimInFull[]) {
    const ulns = [...new Set(claims.map(({ uln }) => uln))];
    const [records, { outcomes }] = await Promise.all([readRecords(pool, realm, ulns), readAwards(pool, realm, ulns)]);
    return claims.map((claim) => {
      const account = records.get(claim.uln)?.account;
      return {
        ...claim,
        name: account === undefined ? claim.uln : `${account.familyName}, ${account.givenName}`,
        title: diplomaTitle(reference, claim),
        state: stateTitles[claim.awardState],
        grade: outcomes.find(({ diplomaId }) => diplomaId === claim.diplomaId)?.grade,
      };
    });
  }

  async function claimInAddress(visit: Visit): Promise<ClaimInFull> {
    const id = visit.params.claim ?? '';
    const of = { awardingBody: bodyOf(visit) };
    const claim = isId(id) ? await readClaim(pool, whoOf(visit).realm.id, of, id) : undefined;
    if (claim === undefined) throw new Problem('not-found');
    return claim;
  }

  return [
    {
      path: '/claims',
      needs: reads,
      async show(visit) {
        const { award, after } = visit.query;
        const state = award !== undefined && Object.hasOwn(awardStates, award) ? (award as AwardState) : undefined;
        const realm = whoOf(visit).realm.id;
        const of = { awardingBody: bodyOf(visit) };
        const page = { limit: pageSize + 1, after: isId(after) ? after : undefined };
        const [found, counts] = await Promise.all([
          listClaims(pool, realm, of, { status: 'claimed', award: state }, page),
          countClaimsByState(pool, realm, of.awardingBody),
        ]);
        const claims = await rowsOf(realm, found.slice(0, pageSize));
        const moves = state === undefined ? [] : awardStates[state].moves;
        return {
          view: 'claims/list.njk',
          title: 'Claims',
          model: {
            ...{ claims, shown: state ?? 'all' },
            says: state && awardStates[state].says,
            states: Object.keys(awardStates).map((name) => ({
              ...{ name, title: stateTitles[name as AwardState], count: counts.get(name) ?? 0 },
            })),
            decisions: may(visit, 'awards:write')
              ? decisions
                  .filter((decision) => moves.includes(decision))
                  .map((name) => ({ name, title: decisionTitles[name] }))
              : [],
            next:
              found.length > pageSize
                ? `/claims?${state ? `award=${state}&` : ''}after=${claims.at(-1)?.id}`
                : undefined,
          },
        };
      },
    },
    {
      path: '/claims/decide',
      needs: writes,
      show(_visit, attempt) {
        // Only after the list has sent what was chosen.
        if (attempt === undefined) return { goTo: '/claims' };
        const { typed } = attempt;
        const decision = decisionOf(text(typed, 'decision'));
        const ids = texts(typed, 'claim').slice(0, mostAtOnce);
        return {
          view: 'claims/decide.njk',
          title: decisionTitles[decision],
          model: {
            ...{ decision, ids, back: '/claims' },
            form: shownForm(decision === 'referClaim' ? [reasonField] : [], {}, attempt),
          },
        };
      },
      async submit(visit, typed) {
        const decision = decisionOf(text(typed, 'decision'));
        const ids = texts(typed, 'claim').slice(0, mostAtOnce);
        if (ids.length === 0) return { goTo: '/claims' };
        const reason = text(typed, 'reason');
        if (decision === 'referClaim' && reason === '') {
          // Shown for the first time it has nothing wrong with it.
          const first = typed.reason === undefined;
          return { errors: first ? [] : [{ field: 'reason', message: 'Enter the reason.' }] };
        }
        const wrong = decision === 'referClaim' ? checkReason({ reason }, [reasonField]).errors : [];
        if (wrong.length > 0) return { errors: wrong };
        const awardingBody = bodyOf(visit);
        const realm = whoOf(visit).realm.id;
        const claims = await Promise.all(ids.filter(isId).map((id) => readClaim(pool, realm, { awardingBody }, id)));
        const rows = await rowsOf(
          realm,
          claims.filter((claim) => claim !== undefined),
        );
        return manyAtOnce(parts, visit, typed, {
          title: decisionTitles[decision],
          says: decisionSays[decision],
          headings: ['Learner', 'ULN', 'Diploma', 'Grade', 'Centre'],
          button: decisionTitles[decision],
          back: '/claims',
          commands: rows.map(({ uln, id, grade = '', name, title, centre }) => ({
            cells: [name, uln, title, grade, centre],
            command: commandOf(decision, { uln, claimId: id, awardingBody }, { grade, reason }),
          })),
        });
      },
    },
    {
      path: '/claims/:claim',
      needs: reads,
      async show(visit) {
        const claim = await claimInAddress(visit);
        const realm = whoOf(visit).realm.id;
        const [record, { decisions: decided }, versions] = await Promise.all([
          readRecord(pool, realm, claim.uln),
          readAwards(pool, realm, [claim.uln]),
          readOutcomeVersions(pool, realm, claim, { limit: 10, before: undefined }),
        ]);
        const [latest] = versions;
        const { moves, says } = awardStates[claim.awardState];
        return {
          view: 'claims/claim.njk',
          title: record === undefined ? claim.uln : `${record.account.givenName} ${record.account.familyName}`,
          model: {
            claim: { ...claim, title: diplomaTitle(reference, claim), state: stateTitles[claim.awardState] },
            says,
            grade: latest?.grade,
            summary: latest?.explanation.says,
            isConfirmed: latest?.schemeStatus !== 'unconfirmed',
            steps: (latest?.explanation.conditions ?? []).map(({ title, met, pending, evidence, missing, actor }) => ({
              ...{ title, missing, who: actor === null ? undefined : actingParties[actor] },
              state: met ? 'met' : pending ? 'pending' : 'notYet',
              evidence: evidence.map(({ title: what, grade }) => (grade === undefined ? what : `${what}: ${grade}`)),
            })),
            decisions: decided
              .filter(({ claimId }) => claimId === claim.id)
              .map((one) => ({ ...one, title: stateTitles[one.decision] })),
            versions: versions.map(({ version, workedOutAt, explanation, grade }) => ({
              ...{ version, workedOutAt, says: explanation.says, grade },
            })),
            moves: may(visit, 'awards:write') && claim.status === 'claimed' ? moves : [],
          },
        };
      },
    },
    {
      path: '/claims/:claim/transcript',
      needs: reads,
      async show(visit) {
        const claim = await claimInAddress(visit);
        const { realm } = whoOf(visit);
        const record = await readRecord(pool, realm.id, claim.uln);
        if (record === undefined || claim.status === 'withdrawn') throw new Problem('not-found');
        const content = await parts.transcripts.of({ id: realm.id, now: new Date(visit.now) }, record, claim, 'all');
        const { transcriptPdf } = await import('../../transcript/pdf.js');
        const file = await transcriptPdf(content, { checkAt: `${parts.baseUrl}${checkAddress}` });
        return { file, type: 'application/pdf', name: `transcript-${claim.uln}.pdf` };
      },
    },
    ...claimForms(parts, claimInAddress),
  ];
}

const decisionTitles: Readonly<Record<ManyDecision, string>> = {
  confirmAward: 'Confirm awards',
  referClaim: 'Refer claims back',
  issueCertificate: 'Issue certificates',
};

const decisionSays: Readonly<Record<ManyDecision, string>> = {
  confirmAward: 'The awards are made with these grades.',
  referClaim: 'The centres are told your reason.',
  issueCertificate: 'A number is given to each certificate.',
};

function decisionOf(name: string): ManyDecision {
  const found = decisions.find((decision) => decision === name);
  if (found === undefined) throw new Problem('malformed-request');
  return found;
}

function commandOf(
  transaction: ManyDecision,
  which: { uln: string; claimId: string; awardingBody: string },
  { grade, reason }: { grade: string; reason: string },
): NamedCommand {
  if (transaction === 'confirmAward') return { transaction, input: { ...which, grade } };
  return transaction === 'referClaim' ? { transaction, input: { ...which, reason } } : { transaction, input: which };
}
