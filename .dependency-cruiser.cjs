// The direction rules of design.md §2. test/house/directions.test.ts plants one violation of each and sees it caught.
const kernel = '^src/kernel/';
const room = (name) => `^src/${name}/`;

// Data flows down this list. `registry` stands before `importing`, which fills its types from rows.
const flow = [
  'kernel',
  'files',
  'policies',
  'registry',
  'importing',
  'services',
  'cases',
  'verify',
  'facts',
  'schemes',
  'payout',
  'indicators',
  'reading',
  'reports',
];
// In these a database query is the definition of the thing itself.
const querying = ['verify', 'payout', 'indicators'];
// Of `importing` all is pure but what finds files and what writes: reading a cell needs neither.
const pure =
  '^src/(kernel|policies|registry|services|cases|facts|schemes|reading|reports)/|^src/importing/(?!find/|save/|derive/)';

const error = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

const only = (name, from, allowed) =>
  error(
    name,
    'A room imports kernel and the rooms before it.',
    { path: from },
    { path: '^src/', pathNot: allowed },
  );

const package_ = (name) => `(^|/)node_modules/(@types/)?${name}/|^${name}$`;

const owns = (name, packages, home) =>
  error(
    `${name}-has-one-home`,
    'A package has one home.',
    { path: '^src/', pathNot: home },
    { path: package_(packages) },
  );

const apart = (folder, siblings = `^src/${folder}/`) =>
  error(
    `no-siblings-in-${folder}`,
    'Siblings that are a list never import each other.',
    { path: siblings },
    { path: siblings },
  );

const lookingBack = flow
  .filter((name) => name !== 'reports')
  .map((name) => {
    const before = flow.slice(0, flow.indexOf(name) + 1).map(room);
    const database = [...querying, 'importing'].includes(name) ? [room('db')] : [];
    return only(`${name}-looks-back-only`, room(name), [...before, ...database]);
  });

const typesOnly = (name, from, to) =>
  error(
    name,
    'Only types may be taken from here.',
    { path: from },
    { path: to, dependencyTypesNot: ['type-only'] },
  );

/** What the program is made of. */
const built =
  '@e965/xlsx|better-sqlite3|chalk|chinese-days|commander|csv-parse|csv-stringify|docx|exceljs|fastest-levenshtein|fflate|kysely|opencc-js|pinyin-pro|saxes|yaml|yauzl|zod';

module.exports = {
  forbidden: [
    error('no-circular', 'No file depends on itself.', { path: '^src/' }, { circular: true }),
    error(
      'every-import-resolves',
      'An import names something that exists.',
      { path: '^src/' },
      {
        couldNotResolve: true,
        // One of the two drivers is always left out by npm (ux-security.md §0.2).
        pathNot: '^better-sqlite3',
      },
    ),
    error(
      'every-file-has-a-room',
      'A new room is added to the flow first.',
      { path: '^src/', pathNot: `^src/(${flow.join('|')}|db|jobs|commands)/|^src/(cli|main)\\.ts$` },
      {},
    ),
    ...lookingBack,
    only('reports-see-kernel-files-and-indicators-only', room('reports'), [
      kernel,
      room('files'),
      room('indicators'),
      room('reports'),
    ]),
    typesOnly('reports-take-types-only', room('reports'), '^src/(files|indicators)/'),
    only('db-sees-kernel-and-registry-only', room('db'), [kernel, room('registry'), room('db')]),
    only('jobs-never-see-commands', room('jobs'), [...flow, 'db', 'jobs'].map(room)),
    only('commands-see-jobs-and-kernel-only', room('commands'), [kernel, room('jobs'), room('commands')]),
    only('the-edge-sees-commands-only', '^src/(cli|main)\\.ts$', [
      '^src/cli\\.ts$',
      kernel,
      room('jobs'),
      room('commands'),
    ]),
    error(
      'migrations-import-nothing-of-ours',
      'Frozen once landed.',
      { path: room('db/migrations') },
      { path: '^src/' },
    ),
    error(
      'pure-rooms-see-no-node',
      'Synchronous, no clock, no I/O.',
      { path: pure },
      { dependencyTypes: ['core'] },
    ),
    error('pure-rooms-see-no-db', 'Read before, compute, save after.', { path: pure }, { path: room('db') }),
    error(
      'kernel-is-plain',
      'The words everyone uses need no package.',
      { path: kernel },
      { path: 'node_modules/' },
    ),
    error(
      'no-network',
      'dpf never uses the network.',
      { path: '^src/' },
      {
        path: '^(node:)?(net|https?|http2|dns|dns/promises|tls|dgram|inspector)$',
      },
    ),
    error(
      'no-dev-packages-in-src',
      'The build takes these packages into dist; all others are tools.',
      { path: '^src/' },
      {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only', 'npm-optional'],
        pathNot: `node_modules/(${built})/`,
      },
    ),
    ...['verify/checks', 'importing/kinds', 'db/migrations'].map((folder) => apart(folder)),
    apart('commands', '^src/commands/(?!frame/)[^/]+/(?!show-)'),
    error(
      'the-frame-sees-no-command',
      'What all commands share knows none of them.',
      { path: '^src/commands/frame/' },
      { path: '^src/commands/(?!frame/)' },
    ),
    owns('better-sqlite3', 'better-sqlite3(-napi)?', '^src/db/connection/driver\\.ts$'),
    owns('spreadsheets', '(exceljs|docx|csv-parse|csv-stringify|yauzl|saxes|fflate)', room('files')),
    owns('terminal', '(commander|chalk)', '^src/(commands/|cli\\.ts$|main\\.ts$)'),
    owns('kysely', 'kysely', '^src/(db|verify|payout|indicators)/'),
    owns('yaml', 'yaml', room('policies')),
    owns('holidays', 'chinese-days', '^src/cases/work-calendar\\.ts$'),
    owns('traditional', 'opencc-js', '^src/registry/names/variants\\.ts$'),
    owns('pinyin', 'pinyin-pro', '^src/registry/names/pinyin\\.ts$'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
    },
  },
};
