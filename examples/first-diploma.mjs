// From token to claim in the sandbox, as an MIS supplier's program does it: plain fetch, no dependency.
// Start the service (npm start), then: node examples/first-diploma.mjs
import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const file = process.env.DAS_STARTER_KIT ?? join(process.env.DAS_DATA_DIR ?? '.das', 'starter-kit.json');
const kit = JSON.parse(await readFile(file, 'utf8'));
const base = process.env.DAS_BASE_URL ?? kit.baseUrl;
const centre = kit.centre.number;

/** A client assertion: a JWT signed with our own key, used once (RFC 7523). */
function assertion() {
  const { clientId, privateJwk } = kit.supplier;
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: clientId, sub: clientId, aud: kit.issuer, jti: randomUUID(), iat: now, exp: now + 60 };
  const content = `${part({ alg: 'ES256', kid: privateJwk.kid, typ: 'JWT' })}.${part(claims)}`;
  const key = { key: createPrivateKey({ key: privateJwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' };
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
}

async function getToken() {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion(),
  });
  const answer = await fetch(`${base}/oauth/token`, { method: 'POST', body: form });
  if (!answer.ok) throw new Error(`no token: ${await answer.text()}`);
  return (await answer.json()).access_token;
}

const token = await getToken();

/** One call. A refusal says everything that is wrong, and who has to act. */
async function call(method, path, { body, etag } = {}) {
  const headers = { authorization: `Bearer ${token}`, 'das-centre': centre, 'das-actor': 'exams.officer' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (method === 'POST') headers['idempotency-key'] = randomUUID();
  if (etag !== undefined) headers['if-match'] = etag;
  const answer = await fetch(`${base}${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const content = await answer.json();
  if (!answer.ok) {
    console.error(`${method} ${path}: ${content.title}`);
    for (const error of content.errors ?? [])
      console.error(`  ${error.pointer}: ${error.message} (${error.actor} has to act)`);
    process.exit(1);
  }
  return content;
}

/** A ULN that has no account yet: the example can be run again and again. */
async function freeUln() {
  const taken = new Set();
  for (let path = '/v1/learners?limit=500'; path; ) {
    const page = await call('GET', path);
    for (const learner of page.items) taken.add(learner.uln);
    path = page.next && `/v1/learners?limit=500&after=${page.next}`;
  }
  const uln = kit.ulns.find((candidate) => !taken.has(candidate));
  if (uln === undefined) throw new Error('every ULN of the starter kit is in use');
  return uln;
}

const uln = await freeUln();
const learner = `/v1/learners/${uln}`;

await call('POST', '/v1/learners', {
  body: { uln, givenName: 'Zoë', familyName: 'O’Brien-Smith', dateOfBirth: '1994-05-17', gender: 'female' },
});
console.log(`Opened a learner account for ${uln} at ${kit.centre.name}.`);

const diploma = await call('POST', `${learner}/diplomas`, {
  body: { line: 'engineering', level: 'higher', awardingBody: kit.diplomaAwardingBody.code },
});
console.log(`Registered: ${diploma.line}, ${diploma.level}, with ${diploma.awardingBody}.`);

await call('PUT', `${learner}/component-completions/2/plts`, {
  body: {
    independentEnquiry: true,
    creativeThinking: true,
    reflectiveLearning: true,
    teamWorking: true,
    selfManagement: true,
    effectiveParticipation: true,
    completedOn: '2010-09-24',
  },
});
await call('PUT', `${learner}/component-completions/2/work-experience`, {
  body: { completed: true, days: 10, from: '2010-09-06', to: '2010-09-17' },
});
console.log('Recorded PLTS and work experience.');

const claim = await call('POST', '/v1/claims', { body: { uln, diplomaId: diploma.id } });
console.log(`Claimed the Diploma: ${claim.status}.`);

console.log('\nProgress:');
const progress = await call('GET', `${learner}/diplomas/${diploma.id}/progress`);
for (const condition of progress.conditions) {
  console.log(`  ${condition.state === 'met' ? 'met    ' : 'not yet'}  ${condition.title}`);
  for (const missing of condition.missing)
    console.log(`             ${missing} (${condition.actor}, by ${condition.by})`);
}

console.log('\nHistory:');
const history = await call('GET', `${learner}/history`);
for (const entry of history.items)
  console.log(`  ${entry.at}  ${entry.transaction}, by ${entry.person} through ${entry.supplier}`);
