import type { Handlers } from '../contract/operation.js';
import { etagOf } from '../contract/register.js';
import { diplomaOf } from '../learners/diplomas.js';
import type { Diploma } from '../learners/record.js';
import { notFound } from './authority.js';
import type { ApiParts, RequestContext } from './context.js';
import { learnerOf } from './read.js';
import { diplomaView } from './views.js';
import { type Written, write } from './write.js';

type Ids = 'listDiplomas' | 'registerDiploma' | 'getDiploma' | 'amendDiploma' | 'withdrawDiploma' | 'assignProgramme';

/** Line and level: a learner's registrations. */
export function diplomaHandlers(parts: ApiParts): Handlers<RequestContext, Ids> {
  return {
    async listDiplomas(call) {
      const record = await learnerOf(parts, call);
      return { status: 200, body: { items: record.diplomas.map(diplomaView) } };
    },

    registerDiploma: (call) =>
      write(parts, call, 'registerDiploma', { uln: call.params.uln, ...call.body }, (written) => {
        const { body, headers } = diplomaAnswer(written);
        const location = `/v1/learners/${call.params.uln}/diplomas/${body.id}`;
        return {
          status: written.created ? 201 : 200,
          body,
          headers: { ...headers, ...(written.rehearsal ? {} : { location }) },
        };
      }),

    async getDiploma(call) {
      const diploma = diplomaOf(await learnerOf(parts, call), call.params.id);
      if (diploma === undefined) throw notFound();
      return { status: 200, body: diplomaView(diploma), headers: { etag: etagOf(diploma.version) } };
    },

    amendDiploma: (call) =>
      write(
        parts,
        call,
        'amendDiploma',
        { uln: call.params.uln, diplomaId: call.params.id, change: call.body },
        (written) => ({ status: 200, ...diplomaAnswer(written) }),
      ),

    withdrawDiploma: (call) =>
      write(
        parts,
        call,
        'withdrawDiploma',
        { uln: call.params.uln, diplomaId: call.params.id, reason: call.body.reason },
        (written) => ({ status: 200, ...diplomaAnswer(written) }),
      ),

    assignProgramme: (call) =>
      write(
        parts,
        call,
        'assignProgramme',
        { uln: call.params.uln, diplomaId: call.params.id, programmeId: call.body.programmeId },
        (written) => ({ status: 200, ...diplomaAnswer(written) }),
      ),
  };
}

function diplomaAnswer({ done: { record, about }, receipt }: Written) {
  const diploma = diplomaOf(record, about) as Diploma;
  return { body: diplomaView(diploma), headers: { etag: etagOf(diploma.version), ...receipt } };
}
