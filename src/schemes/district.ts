import { z } from 'zod';
import type { ValidityExtension, ValidityPolicy } from '../registry/validity.ts';
import type { Loaded, PolicySource } from './policy-source.ts';
import { type Finding, readPolicy } from './read-policy.ts';
import type { Basis } from './scheme.ts';
import { basis, date, parsedText, record, words } from './shapes.ts';
import { spellingKey, type Subdistrict } from './subdistrict.ts';

/** 区 a district's own facts: its name, population, subdistricts and how long its certificates are valid. */
export type District = {
  readonly id: string;
  readonly name: string;
  readonly federation: string;
  readonly population: readonly Population[];
  readonly subdistricts: readonly Subdistrict[];
  readonly certificates: ValidityPolicy & { readonly extensions: readonly DistrictExtension[] };
};

/** 户籍人口 registered population of a year; `unverified` says why its source is not trusted yet. */
type Population = {
  readonly year: number;
  readonly people: number;
  readonly source: string;
  readonly unverified?: string;
};

/** 有效期顺延 with the document it rests on. */
type DistrictExtension = ValidityExtension & {
  readonly basis: readonly Basis[];
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

const extension = record({
  expires_from: date,
  expires_to: date,
  until: date,
  basis,
  unverified: words.optional(),
}).transform(({ expires_from, expires_to, until, basis: documents, unverified }): DistrictExtension => ({
  expiresFrom: expires_from,
  expiresTo: expires_to,
  until,
  basis: documents,
  ...(unverified !== undefined && { unverified }),
}));

const certificates = record({
  validity_years: z.number().int().min(1).max(99),
  last_day: z.enum(['day-before-anniversary', 'anniversary']),
  extensions: z.array(extension).default([]),
}).transform(({ validity_years, last_day, extensions }) => ({
  validityYears: validity_years,
  lastDay: last_day,
  extensions,
}));

const districtShape: z.ZodType<District> = record({
  id: words,
  name: words,
  federation: words,
  population: z.array(population).min(1),
  subdistricts: z.array(subdistrict).min(1),
  certificates,
});

/** Reads `district.yaml`. */
export function loadDistrict(source: PolicySource): Loaded<District> {
  return readPolicy(source, districtShape, lintDistrict);
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
    certificates: z
      .object({ extensions: z.array(z.record(z.string(), z.unknown())).catch([]) })
      .catch({ extensions: [] }),
  })
  .catch({ name: '', population: [], subdistricts: [], certificates: { extensions: [] } });

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
    ...district.certificates.extensions.flatMap(({ expires_from, expires_to, until }, index) => {
      const days = [expires_from, expires_to, until].filter((day) => typeof day === 'string');
      const isInOrder = days.length < 3 || days.join() === days.toSorted().join();
      const message = {
        zh: '应为 expires_from ≤ expires_to ≤ until',
        en: 'must be expires_from ≤ expires_to ≤ until',
      };
      return isInOrder ? [] : [{ path: ['certificates', 'extensions', index], message }];
    }),
  ];
}

function repeats(values: readonly unknown[]): readonly number[] {
  return values.flatMap((value, index) =>
    value !== '' && value !== undefined && values.indexOf(value) < index ? [index] : [],
  );
}
