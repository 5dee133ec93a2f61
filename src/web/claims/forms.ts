import { Reason } from '../../contract/generated/schemas.js';
import type { ClaimInFull } from '../../ledger/claim-reads.js';
import { readAwards } from '../../ledger/outcome-reads.js';
import { formCheck } from '../forms/transact.js';
import { transactionPage } from '../forms/transaction-page.js';
import { reasonField } from '../learner/options.js';
import type { Page } from '../page.js';
import type { WebParts } from '../parts.js';
import { type Visit, whoOf } from '../visit.js';

const needs = { of: 'awardingBody', scopes: ['awards:write'] } as const;

/** Decisions on one claim. `claimInAddress` throws `not-found`. */
export function claimForms(parts: WebParts, claimInAddress: (visit: Visit) => Promise<ClaimInFull>): readonly Page[] {
  const back = ({ id }: ClaimInFull) => `/claims/${id}`;
  const caption = ({ uln }: ClaimInFull) => `ULN ${uln}`;
  const which = ({ uln, id }: ClaimInFull) => ({ uln, claimId: id });
  const withGrade = async (visit: Visit) => {
    const claim = await claimInAddress(visit);
    const { outcomes } = await readAwards(parts.ledger.store.pool, whoOf(visit).realm.id, [claim.uln]);
    return { ...claim, grade: outcomes.find(({ diplomaId }) => diplomaId === claim.diplomaId)?.grade };
  };
  const withReason = { fields: () => [reasonField], check: formCheck(Reason) };
  return [
    transactionPage(parts, {
      ...{ path: '/claims/:claim/confirm', needs, transaction: 'confirmAward', about: withGrade, caption, back },
      title: ({ grade }) => (grade === undefined ? 'Confirm the award' : `Confirm the award with grade ${grade}`),
      says: () => ['The centre sees it when all results that it rests on are published.'],
      fields: () => [],
      input: (_values, claim) => ({ ...which(claim), grade: claim.grade ?? '' }),
      button: 'Confirm',
      goTo: (claim) => `${back(claim)}?done=confirmAward`,
    }),
    transactionPage(parts, {
      ...{ path: '/claims/:claim/refer', needs, transaction: 'referClaim', about: claimInAddress, caption, back },
      title: 'Refer the claim back',
      says: () => ['The centre reads your reason.'],
      ...withReason,
      input: ({ reason }, claim) => ({ ...which(claim), reason: reason as string }),
      button: 'Refer back',
      goTo: (claim) => `${back(claim)}?done=referClaim`,
    }),
    transactionPage(parts, {
      ...{
        path: '/claims/:claim/certificate',
        needs,
        transaction: 'issueCertificate',
        about: claimInAddress,
        caption,
        back,
      },
      title: 'Issue the certificate',
      says: () => ['A number is given to the certificate. The transcript is final from then on.'],
      fields: () => [],
      input: (_values, claim) => which(claim),
      button: 'Issue',
      goTo: (claim) => `${back(claim)}?done=issueCertificate`,
    }),
    transactionPage(parts, {
      ...{ path: '/claims/:claim/revoke', needs, transaction: 'revokeAward', about: claimInAddress, caption, back },
      title: 'Revoke the award',
      ...withReason,
      input: ({ reason }, claim) => ({ ...which(claim), reason: reason as string }),
      button: 'Revoke',
      warns: true,
      goTo: (claim) => `${back(claim)}?done=revokeAward`,
    }),
  ];
}
