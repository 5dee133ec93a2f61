import { transactionTitles } from '../learners/transaction-titles.js';

/** What was done besides transactions on learners. */
const others: Readonly<Record<string, string>> = {
  fileSent: 'File sent',
  sameFile: 'This same file was sent before. Here is what became of it',
  ulnMerged: 'The ULN that you asked for was merged into this one',
  resetAsked: 'If there is such an account, a link is on its way to its e-mail address',
  passwordSet: 'Your password is set. Sign in with it',
  passwordChanged: 'Your password is changed',
  secondFactorSet: 'Your second factor is set up',
  secondFactorRemoved: 'Your second factor is removed',
  sessionEnded: 'Signed out there',
  invited: 'Invitation sent',
  detailsChanged: 'Details changed',
  rolesChanged: 'Roles changed',
  suspended: 'Suspended. This person is signed out everywhere',
  restored: 'This person can sign in again',
  secondFactorReset: 'Second factor reset. They sign in with their password, and can set up another',
  secondFactorRule: 'Saved',
  agreementSigned: 'Signed',
  authorityGranted: 'Authority granted',
  authorityWithdrawn: 'Authority withdrawn. It acts no longer, everywhere within 5 seconds',
  centreAdded: 'Centre added',
  bodyAdded: 'Awarding body added',
  organisationChanged: 'Saved',
  supplierAdded: 'Supplier added',
  programAdded: 'Program added. It signs in when it has a key',
  keyAdded: 'Key added. It is good at once',
  keyRevoked: 'Key revoked, everywhere within 5 seconds',
  catalogueLoaded: 'Catalogue loaded',
  schemeConfirmed: 'Confirmed',
  ulnsMerged: 'Merged',
  noticeSaid: 'Everybody sees it now',
  associated: 'Your centre works with this awarding body now',
  programmeAdded: 'Programme added',
};

/** What the page before has done, by the name that stands in the address; undefined where it is none of ours. */
export function doneInWords(name: string): string | undefined {
  const said: Readonly<Record<string, string>> = { ...others, ...transactionTitles };
  return Object.hasOwn(said, name) ? said[name] : undefined;
}
