import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

// On another server than the embedded one, the tests of the embedded one have nothing to say.
const onOtherServer = process.env.TEST_DATABASE_URL !== undefined;

export default defineConfig({
  test: {
    // Vitest's own choice is one less than the processors, and on two that is one.
    maxWorkers: Math.max(2, availableParallelism()),
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/property/**/*.test.ts'],
          // Nothing to isolate in pure functions; a fresh world per file would cost more than the tests.
          pool: 'threads',
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: [
            'test/{integration,contract,acceptance,faults}/**/*.test.ts',
            ...(process.env.DAS_SOAK === '1' ? ['test/soak/**/*.test.ts'] : []),
          ],
          exclude: [
            ...configDefaults.exclude,
            ...(onOtherServer ? ['test/integration/embedded-postgres*.test.ts'] : []),
          ],
          globalSetup: 'test/support/database-server.ts',
          // Each file has a database and a service of its own, and those keep nothing in modules but what they read and
          // compiled. To read and compile that anew for each file took half of the processor time of all of them.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [
            'test/browser/**/*.test.ts',
            ...(process.env.DAS_SCREENSHOTS === '1' ? ['test/screenshots/**/*.test.ts'] : []),
          ],
          globalSetup: ['test/support/database-server.ts', 'test/support/chromium.ts'],
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        // What is measured by the clock is measured when nothing else runs, after everything else.
        test: { name: 'alone', include: ['test/alone/**/*.test.ts'], sequence: { groupOrder: 1 } },
      },
    ],
  },
});
