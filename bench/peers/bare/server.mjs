// The least that does the same two things: Fastify and pg, no token, no checks, no validation, no log lines.
import Fastify from 'fastify';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';

// A date is a date: without this pg makes it midnight in the machine's own time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

const clientId = uuidv7();
const realm = Number(process.env.REALM);
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.DATABASE_CONNECTIONS),
  options: '-c timezone=UTC',
});
const app = Fastify();

/** One statement, with a name: PostgreSQL plans it once a session, which more than halves what it costs. */
const readLearner = {
  name: 'read-learner',
  text: `
    SELECT a.uln, a.centre_number, a.given_name, a.family_name, a.date_of_birth, a.gender, a.uci, a.upn, a.status,
           a.opened_at, a.closed_at, a.closed_reason, a.changed_at, a.version,
           d.id, d.line, d.level, d.awarding_body, d.status AS diploma_status, d.programme_id, d.registered_at,
           d.withdrawn_at, d.changed_at AS diploma_changed_at
      FROM learner_account a
      LEFT JOIN learner_diploma d ON d.realm_id = a.realm_id AND d.uln = a.uln
     WHERE a.realm_id = $1 AND a.uln = $2
     ORDER BY d.id`,
};

app.get('/v1/learners/:uln', async (request, reply) => {
  const { rows } = await pool.query({ ...readLearner, values: [realm, request.params.uln] });
  const [row] = rows;
  if (row === undefined) return reply.code(404).send({ message: 'not found' });
  reply.header('etag', `"${row.version}"`);
  return {
    uln: row.uln,
    centre: row.centre_number,
    givenName: row.given_name,
    familyName: row.family_name,
    dateOfBirth: row.date_of_birth,
    gender: row.gender,
    uci: row.uci ?? undefined,
    upn: row.upn ?? undefined,
    status: row.status,
    openedAt: row.opened_at,
    closedAt: row.closed_at ?? undefined,
    closedReason: row.closed_reason ?? undefined,
    changedAt: row.changed_at,
    diplomas: rows
      .filter(({ id }) => id !== null)
      .map((one) => ({
        id: one.id,
        line: one.line,
        level: one.level,
        awardingBody: one.awarding_body,
        status: one.diploma_status,
        programmeId: one.programme_id ?? undefined,
        registeredAt: one.registered_at,
        withdrawnAt: one.withdrawn_at ?? undefined,
        changedAt: one.diploma_changed_at,
      })),
  };
});

app.post('/v1/learners', async (request, reply) => {
  const { uln, givenName, familyName, dateOfBirth, gender, diploma } = request.body;
  const centre = request.headers['das-centre'];
  const now = new Date();
  const id = uuidv7();
  const account = { uln, centre, givenName, familyName, dateOfBirth, gender, status: 'open', openedAt: now };
  const registration = { id, ...diploma, status: 'registered', registeredAt: now };

  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO learner_account (realm_id, uln, centre_number, given_name, family_name, search_name, date_of_birth,
                                    gender, status, opened_at, changed_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $9, 1)`,
      [realm, uln, centre, givenName, familyName, `${familyName} ${givenName}`.toLowerCase(), dateOfBirth, gender, now],
    );
    await client.query(
      `INSERT INTO learner_diploma (realm_id, uln, id, line, level, awarding_body, status, registered_at, changed_at,
                                    version)
       VALUES ($1, $2, $3, $4, $5, $6, 'registered', $7, $7, 1)`,
      [realm, uln, id, diploma.line, diploma.level, diploma.awardingBody, now],
    );
    await client.query(
      `INSERT INTO transaction_log (realm_id, subject, id, transaction, after, person, client_id, supplier, centre,
                                    method, request_id, at)
       VALUES ($1, $2, $3, 'openLearnerAccount', $4, $5, $6, $7, $8, 'directInterface', $9, $10)`,
      [
        realm,
        uln,
        id,
        JSON.stringify({ account, diploma: registration }),
        request.headers['das-actor'],
        clientId,
        'Sandbox supplier',
        centre,
        request.id,
        now,
      ],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
  reply.code(201).headers({ location: `/v1/learners/${uln}`, etag: '"1"', 'das-transaction': id });
  return { ...account, changedAt: now, diplomas: [{ ...registration, changedAt: now }] };
});

await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
process.once('SIGTERM', async () => {
  await app.close();
  await pool.end();
});
