/** One authority that stands: what somebody may do for a centre, from when, and until (not including) when. */
export interface Authority {
  readonly scopes: ReadonlySet<string>;
  readonly from: Date;
  readonly until?: Date;
}

/** Who is calling: a client that is in good standing. Immutable, and the same object for all calls within its time. */
export type Principal = {
  readonly clientId: string;
  readonly clientName: string;
  readonly realm: {
    readonly id: number;
    readonly name: string;
    readonly kind: string;
    /** What to add to real time to get the realm's. */
    readonly clockOffsetMs: number;
  };
  /** What the client holds. Its token may carry less. */
  readonly scopes: ReadonlySet<string>;
  /** Its tokens of before this are good no longer. By the wall's clock. */
  readonly tokensFrom?: Date;
  /** Which centres it acts for, by centre number: a supplier, or an awarding body as third-party learner administrator. */
  readonly authorities: ReadonlyMap<string, readonly Authority[]>;
} & (
  | {
      readonly kind: 'supplier';
      readonly supplier: { readonly id: string; readonly name: string };
      readonly awardingBody?: undefined;
    }
  | {
      readonly kind: 'awardingBody';
      readonly awardingBody: {
        readonly code: string;
        readonly name: string;
        readonly diploma: boolean;
        readonly component: boolean;
      };
      readonly supplier?: undefined;
    }
  | {
      /** Belongs to no organisation, and holds nothing but scopes of service management. */
      readonly kind: 'serviceManagement';
      readonly supplier?: undefined;
      readonly awardingBody?: undefined;
    }
);

/**
 * Whether a principal may do, for a centre, what the scope stands for: it holds the scope itself, and an authority of
 * the centre that stands at `realmNow`, by the realm's clock, gives it.
 */
export function mayActFor(principal: Principal, centreNumber: string, scope: string, realmNow: Date): boolean {
  if (!principal.scopes.has(scope)) return false;
  const authorities = principal.authorities.get(centreNumber);
  if (authorities === undefined) return false;
  const at = realmNow.getTime();
  return authorities.some(
    ({ scopes, from, until }) =>
      scopes.has(scope) && from.getTime() <= at && (until === undefined || at < until.getTime()),
  );
}

/**
 * Whether a principal may do, as the awarding body of this code and in its own name, what the scope stands for. No centre
 * has a say in that, and no authority of a centre helps.
 */
export function mayActAsBody(principal: Principal, code: string, scope: string): boolean {
  return principal.awardingBody?.code === code && principal.scopes.has(scope);
}
