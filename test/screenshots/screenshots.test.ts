import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, it } from 'vitest';
import type { Role } from '../../src/identity/people/roles.js';
import { confirmed, decideOn, prepared, ready } from '../contract/results.js';
import type { World } from '../contract/world.js';
import { endBrowserAfterwards, newVisitor } from '../support/browser.js';
import { startService, type TestService } from '../support/service.js';

const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));

endBrowserAfterwards();
let service: TestService;
let shown: readonly { readonly name: string; readonly role: Role | undefined; readonly path: string }[];

const names = [
  ['Amelia', 'Hargreaves'],
  ['Benjamin', 'Okonkwo'],
  ['Chloë', 'Fitzgerald'],
  ['Dylan', 'Price-Jones'],
  ['Esra', 'Yılmaz'],
  ['Finn', 'O’Connell'],
] as const;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  service = await startService({ worker: true });
  const world = service as unknown as World;
  for (const [index, [givenName, familyName]] of names.entries())
    await service.open({
      ...{ givenName, familyName, dateOfBirth: `199${3 + (index % 2)}-0${index + 1}-1${index}` },
      diploma: {
        line: index % 2 === 0 ? 'engineering' : 'creative-and-media',
        level: index < 4 ? 'higher' : 'foundation',
        awardingBody: 'NDA',
      },
    });
  const waiting = await prepared(world);
  const one = await ready(world);
  const back = await ready(world);
  await decideOn(world, back.claim, 'referral', { reason: 'Please check the date of birth against the entry form.' });
  const bare = await service.openWithDiploma();
  await service.done('POST', '/v1/claims', { body: { uln: bare.uln, diplomaId: bare.diploma.id } });
  for (let award = 0; award < 3; award++) await confirmed(world);
  const file = [
    'ACTION,ULN,GIVENNAME,FAMILYNAME,DATEOFBIRTH,GENDER',
    `OPEN,${service.nextUln()},Gina,Marsh,1994-05-17,F`,
    'OPEN,123,Hal,Moss,17/05/1994,M',
  ];
  const batch = await service.done('POST', '/v1/batches', {
    raw: `${file.join('\r\n')}\r\n`,
    headers: { 'content-type': 'text/csv' },
    query: { fileName: 'september-starters.csv' },
  });
  shown = [
    { name: 'welcome', role: undefined, path: '/' },
    { name: 'home', role: 'learnerAdministrator', path: '/' },
    { name: 'waiting', role: 'completionRecorder', path: '/waiting' },
    { name: 'learners', role: 'learnerAdministrator', path: '/learners' },
    { name: 'learner', role: 'claimMaker', path: `/learners/${waiting.uln}` },
    { name: 'batch', role: 'learnerAdministrator', path: `/batches/${batch.id}` },
    { name: 'results', role: 'enquirer', path: '/outcomes' },
    { name: 'claim', role: 'awardConfirmer', path: `/claims/${one.claim.id}` },
    { name: 'claims', role: 'awardConfirmer', path: '/claims?award=ready' },
    { name: 'organisations', role: 'serviceManager', path: '/organisations' },
    { name: 'people', role: 'localAdministrator', path: '/people' },
  ];
});
afterAll(() => service?.close());

it('pictures are taken of the main pages', { timeout: 300_000 }, async () => {
  for (const [size, width] of [
    ['desktop', 1280],
    ['phone', 375],
  ] as const) {
    for (const { name, role, path } of shown) {
      const visitor = await newVisitor(service, { width });
      if (role !== undefined) await visitor.signIn(role);
      await visitor.goTo(path);
      await visitor.page.screenshot({ path: `${folder}${name}-${size}.png`, fullPage: true });
      await visitor.close();
    }
  }
});
