import type { People } from '../identity/people/people.js';
import type { StandingReference } from '../ledger/reference.js';
import type { Statistics } from '../ledger/statistics.js';
import type { Ledger } from '../ledger/transact.js';
import type { Transcripts } from '../ledger/transcripts.js';
import type { Clock } from '../platform/clock.js';

/** What the pages work with. */
export interface WebParts {
  readonly ledger: Ledger;
  readonly reference: StandingReference;
  readonly people: People;
  readonly transcripts: Transcripts;
  readonly statistics: Statistics;
  readonly clock: Clock;
  readonly environment: 'sandbox' | 'live';
  readonly baseUrl: string;
  /** 32 bytes: seals what a page hands to the browser and takes back, such as a search or a form that outlived its session. */
  readonly pageKey: Buffer;
  /** Whose look the pages have: nobody's, or GOV.UK's, which only services of the government may have. */
  readonly brand: 'neutral' | 'govuk';
}
