import { fen, formatYuan, parseYuan } from '../kernel/fen.ts';
import type { Text } from '../kernel/text.ts';
import type { Fact, FactValue } from './fact.ts';
import { personFacts } from './person-facts.ts';
import { eventFacts, unitFacts } from './unit-facts.ts';

export type { Fact, FactValue } from './fact.ts';

/** 事实登记表: every fact there is. Closed on purpose: a new one needs its column, its domain and its tests. */
const registry = [...personFacts, ...unitFacts, ...eventFacts] as const;

/** The name a scheme uses for a fact. */
export type FactName = (typeof registry)[number]['name'];

/** The kinds of sheet that facts are made of. */
export type SheetOfFacts = (typeof registry)[number]['sheets'][number];

/** 事实登记表 in its order. */
const facts: readonly (Fact & { readonly name: FactName })[] = registry;

export const factNames: readonly FactName[] = facts.map(({ name }) => name);

const byName = new Map(facts.map((fact) => [fact.name, fact]));

/** The fact of a name. */
export function factOf(name: FactName): Fact {
  const fact = byName.get(name);
  if (!fact) throw new RangeError('not in the registry of facts');
  return fact;
}

/** Every value of a fact, or the sample points of a whole number or an amount. */
export function domainOf(name: FactName): readonly FactValue[] {
  const fact = factOf(name);
  if (fact.type === 'bool') return [true, false];
  return fact.type === 'enum' ? fact.values.map(({ value }) => value) : fact.samples;
}

/** Whether a value is one the fact can have. */
function isInDomain(fact: Fact, value: unknown): value is FactValue {
  if (fact.type === 'bool') return typeof value === 'boolean';
  if (fact.type === 'enum') return fact.values.some((known) => known.value === value);
  return Number.isInteger(value) && Number(value) >= fact.from && Number(value) <= fact.to;
}

/** The value that a policy file means: money is written as a quoted decimal of yuan. Undefined where it is none. */
export function readFactValue(fact: Fact, written: unknown): FactValue | undefined {
  const amount =
    fact.type === 'money' ? (typeof written === 'string' ? parseYuan(written) : undefined) : written;
  return isInDomain(fact, amount) ? amount : undefined;
}

/** A value as people read it: 三级, 本区, 2人, 1200.00元. */
export function valueText(fact: Fact, value: FactValue): Text {
  if (fact.type === 'bool') return value === true ? fact.yes : fact.no;
  const plain = fact.type === 'money' ? formatYuan(fen(Number(value))) : String(value);
  if (fact.type === 'enum') {
    return fact.values.find((known) => known.value === value)?.label ?? { zh: plain, en: plain };
  }
  const { zh, en, one = en } = fact.unit;
  const percent = (Number(value) / 100).toFixed(2);
  if (fact.isShare) return { zh: `${plain}${zh}（${percent}%）`, en: `${plain} ${en} (${percent}%)` };
  return { zh: `${plain}${zh}`, en: `${plain} ${value === 1 ? one : en}` };
}

/**
 * The facts of one unit from a row whose columns are named by `column`: booleans are 0/1, NULL is unknown, and so is
 * every fact without a column there. A value that is not in the domain is unknown too, so that it never pays.
 */
export function factsOfRow(row: Readonly<Record<string, unknown>>): ReadonlyMap<FactName, FactValue> {
  const known = new Map<FactName, FactValue>();
  for (const fact of facts) {
    const stored = row[fact.column];
    const value = fact.type === 'bool' && (stored === 0 || stored === 1) ? stored === 1 : stored;
    if (isInDomain(fact, value)) known.set(fact.name, value);
  }
  return known;
}
