import { z } from 'zod';
import type { CertificatePolicy } from '../../registry/certificate/certificate-policy.ts';
import { loadCertificatePolicy } from './load-certificate-policy.ts';
import type { Loaded, PolicySource } from '../../policies/policy-source.ts';
import { type Finding, readPolicy } from '../../policies/read-policy.ts';
import { parsedText, record, words } from '../../policies/shapes.ts';
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

const lists = record({
  most_ended: record({ people: z.number().int().min(1), percent: z.number().min(0).max(100) }),
  unverified: words.optional(),
}).transform(({ most_ended, unverified }): ListPolicy => ({
  mostEnded: most_ended,
  ...(unverified !== undefined && { unverified }),
}));

/** Of a district that says nothing of its own. */
const anyLists: ListPolicy = { mostEnded: { people: 20, percent: 5 } };

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
