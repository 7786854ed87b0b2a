import { defineConfig } from 'vitest/config';

// .ci/run counts passed and failed tests from this file.
const report = process.env['DPF_TEST_REPORT'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/house/build-once.ts'],
    // Forks: the SQLite driver is native code, and tests change the folder and the time zone of their process.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Loaded as a user's Node does; coverage is of lines of the source.
    server: { deps: { external: [/^(?!.*\/node_modules\/).*\/dist\//] } },
    env: process.argv.includes('--coverage') ? { DPF_TEST_ENTRY: 'src/main.ts' } : {},
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['text-summary'] },
  },
});
