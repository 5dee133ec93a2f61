/**
 * To begin a statement with: `mine`, the claims that stand of a centre's learners, and `told`, the last decision on each as
 * far as it is told. `$1` is the realm, `$2` the centre, `$3` the instant. The claims are looked up once and for themselves:
 * PostgreSQL thinks far too little of what is not decided, and would otherwise begin with the claims of every centre.
 */
export const claimsAndTold = `WITH mine AS MATERIALIZED (
    SELECT a.uln, a.search_name, a.status, c.id, c.diploma_id FROM learner_account a
    JOIN claim c ON c.realm_id = a.realm_id AND c.uln = a.uln AND c.status = 'claimed'
    WHERE a.realm_id = $1 AND a.centre_number = $2 AND a.status <> 'merged'),
  told AS (
    SELECT DISTINCT ON (e.uln, e.claim_id) e.uln, e.claim_id, mine.diploma_id, e.decision, e.grade FROM mine
    JOIN decision e ON e.realm_id = $1 AND e.uln = mine.uln AND e.claim_id = mine.id AND e.publish_at <= $3
    ORDER BY e.uln, e.claim_id, e.id DESC)`;
