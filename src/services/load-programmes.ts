import { z } from 'zod';
import { compact } from '../importing/cells/clean.ts';
import { categories } from '../kernel/certificate-number.ts';
import type { Loaded, PolicySource } from '../policies/policy-source.ts';
import { type Finding, readPolicy } from '../policies/read-policy.ts';
import { policyId, record, span, words, yuan } from '../policies/shapes.ts';
import { type Programme, serviceUnits, spellingsOf } from './programme.ts';

const age = z.number().int().min(0).max(150);
const programme = record({
  id: policyId,
  title: words,
  names: z.array(words).default([]),
  unit: z.enum(serviceUnits),
  named: z.boolean(),
  ages: span(age, age).optional(),
  categories: z.array(z.enum(categories)).min(1).optional(),
  certificate: z.enum(['needed', 'not_needed']).default('not_needed'),
  most: yuan.optional(),
  once: z.enum(['year', 'ever']).optional(),
  unverified: words.optional(),
}).transform(
  ({ named, certificate, most, ages: span, categories: whom, once, unverified, ...rest }): Programme => ({
    ...rest,
    isNamed: named,
    needsCertificate: certificate === 'needed',
    ...(span && { ages: span }),
    ...(whom && { categories: whom }),
    ...(most !== undefined && { mostFen: most }),
    ...(once && { once }),
    ...(unverified !== undefined && { unverified }),
  }),
);

const shape = record({ programmes: z.array(programme) });

/** Reads `programmes.yaml`; a word that means two programmes, or an id given twice, is a fault of the second. */
export function loadProgrammes(source: PolicySource): Loaded<readonly Programme[]> {
  const { value, faults } = readPolicy(source, shape, lint);
  return value ? { value: value.programmes, faults } : { faults };
}

/** Only what the lint compares, as in lint-scheme.ts. */
const comparable = z
  .object({
    programmes: z.array(
      z.object({ id: z.string(), title: z.string(), names: z.array(z.string()).catch([]) }).catch({
        id: '',
        title: '',
        names: [],
      }),
    ),
  })
  .catch({ programmes: [] });

function lint(plain: unknown): readonly Finding[] {
  const { programmes } = comparable.parse(plain);
  const keys = programmes.map((one) => spellingsOf(one).map(compact));
  return programmes.flatMap(({ id }, index): readonly Finding[] => {
    const before = programmes.slice(0, index);
    const taken = new Set(keys.slice(0, index).flat());
    const word = keys[index]?.find((key) => key !== '' && taken.has(key));
    return [
      ...(id !== '' && before.some((one) => one.id === id)
        ? [{ path: ['programmes', index, 'id'], message: { zh: '与前面的重复', en: 'given before' } }]
        : []),
      ...(word === undefined
        ? []
        : [
            {
              path: ['programmes', index, 'title'],
              message: {
                zh: `“${word}”已是另一个项目的名称`,
                en: `"${word}" is a name of another programme`,
              },
            },
          ]),
    ];
  });
}
