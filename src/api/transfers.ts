import type { Handlers } from '../contract/operation.js';
import { etagOf } from '../contract/register.js';
import type { Transfer } from '../learners/record.js';
import { listTransfers } from '../ledger/transfer-reads.js';
import { requireAuthority } from './authority.js';
import { type ApiParts, callerOf, type RequestContext } from './context.js';
import { keys, paged, pageOf } from './cursor.js';
import { transferView } from './views.js';
import { type Written, write } from './write.js';

type Ids = 'requestTransfer' | 'releaseTransfer' | 'refuseTransfer' | 'listTransfers';

/** Learners who move from one home centre to another. */
export function transferHandlers(parts: ApiParts): Handlers<RequestContext, Ids> {
  return {
    requestTransfer: (call) =>
      write(parts, call, 'requestTransfer', { uln: call.params.uln, ...call.body }, (written) => ({
        status: written.created ? 201 : 200,
        ...transferAnswer(written),
      })),

    releaseTransfer: (call) =>
      write(parts, call, 'releaseTransfer', { uln: call.params.uln, transferId: call.params.id }, (written) => ({
        status: 200,
        ...transferAnswer(written),
      })),

    refuseTransfer: (call) =>
      write(
        parts,
        call,
        'refuseTransfer',
        { uln: call.params.uln, transferId: call.params.id, reason: call.body.reason },
        (written) => ({ status: 200, ...transferAnswer(written) }),
      ),

    async listTransfers(call) {
      const caller = callerOf(call);
      const centre = call.headers['das-centre'];
      requireAuthority(caller, centre, 'learners:read');
      const page = pageOf(call, keys.id);
      const { direction, status } = call.query;
      const rows = await listTransfers(
        parts.ledger.store.pool,
        caller.principal.realm.id,
        { centre, direction, status },
        page,
      );
      const { body, headers } = paged(call, rows, page.size, (row) => row.id, transferView);
      return { status: 200, body, headers };
    },
  };
}

function transferAnswer({ done: { record, about }, receipt }: Written) {
  const transfer = record.transfers.find((one) => one.id === about) as Transfer;
  return {
    body: transferView({ ...transfer, uln: record.account.uln }),
    headers: { etag: etagOf(transfer.version), ...receipt },
  };
}
