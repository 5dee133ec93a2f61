import type { Actor } from './actor.js';
import { type PartyTransacted, transactFor } from './party-transact.js';
import type { Ledger } from './transact.js';

/** Associates a centre with a Diploma awarding body. Repeating it changes nothing. */
export async function associateAwardingBody(
  ledger: Ledger,
  actor: Actor,
  { centre, awardingBody }: { centre: string; awardingBody: string },
  options: { rehearsal?: boolean } = {},
): Promise<PartyTransacted<undefined>> {
  const key = [actor.realm, centre, awardingBody];
  return transactFor(
    ledger,
    actor,
    'associateAwardingBody',
    { centre },
    async (client, { now }) => {
      const { rowCount } = await client.query(
        'SELECT 1 FROM centre_association WHERE realm_id = $1 AND centre_number = $2 AND awarding_body_code = $3',
        key,
      );
      if (rowCount === 1) return { outcome: 'unchanged', result: undefined };
      const text =
        'INSERT INTO centre_association (realm_id, centre_number, awarding_body_code, associated_at) VALUES ($1, $2, $3, $4)';
      return {
        outcome: 'accepted',
        result: undefined,
        statements: [{ text, values: [...key, now] }],
        after: { awardingBody },
      };
    },
    options,
  );
}
