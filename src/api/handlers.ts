import type { Handlers } from '../contract/operation.js';
import { awardHandlers } from './awards.js';
import { batchHandlers } from './batches.js';
import { catalogueHandlers } from './catalogue.js';
import { claimHandlers } from './claims.js';
import { completionHandlers } from './completions.js';
import type { ApiParts, RequestContext } from './context.js';
import { diplomaHandlers } from './diplomas.js';
import { extractHandlers } from './extracts.js';
import { learnerHandlers } from './learners.js';
import { programmeHandlers } from './programmes.js';
import { progressHandlers } from './progress.js';
import { referenceHandlers } from './reference.js';
import { resultHandlers } from './results.js';
import { schemeHandlers } from './schemes.js';
import { type ServiceParts, serviceHandlers } from './service.js';
import { statisticsHandlers } from './statistics.js';
import { transcriptHandlers } from './transcripts.js';
import { transferHandlers } from './transfers.js';

/** A handler for every operation of the contract. One that is missing does not compile. */
export function apiHandlers(parts: ApiParts, service: ServiceParts): Handlers<RequestContext> {
  return {
    ...serviceHandlers(service),
    ...referenceHandlers(parts),
    ...catalogueHandlers(parts),
    ...schemeHandlers(parts),
    ...learnerHandlers(parts),
    ...transferHandlers(parts),
    ...diplomaHandlers(parts),
    ...progressHandlers(parts),
    ...programmeHandlers(parts),
    ...completionHandlers(parts),
    ...claimHandlers(parts),
    ...resultHandlers(parts),
    ...awardHandlers(parts),
    ...transcriptHandlers(parts),
    ...batchHandlers(parts),
    ...extractHandlers(parts),
    ...statisticsHandlers(parts),
  };
}
