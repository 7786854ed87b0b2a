import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { takesOlderDriver } from './src/db/connection/driver.ts';
import type { BuiltPolicies } from './src/jobs/policy/built-policies.ts';
import { readPolicies } from './src/jobs/policy/load-policies.ts';
import { digestOf } from './src/jobs/policy/policies-digest.ts';
import { policyFiles } from './src/jobs/policy/policy-folder.ts';

// `npm run build`: the program in few files, because a process that opens 260 takes seven times as long to start.
const dist = join(import.meta.dirname, 'dist');
/** The rooms whose code decides what is due: a draft on record is given again only by the code that made it. */
const engine = ['kernel', 'policies', 'registry', 'db', 'facts', 'schemes', 'payout'].flatMap((room) =>
  readdirSync(join(import.meta.dirname, 'src', room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => ({
      file: `${room}/${name}`,
      text: readFileSync(join(import.meta.dirname, 'src', room, name), 'utf8'),
    })),
);

/** 期限 what is due, asked every morning: it takes the registry and little more. */
const dueCases = ['src/jobs/cases/list-cases.ts', 'src/jobs/cases/cases-listing.ts'];
/** 核对文稿 a job that asks no database of its own. */
const withoutDatabase = 'src/jobs/report/written-text/check-summary.ts';
/** What a job rests on beside the start: what is due, and a question about money, of which `explain` takes the most. */
const restsOn = (path: string): readonly string[] =>
  path.startsWith('src/jobs/') && path !== withoutDatabase
    ? [...dueCases, ...(dueCases.includes(path) ? [] : ['src/jobs/payout/explain-payout.ts'])]
    : [];

/**
 * What `import()` loads rests on what is loaded by then: on the start with the frame of every command, and a job on more.
 * To say so at each of these doors makes few files of many: esbuild gives code a file for every set of doors that it
 * stands behind. The commands of a folder are called together and stand behind one door.
 */
const fewFiles: Plugin = {
  name: 'few-files',
  setup(building) {
    // By its path from here, as the names of the files hold what the paths are: so that every folder builds the same.
    building.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const file = relative(import.meta.dirname, join(resolveDir, path)).replaceAll('\\', '/');
      return { path: commands.includes(file) ? posix.dirname(file) : file, namespace: 'door' };
    });
    building.onLoad({ filter: /./, namespace: 'door' }, ({ path }) => {
      const files = path.endsWith('.ts') ? [path] : commands.filter((file) => posix.dirname(file) === path);
      const loaded = ['src/main.ts', 'src/commands/frame/frame.ts', ...restsOn(path)];
      return {
        contents: [
          ...loaded.map((file) => `import './${file}';`),
          ...files.map((file) => `export * from ${JSON.stringify(`./${file}`)};`),
        ].join(''),
        resolveDir: import.meta.dirname,
      };
    });
  },
};
/** The files of commands, of which src/commands/index.ts loads those that a call names. */
const commands = Array.from(
  readFileSync(join(import.meta.dirname, 'src/commands/index.ts'), 'utf8').matchAll(
    /import\('\.\/([^']+)'\)/g,
  ),
  ([, file]) => `src/commands/${file}`,
);

/** commander can start other programs as commands. We have none, and what it takes for that takes time to load. */
const noOtherPrograms: Plugin = {
  name: 'no-other-programs',
  setup(building) {
    building.onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      /node_modules.commander/.test(importer) ? { path, namespace: 'nothing' } : undefined,
    );
    building.onLoad({ filter: /./, namespace: 'nothing' }, () => ({ contents: '' }));
  },
};

/** Of kysely what asks and writes: no tables are made by it, none is merged into, and none is in another schema. */
const questionsAlone: Plugin = {
  name: 'questions-alone',
  setup(building) {
    const leave = (filter: RegExp, name: string): void => {
      building.onLoad({ filter }, () => ({ contents: `export class ${name} {}` }));
    };
    leave(/kysely.dist.esm.schema.schema\.js$/, 'SchemaModule');
    leave(/kysely.dist.esm.query-builder.merge-query-builder\.js$/, 'MergeQueryBuilder');
    leave(/kysely.dist.esm.plugin.with-schema.with-schema-plugin\.js$/, 'WithSchemaPlugin');
  },
};

/** Of exceljs the workbook and what writes it: its CSV and its streams bring ninety packages and are never called. */
const workbookAlone: Plugin = {
  name: 'workbook-alone',
  setup(building) {
    building.onResolve({ filter: /^exceljs$/ }, ({ path }) => ({ path, namespace: 'workbook' }));
    building.onLoad({ filter: /./, namespace: 'workbook' }, () => ({
      contents:
        "import Workbook from 'exceljs/lib/doc/workbook.js';import enums from 'exceljs/lib/doc/enums.js';export default {Workbook,...enums};",
      resolveDir: import.meta.dirname,
    }));
    building.onResolve({ filter: /^\.\.\/csv\/csv$/ }, ({ path }) => ({ path, namespace: 'no-csv' }));
    building.onLoad({ filter: /./, namespace: 'no-csv' }, () => ({ contents: 'module.exports=class{}' }));
  },
};

