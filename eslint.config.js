import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const pure = [
  'kernel',
  'policies',
  'registry',
  'services',
  'cases',
  'facts',
  'schemes',
  'reading',
  'reports',
  'importing/cells',
  'importing/columns',
  'importing/headings',
  'importing/kinds',
  'importing/problems',
  'importing/rows',
].map((room) => `src/${room}/**/*.ts`);

// dpf never talks to a network: it keeps the data of disabled people, and offices run it offline (ux-security.md §4).
const network = ['net', 'http', 'https', 'http2', 'dns', 'dns/promises', 'tls', 'dgram', 'inspector'];
const noNetwork = network.flatMap((name) =>
  [name, `node:${name}`].map((module) => ({ name: module, message: 'dpf never uses the network.' })),
);

const orReplace = {
  selector:
    ":matches(Literal[value=/\\bOR\\s+REPLACE\\b/i], TemplateElement[value.raw=/\\bOR\\s+REPLACE\\b/i], CallExpression[callee.property.name='orReplace'])",
  message: 'OR REPLACE deletes without firing triggers: history would be lost (payout.md). Use ON CONFLICT.',
};
const literalSpread = {
  selector:
    ':matches(ObjectExpression, ArrayExpression, CallExpression, NewExpression) > SpreadElement > :matches(ObjectExpression, ArrayExpression)',
  message: 'A literal spread into another only hides lines from their limit: write its parts one by one.',
};
const noAsync = {
  selector: ':function[async=true]',
  message: 'The pure rooms are synchronous: read before, compute, write after.',
};
const clock = ['Date', 'process', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'performance'].map(
  (name) => ({
    name,
    message: 'Pure rooms have no clock and no I/O: pass it in.',
  }),
);

export default tseslint.config(
  { ignores: ['dist/', '.cache/', 'coverage/', 'dpf-demo/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Its cure is `!`, which the house forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Code points are what is wanted of a Chinese name.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', orReplace, literalSpread],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-imports': ['error', { paths: noNetwork }],
      'no-restricted-globals': ['error', { name: 'fetch', message: 'dpf never uses the network.' }],
    },
  },
  // A migration is one long list of tables, frozen once landed (style.md §2).
  {
    files: ['src/db/migrations/*.ts'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', orReplace],
    },
  },
  {
    files: pure,
    rules: {
      'no-restricted-globals': ['error', ...clock],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Same input, same bytes.' },
      ],
      'no-restricted-syntax': ['error', orReplace, literalSpread, noAsync],
    },
  },
  {
    // Tests plant what the program forbids, such as INSERT OR REPLACE against the append-only triggers.
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', literalSpread],
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', module: 'writable' } },
  },
  // The launcher must be readable by a Node of any age.
  { files: ['bin/*.js'], rules: { 'no-var': 'off' } },
);
