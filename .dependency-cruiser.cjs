// The walls between the rooms, for `depcruise src dist`. In src every import counts, imports of types too. In dist the
// compiler has erased those, so there the rules are about what runs.

// It reads TypeScript with this; without it, it would find no modules in src, and no faults.
require.resolve('@swc/core');

const pure = '(learners|awards|statistics)';
const doors = '(api|web)';

module.exports = {
  forbidden: [
    {
      name: 'pure-rooms-know-nothing-else',
      comment:
        'Rules, awards and statistics are worked out from plain values: no Fastify, no database, no Node, no package.',
      severity: 'error',
      from: { path: `^src/${pure}/` },
      to: { pathNot: `^src/${pure}/` },
    },
    {
      name: 'pure-rooms-share-types-only',
      severity: 'error',
      from: { path: `^dist/${pure}/` },
      to: { path: `^dist/${pure}/`, pathNot: '^dist/$1/' },
    },
    {
      name: 'doors-do-not-know-each-other',
      comment: 'What two methods of access share lies behind them.',
      severity: 'error',
      from: { path: `^src/${doors}/` },
      to: { path: `^src/${doors}/`, pathNot: '^src/$1/' },
    },
    {
      name: 'only-the-ledger-writes-learners',
      severity: 'error',
      from: { path: `^src/(api|batch|web)/` },
      to: { path: '^src/ledger/save|^src/platform/generated/prisma|@prisma/' },
    },
    {
      name: 'batch-files-know-no-door',
      comment: 'Files come in through the direct interface and the browser, and are taken behind both.',
      severity: 'error',
      from: { path: '^src/batch/' },
      to: { path: `^src/(api|web|onboarding)/` },
    },
    {
      name: 'platform-knows-no-room',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: '^src/platform/' },
    },
    {
      name: 'generated-contract-runs-nothing',
      comment: 'Generated code imports types only.',
      severity: 'error',
      from: { path: '^dist/contract/generated/' },
      to: { pathNot: '^dist/contract/generated/' },
    },
    {
      name: 'nothing-imports-the-composition',
      severity: 'error',
      from: { path: '^src/[^/]+/' },
      to: { path: '^src/[^/]+\\.ts$' },
    },
    {
      name: 'only-the-composition-knows-all-rooms',
      comment: 'compose.ts puts the service together, compose-worker.ts the worker, and app.ts the HTTP side.',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$', pathNot: '^src/(compose|compose-worker|compose-database|app)\\.ts$' },
      to: { path: '^src/[^/]+/', pathNot: '^src/(platform|contract)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: '^dist/' },
      to: { circular: true },
    },
    {
      name: 'the-service-needs-no-development-package',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'every-import-is-there',
      comment: 'What runs in the browser imports by addresses.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/web/assets/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
