/** Every scope a client can hold, with what it lets the client do, in the words shown to the people who grant it. */
export const SCOPES = {
  'learners:read': 'See learner accounts, their Diplomas, results, progress and history',
  'learners:write': 'Open, amend, close and transfer learner accounts; register and withdraw Diplomas; keep programmes',
  'completions:write': 'Record personal, learning and thinking skills and work experience',
  'claims:write': 'Claim a Diploma award and withdraw the claim',
  'awards:read': 'See claims and awards of the learners registered with this awarding body',
  'awards:write': 'Confirm, refer, certificate and revoke Diploma awards',
  'results:read': 'See the constituent results this awarding body has posted',
  'results:write': 'Post, replace and withdraw constituent results',
  'reference:read': 'See who loaded the catalogue and who confirmed grading schemes',
  'catalogue:write': 'Load the catalogue of qualifications',
  'schemes:write': 'Confirm grading schemes',
} as const;

/** The name of a scope, as it stands in tokens. */
export type Scope = keyof typeof SCOPES;

/** What software that acts for centres can be granted, by a centre and as a client. */
export const SUPPLIER_SCOPES = ['learners:read', 'learners:write', 'completions:write', 'claims:write'] as const;

/** What a client of a Diploma awarding body can hold for the body's own work. */
export const DIPLOMA_AWARDING_BODY_SCOPES = ['awards:read', 'awards:write'] as const;

/** What a client of a component awarding body can hold for the body's own work. */
export const COMPONENT_AWARDING_BODY_SCOPES = ['results:read', 'results:write'] as const;

/**
 * What an awarding body of either kind can be granted by a centre, and hold as a client, to be the centre's third-party
 * learner administrator. Completions and claims stay the centre's own acts (docs/adr/0024).
 */
export const LEARNER_ADMINISTRATOR_SCOPES = ['learners:read', 'learners:write'] as const;

/**
 * What a client of service management can hold: one that belongs to no supplier and no awarding body. A scope for each
 * thing, so that whoever loads the catalogue need not be able to confirm grading schemes.
 */
export const SERVICE_MANAGEMENT_SCOPES = ['reference:read', 'catalogue:write', 'schemes:write'] as const;

/** Whether a name is that of a scope. Names that every object has, such as `constructor`, are not. */
export function isScope(name: string): name is Scope {
  return Object.hasOwn(SCOPES, name);
}
