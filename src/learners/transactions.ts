import { amendDiploma } from './transactions/amend-diploma.js';
import { amendLearnerAccount } from './transactions/amend-learner-account.js';
import { assignProgramme } from './transactions/assign-programme.js';
import { closeLearnerAccount } from './transactions/close-learner-account.js';
import { confirmAward } from './transactions/confirm-award.js';
import { createClaim } from './transactions/create-claim.js';
import { refuseTransfer, releaseTransfer } from './transactions/decide-transfer.js';
import { issueCertificate } from './transactions/issue-certificate.js';
import { mergeLearnerAccount } from './transactions/merge-learner-account.js';
import { openLearnerAccount } from './transactions/open-learner-account.js';
import { postResults } from './transactions/post-results.js';
import { recordPlts } from './transactions/record-plts.js';
import { recordWorkExperience } from './transactions/record-work-experience.js';
import { referClaim } from './transactions/refer-claim.js';
import { registerDiploma } from './transactions/register-diploma.js';
import { reopenLearnerAccount } from './transactions/reopen-learner-account.js';
import { replaceResult } from './transactions/replace-result.js';
import { requestTransfer } from './transactions/request-transfer.js';
import { revokeAward } from './transactions/revoke-award.js';
import { takeOverResults } from './transactions/take-over-results.js';
import { withdrawClaim } from './transactions/withdraw-claim.js';
import { withdrawDiploma } from './transactions/withdraw-diploma.js';
import { withdrawResult } from './transactions/withdraw-result.js';

/** Every transaction on a learner's record, by name. The methods of access are doors to these. */
export const transactions = {
  openLearnerAccount,
  amendLearnerAccount,
  closeLearnerAccount,
  reopenLearnerAccount,
  mergeLearnerAccount,
  takeOverResults,
  requestTransfer,
  releaseTransfer,
  refuseTransfer,
  registerDiploma,
  amendDiploma,
  withdrawDiploma,
  assignProgramme,
  recordPlts,
  recordWorkExperience,
  createClaim,
  withdrawClaim,
  postResults,
  replaceResult,
  withdrawResult,
  confirmAward,
  referClaim,
  issueCertificate,
  revokeAward,
};

export type TransactionName = keyof typeof transactions;
/** The input of the transaction of that name. */
export type InputOf<N extends TransactionName> = Parameters<(typeof transactions)[N]['decide']>[1];
