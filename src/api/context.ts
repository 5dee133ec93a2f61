import type { Call, OperationId } from '../contract/operation.js';
import type { Principal } from '../identity/principal.js';
import type { ReadOverview } from '../ledger/overviews.js';
import type { StandingReference } from '../ledger/reference.js';
import type { Statistics } from '../ledger/statistics.js';
import type { Ledger } from '../ledger/transact.js';

/** What every handler knows of a request beyond its checked parts. */
export interface RequestContext {
  readonly requestId: string;
  /** The address without its query. */
  readonly instance: string;
  /** The query as it came, with its question mark, or nothing. */
  readonly search: string;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  /** Who calls, and the scopes of their token. Absent on public operations, unless they take a token and there was one. */
  readonly caller?: Caller;
}

export interface Caller {
  readonly principal: Principal;
  readonly scopes: ReadonlySet<string>;
  /** This instant by the clock of the caller's realm. */
  readonly realmNow: Date;
}

export type ApiCall<K extends OperationId> = Call<K, RequestContext>;

/** What the handlers work with. */
export interface ApiParts {
  readonly ledger: Ledger;
  readonly reference: StandingReference;
  readonly readOverview: ReadOverview;
  readonly statistics: Statistics;
  readonly baseUrl: string;
  /** What makes verification codes of transcripts. */
  readonly transcriptKey: Buffer;
}

/** The caller of an operation that has one: the admission has seen to it. */
export function callerOf({ context }: { context: RequestContext }): Caller {
  if (context.caller === undefined) throw new Error('a public operation asked who calls');
  return context.caller;
}
