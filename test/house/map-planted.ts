/** What is laid over a file: its new text, made from that of another file where it is new. */
export type Change = {
  readonly file: string;
  readonly like?: string;
  readonly edit: (text: string) => string;
};

export const after =
  (mark: string, added: string) =>
  (text: string): string => {
    if (!text.includes(mark)) throw new Error(`nothing reads “${mark}” any more: mend the example`);
    return text.replace(mark, mark + added);
  };
export const renamed =
  (from: RegExp, to: string) =>
  (text: string): string =>
    text.replace(from, to);

/** Several changes of one text, one after the other. */
export const all =
  (...edits: readonly ((text: string) => string)[]) =>
  (text: string): string =>
    edits.reduce((changed, edit) => edit(changed), text);
/** A new file that says what it is given. */
const whole = (text: string) => (): string => text;

export const plantedFact: Change = {
  file: 'facts/person/planted.ts',
  like: 'facts/person/guardian-known.ts',
  edit: all(renamed(/guardianKnown/, 'planted'), renamed(/'guardian\.known'/, "'planted'")),
};
export const registeredFact = all(
  after("import { alive } from './person/alive.ts';\n", "import { planted } from './person/planted.ts';\n"),
  after('const registry = [\n', '  planted,\n'),
);

export const plantedSource: Change = {
  file: 'facts/event-sources.ts',
  edit: all(
    after('export type Events =\n', "  | { readonly sheet: 'placements' }\n"),
    after(
      'EventSource>> = {\n',
      "  placements: { label: { zh: '试', en: 'planted' }, units: ['person'], facts: [] },\n",
    ),
  ),
};

export const plantedColumn: readonly Change[] = [
  {
    file: 'importing/columns/holder-person-columns.ts',
    edit: after(
      'export const holderPersonColumns = [\n',
      "  { field: 'planted', heading: '试列', headings: [], hint: NONE, required: false, as: readText, width: 8 },\n",
    ),
  },
  {
    file: 'registry/certificate/statement.ts',
    edit: all(
      after('  readonly phone?: string | undefined;\n', '  readonly planted?: string | undefined;\n'),
      after("  phone: 'phone',\n", "  planted: 'planted',\n"),
    ),
  },
  ...migrationOf('column', 'alter table person add column planted text'),
  { file: 'db/schema.ts', edit: after('  person: Provenance & {\n', '    planted: string | null;\n') },
  {
    file: 'jobs/person/person-history.ts',
    edit: after("  name: { zh: '姓名', en: 'name' },\n", "  planted: { zh: '试', en: 'planted' },\n"),
  },
];

export const plantedJob: Change = {
  file: 'jobs/verify/planted.ts',
  edit: whole(`import type { JobContext } from '../frame/context.ts';
import { writing } from '../frame/writing.ts';

export async function plant(context: JobContext): Promise<void> {
  return writing(context, 'plant', () => Promise.resolve({ result: undefined, log: [{ body: {} }] }), {
    saved: () => undefined,
  });
}
`),
};

export const plantedKind: readonly Change[] = [
  {
    file: 'importing/kinds/people/planted.ts',
    like: 'importing/kinds/people/staff.ts',
    edit: all(
      renamed(/const staff /, 'const planted '),
      renamed(/kind: 'staff'/, "kind: 'planted'"),
      renamed(/'staff_relative'/, "'planted'"),
    ),
  },
  {
    file: 'importing/kinds.ts',
    edit: all(
      after(
        "import { staff } from './kinds/people/staff.ts';\n",
        "import { planted } from './kinds/people/planted.ts';\n",
      ),
      after('  staff,\n', '  planted,\n'),
    ),
  },
  ...migrationOf('kind', 'create table planted (id integer primary key) strict'),
  { file: 'db/catalogue.ts', edit: after('  staff_relative: ofPerson,\n', '  planted: ofPerson,\n') },
];

export const plantedEvent: readonly Change[] = [
  {
    file: 'registry/certificate/certificate.ts',
    edit: all(
      after('export type CertificateEventKind =\n', "  | 'planted'\n"),
      after("  issued: 'valid',\n", "  planted: 'valid',\n"),
      after("  issued: { zh: '新办', en: 'issued' },\n", "  planted: { zh: '试', en: 'planted' },\n"),
    ),
  },
  ...migrationOf('event', 'select 1'),
];

export const plantedResult: readonly Change[] = [
  {
    file: 'registry/review.ts',
    edit: all(
      after('export const reviewResults = [\n', "  'planted',\n"),
      after(
        "  void: { name: { zh: '宣布作废', en: 'declared void' }, isReviewed: true, next: [] },\n",
        "  planted: { name: { zh: '试', en: 'planted' }, isReviewed: true, next: [] },\n",
      ),
    ),
  },
  ...migrationOf('result', 'select 1'),
];

export const plantedTable: readonly Change[] = [
  ...migrationOf('table', 'create table other (name text primary key) strict'),
  { file: 'db/schema.ts', edit: after('export type Tables = {\n', '  other: { name: string };\n') },
];

export const LAST_DUE = "  column('事项', 'what', ({ what }) => what, { width: 12 }),\n";

/** A migration of one statement, and its line in the list of them. */
function migrationOf(name: string, statement: string): readonly Change[] {
  return [
    {
      file: `db/migrations/0002-${name}.ts`,
      edit: whole(`export const statements: readonly string[] = ['${statement}'];\n`),
    },
    {
      file: 'db/connection/migrate.ts',
      edit: all(
        after(
          "import { statements as foundation } from '../migrations/0001-foundation.ts';\n",
          `import { statements as ${name} } from '../migrations/0002-${name}.ts';\n`,
        ),
        renamed(/\[\s*foundation/, `[foundation, ${name}`),
      ),
    },
  ];
}

export function doorOf(name: string, add: string): (text: string) => string {
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

export const plantedRule: readonly Change[] = [
  {
    file: 'reading/claims/sums/planted.ts',
    like: 'reading/claims/sums/items.ts',
    edit: all(renamed(/itemClaims/, 'plantedClaims'), renamed(/rule: 'items'/, "rule: 'planted'")),
  },
  {
    file: 'reading/claims/claims.ts',
    edit: all(
      after(
        "import { itemClaims, listedItemClaims, stepClaims } from './sums/items.ts';\n",
        "import { plantedClaims } from './sums/planted.ts';\n",
      ),
      after('    ...itemClaims(prose),\n', '    ...plantedClaims(prose),\n'),
    ),
  },
  { file: 'reading/claims/claim.ts', edit: after("  | 'items'\n", "  | 'planted'\n") },
];
export const plantedRuleName: Change = {
  file: 'reading/tell-figure.ts',
  edit: after(
    "  items: { zh: '项数', en: 'a count of items' },\n",
    "  planted: { zh: '试', en: 'planted' },\n",
  ),
};
