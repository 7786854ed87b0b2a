import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { beforeAll, expect, test } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');
const TWO_MINUTES = 120_000;

/** What is laid over a file: its new text, made from that of another file where it is new. */
type Change = { readonly file: string; readonly like?: string; readonly edit: (text: string) => string };

const after =
  (mark: string, added: string) =>
  (text: string): string => {
    if (!text.includes(mark)) throw new Error(`nothing reads “${mark}” any more: mend the example`);
    return text.replace(mark, mark + added);
  };
const renamed =
  (from: RegExp, to: string) =>
  (text: string): string =>
    text.replace(from, to);

/** Rows of "to add X, touch Y" in src/README.md, each with a sample: the promised files suffice, and all are needed. */
const rows: readonly {
  readonly adds: string;
  readonly changes: readonly Change[];
  readonly half?: readonly Change[];
}[] = [
  {
    adds: 'a check',
    changes: [
      {
        file: 'verify/checks/person/planted.ts',
        like: 'verify/checks/person/hukou.ts',
        edit: renamed(/const hukou/g, 'const planted'),
      },
      {
        file: 'verify/checks.ts',
        edit: (text) =>
          after(
            '  hukou,\n',
            '  planted,\n',
          )(
            after(
              "import { hukou } from './checks/person/hukou.ts';\n",
              "import { planted } from './checks/person/planted.ts';\n",
            )(text),
          ),
      },
    ],
    half: [
      {
        file: 'verify/checks/person/planted.ts',
        like: 'verify/checks/person/hukou.ts',
        edit: (text) => text.replace('const hukou', 'const planted').replace("  severity: 'warning',\n", ''),
      },
    ],
  },
  {
    adds: 'another heading for a column',
    changes: [
      {
        file: 'importing/columns/holder-contact-columns.ts',
        edit: after("headings: ['联系方式',", " '联系手机',"),
      },
    ],
  },
  {
    adds: 'a problem of a sheet',
    changes: [
      {
        file: 'importing/problems/date-problem-codes.ts',
        edit: after(
          'export const dateProblemCodes = {\n',
          "  planted: { severity: 'error', what: { zh: '试', en: 'planted' }, cure: WRITE_DAY },\n",
        ),
      },
    ],
    half: [
      {
        file: 'importing/problems/date-problem-codes.ts',
        edit: after(
          'export const dateProblemCodes = {\n',
          "  planted: { severity: 'error', what: { zh: '试', en: 'planted' } },\n",
        ),
      },
    ],
  },
  {
    adds: 'a command',
    changes: [
      {
        file: 'commands/admin/planted.ts',
        like: 'commands/admin/audit.ts',
        edit: renamed(/addAudit/g, 'addPlanted'),
      },
      { file: 'commands/index.ts', edit: doorOf('planted', 'addPlanted') },
    ],
    half: [{ file: 'commands/index.ts', edit: doorOf('planted', 'addPlanted') }],
  },
];

/** Rows that nothing here can try: what holds each of them instead. */
const heldElsewhere: Readonly<Record<string, string>> = {
  'a subsidy': 'test/indicators/payout.test.ts (a new scheme has its figures without a line of code)',
  'a new rate': 'test/schemes',
  'an odd file': 'test/commands/odd-files.test.ts',
  'a paragraph of the summary': 'test/reports',
};

function doorOf(name: string, add: string): (text: string) => string {
  return after(
    'const doors: readonly Door[] = [\n',
    `  {
    usage: '${name}',
    summary: { zh: '试', en: 'planted' },
    add: async (program, io) => {
      (await import('./admin/${name}.ts')).${add}(program, io);
    },
  },\n`,
  );
}

const table = tableOfMap();

// The source as it is, checked once; what an example touches is checked anew.
beforeAll(() => void compiler(), 5 * TWO_MINUTES);

test.each(rows)(
  'to add $adds, the files that the map names suffice',
  ({ adds, changes, half }) => {
    const promised = [...(table.get(adds) ?? '').matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? '');
    for (const { file } of changes)
      expect(
        promised.some((path) => covers(path, file)),
        `${file} is not promised by “${adds}”`,
      ).toBe(true);
    expect(faultsWith(changes)).toEqual([]);
    if (half) expect(faultsWith(half)).not.toEqual([]);
  },
  TWO_MINUTES,
);

test('each row of the map is in README.md, and no example is of a row that is gone', () => {
  for (const adds of [...rows.map((row) => row.adds), ...Object.keys(heldElsewhere)])
    expect([...table.keys()], adds).toContain(adds);
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

/** What the compiler says of the source with some changes laid over it; only what they touch is looked at anew. */
function faultsWith(changes: readonly Change[]): readonly string[] {
  const overlay = new Map(
    changes.map(({ file, like, edit }) => [at(file), edit(readFileSync(at(like ?? file), 'utf8'))]),
  );
  const { options, roots, host, laid, base } = compiler();
  laid.clear();
  for (const [file, text] of overlay) laid.set(file, text);
  const all = [...new Set([...roots, ...overlay.keys()])];
  const program = ts.createSemanticDiagnosticsBuilderProgram(all, options, host, base);
  const found = [...program.getSyntacticDiagnostics(), ...program.getSemanticDiagnostics()];
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
