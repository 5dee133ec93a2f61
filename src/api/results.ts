import type { PostedResult, Result as ResultView } from '../contract/generated/schemas.js';
import type { Handlers, OperationId } from '../contract/operation.js';
import { Problem } from '../contract/problem.js';
import type { CatalogueQualification } from '../learners/reference.js';
import { gradeSaid, type SaidResult } from '../learners/results.js';
import { messageOf, rules } from '../learners/rules.js';
import type { NamedCommand, Receipt } from '../ledger/command.js';
import { listResults, type ResultOfLearner, type ResultsFor, ulnOfResult } from '../ledger/result-reads.js';
import { transact } from '../ledger/transact.js';
import { bodyOf, notFound, requireAuthority, requireOwnScope } from './authority.js';
import { type ApiCall, type ApiParts, callerOf, type RequestContext } from './context.js';
import { keys, paged, pageOf } from './cursor.js';
import { partyAsked } from './party.js';
import { faultDetail } from './verdicts.js';
import { actorOf, keep, repeatableOf, type WritingCall, write } from './write.js';

type Ids = 'listResults' | 'postResults' | 'replaceResult' | 'withdrawResult';

/** Results of constituent qualifications: posted by their awarding bodies, seen by centres when they are published. */
export function resultHandlers(parts: ApiParts): Handlers<RequestContext, Ids> {
  const { pool } = parts.ledger.store;
  return {
    async listResults(call) {
      const caller = callerOf(call);
      const realm = caller.principal.realm.id;
      const of = resultsFor(call);
      const page = pageOf(call, keys.id);
      const [rows, { entries }] = await Promise.all([
        listResults(pool, realm, of, call.query, page),
        parts.reference.catalogue(pool, realm),
      ]);
      const isOwn = (row: ResultOfLearner) => 'awardingBody' in of && row.awardingBody === of.awardingBody;
      // What a centre sees stands for it: that another one takes its place is told when that is published.
      const shown = (row: ResultOfLearner): ResultOfLearner => ('centre' in of ? { ...row, status: 'posted' } : row);
      const view = (row: ResultOfLearner) => resultView(shown(row), entries.get(row.qan), isOwn(row));
      const { body, headers } = paged(call, rows, page.size, (row) => row.id, view);
      return { status: 200, body, headers };
    },

    async postResults(call) {
      const { actor, party } = actorOf(call);
      const said = call.body.results;
      const contradicted = contradictions(said);
      const commands = said.flatMap((one, index) =>
        contradicted.has(index)
          ? []
          : [{ transaction: 'postResults', input: { ...saidResult(one), ...party } } as unknown as NamedCommand],
      );
      const rehearsal = call.query.validateOnly ?? false;
      const respond = (receipts: readonly Receipt[]) => {
        // What was only rehearsed is nowhere, so it has no id.
        const made = ({ verdict }: Receipt) => (verdict.outcome === 'accepted' ? [verdict.about] : []);
        const nowhere = new Set(rehearsal ? receipts.flatMap(made) : []);
        let next = 0;
        const items = said.map((_one, index) =>
          contradicted.has(index) ? contradiction(index) : itemOf(call, receipts[next++] as Receipt, index, nowhere),
        );
        const count = (outcome: PostedResult['outcome']) => items.filter((item) => item.outcome === outcome).length;
        const counts = { accepted: count('accepted'), unchanged: count('unchanged'), refused: count('refused') };
        return { status: 200 as const, body: { ...counts, items } };
      };
      const repeatable = repeatableOf(call, rehearsal);
      const transacted = await transact(parts.ledger, actor, commands, {
        rehearsal,
        ...(repeatable === undefined
          ? {}
          : { repeatable: { ...repeatable, answer: (receipts) => keep(parts, call, () => respond(receipts)) } }),
      });
      if ('repeated' in transacted) return { raw: transacted.repeated };
      if ('reused' in transacted) throw new Problem('idempotency-key-reused');
      return transacted.kept === undefined ? respond(transacted.receipts) : { raw: transacted.kept };
    },

    async replaceResult(call) {
      await requireOwn(call);
      return write(parts, call, 'replaceResult', { ...saidResult(call.body), resultId: call.params.id }, (written) =>
        resultAnswer(written),
      );
    },

    async withdrawResult(call) {
      const uln = await requireOwn(call);
      const input = { uln, resultId: call.params.id, reason: call.body.reason };
      return write(parts, call, 'withdrawResult', input, (written) => resultAnswer(written));
    },
  };

  /** The ULN of the result in the address, if it is the caller's own. Throws `not-found`. */
  async function requireOwn(call: WritingCall<'replaceResult' | 'withdrawResult'>): Promise<string> {
    const caller = callerOf(call);
    const uln = await ulnOfResult(pool, caller.principal.realm.id, bodyOf(caller), call.params.id);
    if (uln === undefined) throw notFound();
    return uln;
  }
}

