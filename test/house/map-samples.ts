import {
  after,
  all,
  type Change,
  doorOf,
  LAST_DUE,
  plantedColumn,
  plantedEvent,
  plantedFact,
  plantedJob,
  plantedKind,
  plantedResult,
  plantedRule,
  plantedRuleName,
  plantedSource,
  plantedTable,
  registeredFact,
  renamed,
} from './map-planted.ts';

/** Rows of "to add X, touch Y" in src/README.md, each with a sample: the promised files suffice, and all are needed. */
export const samples: readonly {
  readonly adds: string;
  readonly changes: readonly Change[];
  /** What is not enough, and where the compiler says so. */
  readonly half?: { readonly changes: readonly Change[]; readonly fails: string };
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
    half: {
      fails: 'verify/checks/person/planted.ts',
      changes: [
        {
          file: 'verify/checks/person/planted.ts',
          like: 'verify/checks/person/hukou.ts',
          edit: (text) =>
            text.replace('const hukou', 'const planted').replace("  severity: 'warning',\n", ''),
        },
      ],
    },
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
    half: {
      fails: 'importing/problems/date-problem-codes.ts',
      changes: [
        {
          file: 'importing/problems/date-problem-codes.ts',
          edit: after(
            'export const dateProblemCodes = {\n',
            "  planted: { severity: 'error', what: { zh: '试', en: 'planted' } },\n",
          ),
        },
      ],
    },
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
    half: {
      fails: 'commands/index.ts',
      changes: [{ file: 'commands/index.ts', edit: doorOf('planted', 'addPlanted') }],
    },
  },
  {
    adds: 'a fact that a scheme may ask for',
    changes: [plantedFact, { file: 'facts/facts.ts', edit: registeredFact }],
    half: {
      fails: 'facts/person/planted.ts',
      changes: [
        { ...plantedFact, edit: all(plantedFact.edit, renamed(/ {2}proof: .*\n/, '')) },
        { file: 'facts/facts.ts', edit: registeredFact },
      ],
    },
  },
  {
    adds: 'a sheet whose rows a scheme pays for',
    changes: [
      plantedSource,
      {
        file: 'payout/calculate/events.ts',
        edit: after('  switch (events.sheet) {\n', "    case 'placements':\n      return sql`select 1`;\n"),
      },
      {
        file: 'indicators/rows/event-rows.ts',
        edit: after('  switch (events?.sheet) {\n', "    case 'placements':\n      return sql`select 1`;\n"),
      },
    ],
    half: { fails: 'payout/calculate/events.ts', changes: [plantedSource] },
  },
  {
    adds: 'a roster column that says something of the person',
    changes: [
      ...plantedColumn,
      {
        file: 'importing/kinds/people/holders.ts',
        edit: after('    phone: values.phone,\n', '    planted: values.planted,\n'),
      },
    ],
    half: { fails: 'importing/kinds/people/holders.ts', changes: plantedColumn },
  },
  {
    adds: 'a change that somebody can ask for',
    changes: [{ file: 'db/connection/write.ts', edit: after("  | 'payout'\n", "  | 'plant'\n") }, plantedJob],
    half: { fails: 'jobs/verify/planted.ts', changes: [plantedJob] },
  },
  {
    adds: 'a kind of sheet',
    changes: [
      ...plantedKind,
      { file: 'schemes/language/fact-lists.ts', edit: after('  staff: true,\n', '  planted: true,\n') },
    ],
    half: { fails: 'schemes/language/fact-lists.ts', changes: plantedKind },
  },
  {
    adds: 'a word that a list of deaths or moves may say and that means nobody else',
    changes: [
      {
        file: 'importing/headings/event-words.ts',
        edit: after('list(`死亡 死 亡', ' 试词'),
      },
    ],
  },
  {
    adds: 'a heading or word that says whether a row counts at all',
    changes: [
      {
        file: 'importing/rows/deciding-columns.ts',
        edit: after(
          'export const decidingColumns: readonly DecidingColumns[] = [\n',
          "  { headings: list('试列'), kinds: ['low-income'], words: standing },\n",
        ),
      },
    ],
    half: {
      fails: 'importing/rows/deciding-columns.ts',
      changes: [
        {
          file: 'importing/rows/deciding-columns.ts',
          edit: after(
            'export const decidingColumns: readonly DecidingColumns[] = [\n',
            "  { headings: list('试列'), kinds: ['low-income'] },\n",
          ),
        },
      ],
    },
  },
  {
    adds: 'a column of a list',
    changes: [
      {
        file: 'jobs/verify/due-listing.ts',
        edit: after(LAST_DUE, "  column('试', 'planted', ({ name }) => name, { on: inFiles }),\n"),
      },
    ],
    half: {
      fails: 'jobs/verify/due-listing.ts',
      changes: [
        {
          file: 'jobs/verify/due-listing.ts',
          edit: after(LAST_DUE, "  column('试', 'planted', ({ name }) => name, { on: ['paper'] }),\n"),
        },
      ],
    },
  },
  {
    adds: 'a state or event of a certificate, a result of a review',
    changes: [
      ...plantedEvent,
      ...plantedResult,
      {
        file: 'registry/certificate/certificate-life.ts',
        edit: renamed(/^ {4}cancelled: (?=to|odd)/gm, "    planted: to('valid'),\n    cancelled: "),
      },
      {
        file: 'importing/kinds/people/reviews.ts',
        edit: after("  passed: ['合格', '通过', '符合', '规范', '相符'],\n", "  planted: ['试'],\n"),
      },
    ],
    half: { fails: 'registry/certificate/certificate-life.ts', changes: [...plantedEvent, ...plantedResult] },
  },
  {
    adds: 'a rule of what people write',
    changes: [...plantedRule, plantedRuleName],
    half: { fails: 'reading/tell-figure.ts', changes: plantedRule },
  },
  {
    adds: 'a unit, or a word that qualifies a number',
    changes: [
      {
        file: 'reading/words/units.ts',
        edit: after('const unitWords: readonly UnitWord[] = [\n', "  { word: '试', family: '试' },\n"),
      },
      {
        file: 'kernel/numbers/qualifiers.ts',
        edit: after("  near: { before: '", '几近 '),
      },
    ],
    half: {
      fails: 'reading/words/units.ts',
      changes: [
        {
          file: 'reading/words/units.ts',
          edit: after('const unitWords: readonly UnitWord[] = [\n', "  { word: '试' },\n"),
        },
      ],
    },
  },
  {
    adds: 'a table or column',
    changes: [
      ...plantedTable,
      {
        file: 'db/catalogue.ts',
        edit: after(
          "  setting: { changes: 'freely', known: 'always' },\n",
          "  other: { changes: 'freely', known: 'always' },\n",
        ),
      },
    ],
    half: { fails: 'db/catalogue.ts', changes: plantedTable },
  },
];

/** Rows that nothing here can try: what holds each of them instead. */
export const heldElsewhere: Readonly<Record<string, string>> = {
  'a subsidy': 'test/indicators/payout.test.ts (a new scheme has its figures without a line of code)',
  'a kind of case': 'test/cases (every kind of the folder is tried, each state with each step)',
  'a holiday, a shifted weekend': 'test/cases/work-calendar.test.ts',
  'a new rate': 'test/schemes',
  'an odd file': 'test/commands/odd-files.test.ts',
  'a paragraph of the summary': 'test/reports',
  'a figure': 'test/indicators/load-indicators.test.ts; fixtures/commands/second-district',
  'a kind of figure': 'test/indicators/page.test.ts; src/indicators/indicators.ts is total',
  'a programme of service': 'test/services/programmes.test.ts; fixtures/commands/second-district',
  'another wording of a number that is no other number': 'test/commands/report-verify.test.ts',
  'a list on screen, CSV, Markdown or in a workbook': 'test/commands/everywhere.test.ts',
};
