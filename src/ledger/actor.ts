/** The methods of access, as the log and the history name them. */
export type Method = 'browser' | 'batch' | 'directInterface' | 'service';

/** For whom somebody acts. */
export type Party = { readonly centre: string } | { readonly awardingBody: string };

/** The number of the centre, or the code of the awarding body. */
export function nameOf(party: Party): string {
  return 'centre' in party ? party.centre : party.awardingBody;
}

/** Are both the same centre, or the same awarding body? */
export function isSameParty(one: Party, other: Party): boolean {
  return 'centre' in one === 'centre' in other && nameOf(one) === nameOf(other);
}

/** Who acts, by which way, in which realm. It stands beside everything they do in the transaction log. */
export interface Actor {
  readonly realm: number;
  /** The realm's clock is the wall's clock plus this. */
  readonly clockOffsetMs: number;
  readonly method: Method;
  /** The centre that the actor acts for, if it is one. */
  readonly centre?: string | undefined;
  /** The person who pressed the button, as their system knows them. */
  readonly person?: string | undefined;
  readonly clientId?: string | undefined;
  /** The name of the supplier, or of the awarding body. */
  readonly supplier?: string | undefined;
  /** The code of the awarding body that acts, if it is one: for itself, or for the centre. */
  readonly awardingBody?: string | undefined;
  readonly requestId: string;
  /** True where learners are real. */
  readonly live: boolean;
  /** May the actor do this for this centre or awarding body, now? */
  may(party: Party, scope: string): boolean;
}

/** Service management and the service itself: allowed everything in their realm. */
export function serviceActor(realm: { id: number; clockOffsetMs: number; live: boolean }, requestId: string): Actor {
  const { id, clockOffsetMs, live } = realm;
  return { realm: id, clockOffsetMs, live, method: 'service', requestId, may: () => true };
}
