import { accepted, type Command, heldBy, refused, type Transaction, unchanged } from '../decision.js';
import { personFaults } from '../person.js';
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
    const { account } = record;
    const said = changedFields(account, command.change);
    if (Object.keys(said).length === 0) return unchanged(record, command.uln);
    const faults = personFaults(said, account.openedAt.slice(0, 10));
    if (faults.length > 0) return refused(...faults);
    return accepted(record, { account: { ...account, ...said } }, command.uln, circumstances);
  },
};

/** What is really to change: what stands already was judged when it was entered. `null` takes a UCI or UPN away. */
function changedFields(account: Person, change: AmendLearnerAccount['change']): Partial<Person> {
  const said = Object.entries(change).filter(([, value]) => value !== undefined);
  const fields = said.map(([field, value]) => [field, value ?? undefined] as const);
  return Object.fromEntries(fields.filter(([field, value]) => account[field as keyof Person] !== value));
}
