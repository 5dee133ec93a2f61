/**
 * The last decision on each claim that stands of a centre's learners, as far as it is told: to be joined to in SQL. `$1` is
 * the realm, `$2` the centre, `$3` the instant.
 */
export const toldDecisions = `(SELECT DISTINCT ON (e.uln, e.claim_id) e.uln, e.claim_id, c.diploma_id, e.decision, e.grade
  FROM learner_account b
  JOIN decision e ON e.realm_id = b.realm_id AND e.uln = b.uln AND e.publish_at <= $3
  JOIN claim c ON c.realm_id = e.realm_id AND c.uln = e.uln AND c.id = e.claim_id AND c.status = 'claimed'
  WHERE b.realm_id = $1 AND b.centre_number = $2 ORDER BY e.uln, e.claim_id, e.id DESC)`;
