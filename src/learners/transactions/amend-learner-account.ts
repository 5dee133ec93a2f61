import { accepted, type Command, heldBy, refused, type Transaction, unchanged } from '../decision.js';
import { personFaults, samePerson } from '../person.js';
import type { Person } from '../record.js';

/** The fields to change; `null` takes a UCI or UPN away. */
export interface AmendLearnerAccount extends Command {
  readonly change: Partial<Omit<Person, 'uci' | 'upn'>> & {
    readonly uci?: string | null | undefined;
    readonly upn?: string | null | undefined;
  };
}

/** A centre mends what it entered about the learner. The ULN never changes. */
export const amendLearnerAccount: Transaction<AmendLearnerAccount> = {
  name: 'amendLearnerAccount',
  scope: 'learners:write',
  replaces: (record) => record,

  decide(before, command, circumstances) {
    const { record, verdict } = heldBy(before, command);
    if (record === undefined) return verdict;
    const said = saidOf(command.change);
    const faults = personFaults(said, circumstances, record.account.openedAt.slice(0, 10));
    if (faults.length > 0) return refused(...faults);
    if (samePerson(record.account, said)) return unchanged(record, command.uln);
    return accepted(record, { account: { ...record.account, ...said } }, command.uln, circumstances);
  },
};

/** The fields that are said, with `null` as what takes one away. */
function saidOf(change: AmendLearnerAccount['change']): Partial<Person> {
  const said = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said.map(([field, value]) => [field, value ?? undefined]));
}
