import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { beforeAll, expect, test } from 'vitest';
import type { Change } from './map-planted.ts';
import { heldElsewhere, samples } from './map-samples.ts';

const repository = resolve(import.meta.dirname, '../..');
const TWO_MINUTES = 120_000;

const table = tableOfMap();

// The source as it is, checked once; what an example touches is checked anew.
beforeAll(() => void compiler(), 5 * TWO_MINUTES);

test.each(samples)('to add $adds, the map names the files', ({ adds, changes }) => {
  const promised = [...(table.get(adds) ?? '').matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? '');
  const isPromised = ({ file }: Change) => promised.some((path) => covers(path, file));
  expect(changes.filter((change) => !isPromised(change)).map(({ file }) => file)).toEqual([]);
});

test(
  'to add all of these at once, the files that the map names suffice',
  () => {
    expect(faultsWith(samples.flatMap(({ changes }) => changes))).toEqual([]);
  },
  TWO_MINUTES,
);

test.each(samples.filter(({ half }) => half !== undefined))(
  'to add $adds, half of it does not compile',
  ({ half }) => {
    if (half) expect(faultsWith(half.changes, half.fails)).not.toEqual([]);
  },
  TWO_MINUTES,
);

test('each row of the map is tried here or held elsewhere, and no example is of a row that is gone', () => {
  const known = [...samples.map(({ adds }) => adds), ...Object.keys(heldElsewhere)];
  const inMap = [...table.keys()].filter((adds) => adds !== 'to add' && !adds.startsWith('--'));
  expect(known.toSorted()).toEqual(inMap.toSorted());
});

test('every file and folder that the map names is there', () => {
  const text = readFileSync(join(repository, 'src/README.md'), 'utf8');
  const named = [...text.matchAll(/`([\w./-]+\.ts|[\w/-]+\/)`/g)].map(([, path]) => path ?? '');
  const tree = readdirSync(join(repository, 'src'), { recursive: true, withFileTypes: true }).map(
    (entry) =>
      `/${relative(repository, join(entry.parentPath, entry.name))}${entry.isDirectory() ? '/' : ''}`,
  );
  // In the row of a room a name is of that room.
  const isThere = (path: string) =>
    tree.some((known) => known.endsWith(`/${path}`)) || existsSync(join(repository, path));
  expect(named.filter((path) => !isThere(path))).toEqual([]);
});

/** The rows under "To add …, touch …": what to add, and the files named beside it. */
function tableOfMap(): ReadonlyMap<string, string> {
  const text = readFileSync(join(repository, 'src/README.md'), 'utf8');
  const [, section = ''] = text.split('## To add …, touch …');
  const [own = ''] = section.split('\n## ');
  return new Map(
    [...own.matchAll(/^\| (.+?) \| (.+) \|$/gm)].map(([, adds = '', touch = '']) => [adds, touch]),
  );
}

/** Whether a path of the map means a file: itself, a folder of it, or a pattern with `*` or `<noun>`. */
function covers(path: string, file: string): boolean {
  const pattern = path.replace(/[.+]/g, '\\$&').replace(/\*|<\w+>/g, '[^/]+');
  return new RegExp(path.endsWith('/') ? `^${pattern}` : `^${pattern}$`).test(file);
}

function at(file: string): string {
  return join(repository, 'src', file);
}

/** What the compiler says of the source with changes laid over it, or of one file of it; only what they touch is looked at anew. */
function faultsWith(changes: readonly Change[], only?: string): readonly string[] {
  const { options, roots, host, laid, base } = compiler();
  laid.clear();
  for (const { file, like = file, edit } of changes) {
    const before = laid.get(at(file)) ?? (existsSync(at(like)) ? readFileSync(at(like), 'utf8') : '');
    laid.set(at(file), edit(before));
  }
  const files = [...new Set([...roots, ...laid.keys()])];
  const program = ts.createSemanticDiagnosticsBuilderProgram(files, options, host, base);
  const asked = only === undefined ? undefined : program.getSourceFile(at(only));
  // Of one file the plain program is asked: the builder knows what changed only when it is asked of all.
  const from = asked ? program.getProgram() : program;
  const found = [...from.getSyntacticDiagnostics(asked), ...from.getSemanticDiagnostics(asked)];
  laid.clear();
  return found.map(
    ({ file, messageText }) =>
      `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
  );
}

type Compiler = {
  readonly options: ts.CompilerOptions;
  readonly roots: readonly string[];
  readonly host: ts.CompilerHost;
  readonly laid: Map<string, string>;
  readonly base: ts.SemanticDiagnosticsBuilderProgram;
};

let made: Compiler | undefined;

/** The compiler with the source as it is, checked once. */
function compiler(): Compiler {
  if (made) return made;
  const { config } = ts.readConfigFile(join(repository, 'tsconfig.json'), (path) =>
    ts.sys.readFile(path),
  ) as {
    config: object;
  };
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    { ...config, include: ['src'] },
    ts.sys,
    repository,
  );
  const host = ts.createIncrementalCompilerHost(options);
  const laid = new Map<string, string>();
  const plain = { ...host };
  host.readFile = (path) => laid.get(path) ?? plain.readFile(path);
  host.fileExists = (path) => laid.has(path) || plain.fileExists(path);
  const parsed = new Map<string, ts.SourceFile | undefined>();
  host.getSourceFile = (path, ...rest) => {
    if (laid.has(path)) return plain.getSourceFile(path, ...rest);
    if (!parsed.has(path)) parsed.set(path, plain.getSourceFile(path, ...rest));
    return parsed.get(path);
  };
  const base = ts.createSemanticDiagnosticsBuilderProgram(fileNames, options, host);
  expect(base.getSemanticDiagnostics()).toEqual([]);
  made = { options, roots: fileNames, host, laid, base };
  return made;
}
