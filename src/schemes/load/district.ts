import { z } from 'zod';
import type { CertificatePolicy } from '../../registry/certificate/certificate-policy.ts';
import { loadCertificatePolicy } from './load-certificate-policy.ts';
import type { Loaded, PolicySource } from '../../policies/policy-source.ts';
import { type Finding, readPolicy } from '../../policies/read-policy.ts';
import { parsePlainDate, type PlainDate } from '../../kernel/plain-date.ts';
import { date, parsedText, record, report, words } from '../../policies/shapes.ts';
import { spellingKey, type Subdistrict } from '../../registry/subdistrict.ts';

/** 区 a district's own facts: its name, population, subdistricts and what holds for its certificates. */
export type District = {
  readonly id: string;
  readonly name: string;
  readonly federation: string;
  readonly population: readonly Population[];
  readonly subdistricts: readonly Subdistrict[];
  readonly lists: ListPolicy;
  readonly certificates: CertificatePolicy;
};

/** 名单的界限 how many may leave with one list, in people and in percent of those on it, before somebody has to say what it is. */
export type ListPolicy = {
  readonly mostEnded: { readonly people: number; readonly percent: number };
  /** 当年的名单 until which day of the next year a list still speaks of a year, by day. */
  readonly ofYear: readonly ListsOfYear[];
  /** 花名册 says little of today when it is older than so many days. */
  readonly rosterDays: number;
  readonly unverified?: string;
};

/** 当年名单的期限 from the year of a day on: a list drawn up by `until` (month and day) of the next year is of the year. */
type ListsOfYear = {
  readonly from: PlainDate;
  readonly until: string;
  readonly unverified?: string;
};

/** 户籍人口 registered population of a year; `unverified` says why its source is not trusted yet. */
type Population = {
  readonly year: number;
  readonly people: number;
  readonly source: string;
  readonly unverified?: string;
};

const population = record({
  year: z.number().int().min(1949).max(9999),
  people: z.number().int().min(1),
  source: words,
  unverified: words.optional(),
}).transform(({ unverified, ...rest }): Population => ({
  ...rest,
  ...(unverified !== undefined && { unverified }),
}));

const subdistrict = record({
  code: parsedText((text) => (/^\d{9}$/.test(text) ? text : undefined), {
    zh: '9 位数字',
    en: 'nine digits',
  }),
  name: words,
  aliases: z.array(words).default([]),
});

const monthDay = parsedText((text) => (parsePlainDate(`2001-${text}`) === undefined ? undefined : text), {
  zh: '月-日，如 "03-31"',
  en: 'a month and day such as "03-31"',
});
const listsOfYear = z
  .array(record({ from: date, until: monthDay, unverified: words.optional() }))
  .min(1)
  .transform((all, context): readonly ListsOfYear[] => {
    for (const [index, { from }] of all.entries())
      if (all.slice(0, index).some((before) => before.from === from))
        report(context, { path: [index, 'from'], message: { zh: '与前面的重复', en: 'given before' } });
    return all
      .map(({ unverified, ...rest }) => ({ ...rest, ...(unverified !== undefined && { unverified }) }))
      .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  });

/** 次年一季度 where a district says nothing of its own; no document does. */
const ROSTER_DAYS = 92;
const anyYear: readonly ListsOfYear[] = [
  { from: '1949-01-01' as PlainDate, until: '03-31', unverified: '没有文件规定，按经验设定' },
];

const lists = record({
  most_ended: record({ people: z.number().int().min(1), percent: z.number().min(0).max(100) }),
  of_year: listsOfYear.default(anyYear),
  roster_days: z.number().int().min(1).max(3660).default(ROSTER_DAYS),
  unverified: words.optional(),
}).transform(({ most_ended, of_year, roster_days, unverified }): ListPolicy => ({
  mostEnded: most_ended,
  ofYear: of_year,
  rosterDays: roster_days,
  ...(unverified !== undefined && { unverified }),
}));

/** Of a district that says nothing of its own. */
const anyLists: ListPolicy = {
  mostEnded: { people: 20, percent: 5 },
  ofYear: anyYear,
  rosterDays: ROSTER_DAYS,
};

const districtShape: z.ZodType<Omit<District, 'certificates'>> = record({
  id: words,
  name: words,
  federation: words,
  population: z.array(population).min(1),
  subdistricts: z.array(subdistrict).min(1),
  lists: lists.default(anyLists),
});

/** Reads `district.yaml` and the `certificates.yaml` beside it; the district is absent if either has faults. */
export function loadDistrict(source: PolicySource, certificateSource: PolicySource): Loaded<District> {
  const district = readPolicy(source, districtShape, lintDistrict);
  const certificates = loadCertificatePolicy(certificateSource);
  const faults = [...district.faults, ...certificates.faults];
  if (!district.value || !certificates.value) return { faults };
  return { value: { ...district.value, certificates: certificates.value }, faults };
}

/** The district that a `district.yaml` says it is of, whatever else may be wrong with it; undefined where it does not. */
export function districtIdOf(source: PolicySource): string | undefined {
  return readPolicy(source, z.looseObject({ id: words })).value?.id;
}

/** Only what the lint compares, as in lint-scheme.ts. */
const comparable = z
  .object({
    name: z.string().catch(''),
    population: z.array(z.object({ year: z.unknown().optional() })).catch([]),
    subdistricts: z
      .array(
        z.object({
          code: z.string().catch(''),
          name: z.string().catch(''),
          aliases: z.array(z.string()).catch([]),
        }),
      )
      .catch([]),
  })
  .catch({ name: '', population: [], subdistricts: [] });

function lintDistrict(plain: unknown): readonly Finding[] {
  const district = comparable.parse(plain);
  const twice = { zh: '与前面的重复', en: 'given before' };
  const years = district.population.map(({ year }) => year);
  const codes = district.subdistricts.map(({ code }) => code);
  const keys = district.subdistricts.map(({ name, aliases }) =>
    [name, ...aliases].map((spelling) => spellingKey(district.name, spelling)),
  );
  return [
    ...repeats(years).map((index) => ({ path: ['population', index, 'year'], message: twice })),
    ...repeats(codes).map((index) => ({ path: ['subdistricts', index, 'code'], message: twice })),
    ...keys.flatMap((own, index) => {
      const taken = new Set(keys.slice(0, index).flat());
      return own.some((key) => key !== '' && taken.has(key))
        ? [{ path: ['subdistricts', index, 'name'], message: twice }]
        : [];
    }),
  ];
}

function repeats(values: readonly unknown[]): readonly number[] {
  return values.flatMap((value, index) =>
    value !== '' && value !== undefined && values.indexOf(value) < index ? [index] : [],
  );
}
