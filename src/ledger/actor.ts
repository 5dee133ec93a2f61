/** The methods of access, as the log and the history name them. */
export type Method = 'browser' | 'batch' | 'directInterface' | 'service';

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
  readonly requestId: string;
  /** May the actor do this for this centre, now? */
  may(centre: string, scope: string): boolean;
}

/** Service management and the service itself: allowed everything in their realm. */
export function serviceActor(realm: { id: number; clockOffsetMs: number }, requestId: string): Actor {
  return { realm: realm.id, clockOffsetMs: realm.clockOffsetMs, method: 'service', requestId, may: () => true };
}
