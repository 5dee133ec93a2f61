import type { TransactionName } from './transactions.js';

/** What each transaction did, in words for people. */
export const transactionTitles: Readonly<Record<TransactionName, string>> = {
  openLearnerAccount: 'Account opened',
  amendLearnerAccount: 'Details changed',
  closeLearnerAccount: 'Account closed',
  reopenLearnerAccount: 'Account opened again',
  mergeLearnerAccount: 'ULN merged into another',
  takeOverResults: 'Results taken over from a merged ULN',
  requestTransfer: 'Transfer asked for',
  releaseTransfer: 'Learner released to another centre',
  refuseTransfer: 'Transfer refused',
  registerDiploma: 'Registered for a Diploma',
  amendDiploma: 'Registration changed',
  withdrawDiploma: 'Registration withdrawn',
  assignProgramme: 'Programme of study changed',
  recordPlts: 'Personal, learning and thinking skills recorded',
  recordWorkExperience: 'Work experience recorded',
  createClaim: 'Diploma claimed',
  withdrawClaim: 'Claim withdrawn',
  postResults: 'Result posted',
  replaceResult: 'Result replaced',
  withdrawResult: 'Result withdrawn',
  confirmAward: 'Award confirmed',
  referClaim: 'Claim referred back',
  issueCertificate: 'Certificate issued',
  revokeAward: 'Award revoked',
};
