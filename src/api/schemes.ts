import type { Handlers, OperationId } from '../contract/operation.js';
import type { PartyReceipt } from '../ledger/party-transact.js';
import {
  type ConfirmSchemeResult,
  confirmationsNeeded,
  confirmScheme,
  readSchemes,
  type SchemeVersion,
} from '../ledger/scheme-confirmation.js';
import { actorForServiceManagement, notFound } from './authority.js';
import { type ApiCall, type ApiParts, callerOf, type RequestContext } from './context.js';
import { refusedProblem } from './verdicts.js';
import { answerOf, keep, receiptHeaders, repeatableOf } from './write.js';

type Ids = 'listSchemes' | 'getScheme' | 'confirmScheme';

/** Grading schemes: the same in every realm, and confirmed by two people of service management of the live one. */
export function schemeHandlers(parts: ApiParts): Handlers<RequestContext, Ids> {
  const { ledger } = parts;
  const { pool } = ledger.store;
  return {
    async listSchemes() {
      return { status: 200, body: { items: (await readSchemes(pool)).map(summaryView) } };
    },

    async getScheme(call) {
      const [version] = await readSchemes(pool, call.params);
      if (version === undefined) throw notFound();
      return { status: 200, body: { ...summaryView(version), definition: { ...version.definition } } };
    },

    async confirmScheme(call) {
      const actor = actorForServiceManagement(call.context, callerOf(call), call.headers['das-actor']);
      const rehearsal = call.query.validateOnly ?? false;
      const respond = ({ outcome, result, id }: PartyReceipt<ConfirmSchemeResult>) => {
        const { version, faults } = result;
        if (faults !== undefined) throw refusedProblem(call as ApiCall<OperationId>, faults);
        if (version === undefined || outcome === 'refused') throw notFound();
        return { status: 200, body: summaryView(version), headers: receiptHeaders(outcome, id, rehearsal) } as const;
      };
      const repeatable = repeatableOf(call, rehearsal);
      const confirmed = await confirmScheme(
        ledger,
        actor,
        { ...call.params, ...call.body },
        {
          rehearsal,
          ...(repeatable === undefined
            ? {}
            : { repeatable: { ...repeatable, answer: (receipt) => keep(parts, call, () => respond(receipt)) } }),
        },
      );
      return answerOf(confirmed, respond);
    },
  };
}

function summaryView({ definition: _definition, validTo, confirmations, ...version }: SchemeVersion) {
  return {
    ...version,
    ...(validTo === null ? {} : { validTo }),
    confirmations: confirmations.map((one) => ({ ...one })),
    confirmationsNeeded,
  };
}
