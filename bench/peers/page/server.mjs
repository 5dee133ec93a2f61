// The least that shows such a page: Fastify and the same templates, with the same words each time; nobody signed in, no
// database.
import Fastify from 'fastify';

const { createRendering } = await import(new URL('../../../dist/web/rendering.js', import.meta.url).href);
const render = createRendering();
const learner = {
  ...{ uln: '1000000051', givenName: 'Zoë', familyName: 'O’Brien-Smith', dateOfBirth: '1994-05-17', status: 'open' },
  diplomas: [{ text: 'Engineering, Higher', claimed: true }],
};
const entries = ['Learners', 'Batch files', 'Results'].map((text) => ({ text, href: `/${text}`, active: false }));
const model = {
  page: {
    ...{ title: 'Learners', nonce: 'nonce', urls: {}, fragment: false, once: 'once', seen: '2010-09-24', csrf: 'csrf' },
    ...{ brand: 'neutral', sandbox: true, today: '2010-09-24', path: '/learners', navigation: entries },
    who: { name: 'Learner administrator', organisation: 'Harrowdene School' },
  },
  ...{
    search: { text: '', line: '', level: '', status: 'open' },
    lines: [],
    levels: [],
    mayOpen: true,
    mayRecord: true,
  },
  learners: Array.from({ length: 25 }, () => learner),
};

const app = Fastify();
app.get('/', async () => 'here');
app.get('/learners', (_request, reply) =>
  reply.type('text/html; charset=utf-8').send(render('learners/view.njk', model)),
);
await app.listen({ port: Number(process.env.PORT) });
