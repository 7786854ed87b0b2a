import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** 变异测试 the quick tests near the rules, which `npm run mutate` holds against each change that it plants in them. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: [
      'rules-between',
      'household-cap',
      'household-head',
      'household-members',
      'day-edges',
      'low-income-in-month',
      'two-certificates',
      'applications',
      'award-year',
      'patterns',
      'explain',
      'within-caps',
      'apply-group',
    ]
      .map((name) => `test/payout/${name}.test.ts`)
      .concat('test/registry/**/*.test.ts', 'test/facts/*.test.ts', 'test/db/certificate-life.test.ts'),
    // Faults are planted in the sources, not in what is built of them.
    env: { DPF_TEST_ENTRY: 'src/main.ts' },
    testTimeout: 60_000,
  },
});