rmSync(dist, { recursive: true, force: true });
const common = {
  absWorkingDir: import.meta.dirname,
  outbase: 'src',
  outdir: 'dist',
  // One folder deep, as src/kernel/program-folder.ts is.
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Native code stays outside. The rest goes in, so that a user runs what was tested: `overrides` do not reach them.
  external: ['better-sqlite3-napi', '*.node', 'bindings'],
  preserveSymlinks: true,
  charset: 'utf8',
  minifyWhitespace: true,
  minifySyntax: true,
  // write-file-atomic makes names of the name of its own file, which it has not here.
  define: { ENGINE_SHA256: JSON.stringify(digestOf(engine)), __filename: '"write-file-atomic"' },
  // A copy of what node itself has.
  alias: { 'readable-stream': 'node:stream' },
  legalComments: 'none',
  sourcemap: true,
  sourcesContent: false,
  // Some packages are CommonJS and ask for node's own modules, and for nothing else.
  banner: { js: 'const require=globalThis.process.getBuiltinModule;' },
  metafile: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;
const program = await build({
  ...common,
  entryPoints: ['src/main.ts'],
  plugins: [fewFiles, noOtherPrograms, questionsAlone, workbookAlone],
});
// A thread and a process of their own, by the paths that src/ knows them by; they share nothing with the program.
const apart = await build({
  ...common,
  entryPoints: {
    'worker/row-worker': 'src/jobs/import/read/row-worker.ts',
    'worker/legacy-reader': 'src/files/old/legacy-reader.ts',
  },
});
for (const file of Object.keys(program.metafile.outputs)) if (file.endsWith('.js')) withoutFacades(file);
writeFileSync(
  join(dist, 'THIRD-PARTY-NOTICES'),
  noticesOf({ ...program.metafile.inputs, ...apart.metafile.inputs }),
);
writeFileSync(join(dist, 'policies.json'), JSON.stringify(await checkedPolicies('policies')));
if (takesOlderDriver) compileDriver();

/**
 * An import of one of node's own modules reads all that it exports, and loads much of node by it (webcrypto by
 * node:crypto). Asked for by name, it does not. The functions of node:crypto are asked for when they are called, as most
 * answers take none of them.
 */
function withoutFacades(file: string): void {
  const path = join(import.meta.dirname, file);
  const text = readFileSync(path, 'utf8').replaceAll(
    /\bimport(?: ([\w$]+) |\{([\w$, ]+)\})from("node:[\w/]+");/g,
    (_, whole: string | undefined, names: string | undefined, module: string) => {
      const asked = `globalThis.process.getBuiltinModule(${module})`;
      if (names === undefined || module !== '"node:crypto"')
        return `const ${whole ?? `{${names?.replaceAll(' as ', ':')}}`}=${asked};`;
      const functions = names.split(',').map((name) => {
        const [theirs = '', ours = theirs] = name.trim().split(' as ');
        return `${ours}=(...given)=>${asked}.${theirs}(...given)`;
      });
      return `const ${functions.join()};`;
    },
  );
  writeFileSync(path, text);
}

/** Installing runs no script of any package (.npmrc). One has to run, and only where an old Node needs what it makes. */
function compileDriver(): void {
  const npm = process.env['npm_execpath'];
  if (existsSync('node_modules/better-sqlite3/build/Release/better_sqlite3.node')) return;
  console.log(`Node ${process.versions.node}: better-sqlite3 is compiled, once, in about a minute`);
  const rebuild = ['rebuild', 'better-sqlite3', '--ignore-scripts=false'];
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...rebuild], { stdio: 'inherit' })
    : spawnSync('npm', rebuild, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error('better-sqlite3 cannot be compiled: it takes Python and a C++ compiler');
}

/** The packaged policies, read and checked once for all. A faulty file ends the build. */
async function checkedPolicies(folder: string): Promise<BuiltPolicies> {
  const districts = readdirSync(folder).map((district) => join(folder, district));
  const checked = districts.map(async (path) => {
    const { dir, ...policies } = await readPolicies(path);
    return { files: policyFiles(dir), policies };
  });
  return Promise.all(checked);
}

/** The licences of the packages whose code is now in ours. */
function noticesOf(inputs: Metafile['inputs']): string {
  const folders = Object.keys(inputs).flatMap(
    (file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [],
  );
  // nanoid is inside the file that docx comes in.
  const all = new Set([
    ...folders,
    ...(folders.includes('node_modules/docx') ? ['node_modules/docx/node_modules/nanoid'] : []),
  ]);
  const notices = [...all].sort().map((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;
    const files = Object.keys(inputs).filter((file) => file.startsWith(`${folder}/`));
    const text = readFileSync(licenceOf(folder, name), 'utf8').trim();
    return `${[`${name} ${version}`, text, ...new Set(files.flatMap(legalComments))].join('\n\n')}\n`;
  });
  // The stroke orders in src/registry/names/strokes.ts.
  notices.push(
    `cnchar-order 3.2.6\n\n${readFileSync(join(import.meta.dirname, 'licences/cnchar-order.txt'), 'utf8').trim()}\n`,
  );
  return notices.join(`\n${'-'.repeat(80)}\n\n`);
}

/** What a file says of code of others in it. */
function legalComments(file: string): readonly string[] {
  const comments =
    readFileSync(join(import.meta.dirname, file), 'utf8').match(/\/\*(?:(?!\*\/)[^])*\*\//g) ?? [];
  return comments.filter((comment) => /^\/\*!|@license|@preserve/.test(comment));
}

/** The text that a package brings, else the one of its repository that we keep for it. */
function licenceOf(folder: string, name: string): string {
  const own = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  const licence =
    own === undefined ? join(import.meta.dirname, 'licences', `${name}.txt`) : join(folder, own);
  if (!existsSync(licence)) throw new Error(`${folder} has no licence to go with its code`);
  return licence;
}

type Package = { readonly name: string; readonly version: string };