type Said = ApiCall<'replaceResult'>['body'];

function saidResult({ qualification, ...said }: Said): Omit<SaidResult, 'awardingBody'> {
  if (qualification === undefined) return said;
  const { guidedLearningHours: glh, ...rest } = qualification;
  return { ...said, qualification: { ...rest, glh } };
}

/** What is meant where it is left out. */
const leftOut = { partialAbsence: false, enquiry: false, priorAchievementVerified: false };

/** The positions of results of which the call says two different things. */
function contradictions(said: readonly Said[]): ReadonlySet<number> {
  const byKey = new Map<string, number[]>();
  said.forEach(({ uln, qan, unit, awardDate }, index) => {
    const key = `${uln} ${qan} ${awardDate} ${unit ?? ''}`;
    const positions = byKey.get(key);
    if (positions === undefined) byKey.set(key, [index]);
    else positions.push(index);
  });
  const content = (index: number) => {
    const one = said[index] as Said;
    return JSON.stringify(Object.entries({ ...leftOut, publishDate: one.awardDate, ...one }).sort());
  };
  return new Set(
    [...byKey.values()].filter((positions) => positions.length > 1 && new Set(positions.map(content)).size > 1).flat(),
  );
}

function contradiction(index: number): PostedResult {
  const rule = 'result-contradiction';
  const error = {
    in: 'body',
    pointer: `/results/${index}`,
    rule,
    message: messageOf(rule),
    actor: rules[rule].actor,
  } as const;
  return { outcome: 'refused', errors: [error] };
}

function itemOf(
  call: ApiCall<OperationId>,
  { verdict }: Receipt,
  index: number,
  nowhere: ReadonlySet<string>,
): PostedResult {
  const pointer = (inItem: string) => `/results/${index}${inItem}`;
  switch (verdict.outcome) {
    case 'accepted':
    case 'unchanged':
      return { outcome: verdict.outcome, ...(nowhere.has(verdict.about) ? {} : { id: verdict.about }) };
    case 'refused': {
      const errors = verdict.faults.map((fault) => faultDetail(call, { ...fault, pointer: pointer(fault.pointer) }));
      return { outcome: 'refused', errors };
    }
    case 'merged': {
      const error = faultDetail(call, { rule: 'uln-merged', pointer: pointer('/uln') });
      return { outcome: 'refused', errors: [error], mergedInto: verdict.into };
    }
    default:
      // The whole call has one sender, and the contract asks for the scope.
      throw new Problem('scope-missing');
  }
}

function resultAnswer({ done: { record, about }, receipt }: Parameters<Parameters<typeof write>[4]>[0]) {
  const result = record.results.find(({ id }) => id === about) as ResultOfLearner;
  const body = resultView({ ...result, uln: record.account.uln }, undefined, true);
  return { status: 200 as const, body, headers: receipt };
}

function resultsFor(call: ApiCall<'listResults'>): ResultsFor {
  const caller = callerOf(call);
  const party = partyAsked(call);
  if ('centre' in party) {
    requireAuthority(caller, party.centre, 'learners:read');
    return { centre: party.centre, now: caller.realmNow.toISOString() };
  }
  requireOwnScope(caller, 'results:read', 'awards:read');
  const { scopes } = caller;
  return { ...party, component: scopes.has('results:read'), diploma: scopes.has('awards:read') };
}

function resultView(
  { points, state, grade, qualification, endsAt: _endsAt, publishAt: _publishAt, ...result }: ResultOfLearner,
  entry: CatalogueQualification | undefined,
  withPoints: boolean,
): ResultView {
  const { version: _version, changedAt: _changedAt, unit, ...rest } = result;
  const title = entry?.title ?? qualification?.title;
  return {
    ...rest,
    ...(unit === undefined ? {} : { unit }),
    ...(title === undefined ? {} : { title }),
    grade: gradeSaid({ grade, unit, state }),
    ...(withPoints && points !== undefined ? { points } : {}),
    ...(qualification === undefined ? {} : { qualification: unlistedView(qualification) }),
  };
}

function unlistedView({ glh, line, ...rest }: NonNullable<ResultOfLearner['qualification']>) {
  return { ...rest, guidedLearningHours: glh, ...(line === undefined ? {} : { line }) };
}
