import { categories, categoryNames } from '../kernel/certificate-number.ts';
import type { Text } from '../kernel/text.ts';

/** A value a fact can have; a fact without one is unknown. */
export type FactValue = boolean | number | string;

/** 事实 a fact that a scheme may ask for: whose it is, what it can be, and which list brings it. */
export type Fact = {
  readonly name: string;
  readonly entity: 'person' | 'household';
  /** The SQL identifier of its column: the name with dots as underscores. */
  readonly column: string;
  readonly label: Text;
  /** The list to import where the fact is unknown. */
  readonly source: Text;
} & (
  | { readonly type: 'bool'; readonly yes: Text; readonly no: Text }
  | { readonly type: 'enum'; readonly values: readonly { readonly value: FactValue; readonly label: Text }[] }
  | {
      readonly type: 'int';
      readonly from: number;
      readonly to: number;
      readonly unit: Text;
      /** The points that stand for the whole range in tests and lint. */
      readonly samples: readonly number[];
    }
);

const roster: Text = { zh: '持证残疾人花名册', en: 'the roster of holders (持证残疾人花名册)' };
const dibao: Text = { zh: '低保名单', en: 'the low-income list (低保名单)' };
const household: Text = {
  zh: '户籍人员名单和低保名单',
  en: 'the household list (户籍人员名单) and the low-income list (低保名单)',
};
const yes: Text = { zh: '是', en: 'yes' };
const no: Text = { zh: '否', en: 'no' };

/** 事实登记表: every fact there is. Closed on purpose: a new one needs its column, its domain and its tests. */
const registry = [
  {
    name: 'alive',
    entity: 'person',
    column: 'alive',
    label: { zh: '生存状况', en: 'alive' },
    source: roster,
    type: 'bool',
    yes: { zh: '健在', en: 'yes' },
    no: { zh: '已去世', en: 'no' },
  },
  {
    name: 'hukou_local',
    entity: 'person',
    column: 'hukou_local',
    label: { zh: '户籍', en: 'hukou' },
    source: { zh: '花名册的户籍街道', en: 'the subdistrict (户籍街道) in the roster' },
    type: 'bool',
    yes: { zh: '本区', en: 'in this district' },
    no: { zh: '非本区', en: 'elsewhere' },
  },
  {
    name: 'certificate.live',
    entity: 'person',
    column: 'certificate_live',
    label: { zh: '残疾人证', en: 'certificate' },
    source: roster,
    type: 'bool',
    yes: { zh: '有效', en: 'live' },
    no: { zh: '无效', en: 'not live' },
  },
  {
    name: 'certificate.category',
    entity: 'person',
    column: 'certificate_category',
    label: { zh: '残疾类别', en: 'category' },
    source: roster,
    type: 'enum',
    values: categories.map((value) => ({ value, label: categoryNames[value] })),
  },
  {
    name: 'certificate.grade',
    entity: 'person',
    column: 'certificate_grade',
    label: { zh: '残疾等级', en: 'grade' },
    source: roster,
    // Not an int: 1 is the gravest, so that "at least 2" would be read both ways.
    type: 'enum',
    values: [
      { value: 1, label: { zh: '一级', en: '1' } },
      { value: 2, label: { zh: '二级', en: '2' } },
      { value: 3, label: { zh: '三级', en: '3' } },
      { value: 4, label: { zh: '四级', en: '4' } },
    ],
  },
  {
    name: 'low_income',
    entity: 'person',
    column: 'low_income',
    label: { zh: '低保', en: 'low income (低保)' },
    source: dibao,
    type: 'bool',
    yes,
    no,
  },
  {
    name: 'age',
    entity: 'person',
    column: 'age',
    label: { zh: '年龄', en: 'age' },
    source: roster,
    type: 'int',
    from: 0,
    to: 130,
    unit: { zh: '周岁', en: 'years' },
    samples: [0, 6, 7, 14, 15, 17, 18, 59, 60, 130],
  },
  {
    name: 'household.holder_count',
    entity: 'household',
    column: 'household_holder_count',
    label: { zh: '户内持证人数', en: 'holders in the household' },
    source: household,
    type: 'int',
    from: 0,
    to: 99,
    unit: { zh: '人', en: 'people' },
    samples: [0, 1, 2, 3, 99],
  },
  {
    name: 'household.low_income',
    entity: 'household',
    column: 'household_low_income',
    label: { zh: '户内持证人低保', en: 'low income (低保) of a holder in the household' },
    source: household,
    type: 'bool',
    yes: { zh: '有', en: 'yes' },
    no: { zh: '无', en: 'no' },
  },
] as const satisfies readonly Fact[];

/** The name a scheme uses for a fact. */
export type FactName = (typeof registry)[number]['name'];

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

/** Every value of a fact, or the sample points of a whole number. */
export function domainOf(name: FactName): readonly FactValue[] {
  const fact = factOf(name);
  if (fact.type === 'bool') return [true, false];
  return fact.type === 'enum' ? fact.values.map(({ value }) => value) : fact.samples;
}

/** Whether a value is one the fact can have. */
export function isInDomain(fact: Fact, value: unknown): boolean {
  if (fact.type === 'bool') return typeof value === 'boolean';
  if (fact.type === 'enum') return fact.values.some((known) => known.value === value);
  return Number.isInteger(value) && Number(value) >= fact.from && Number(value) <= fact.to;
}

/** A value as people read it: 三级, 本区, 2人. */
export function valueText(fact: Fact, value: FactValue): Text {
  if (fact.type === 'bool') return value === true ? fact.yes : fact.no;
  const plain = String(value);
  if (fact.type === 'int') return { zh: `${plain}${fact.unit.zh}`, en: `${plain} ${fact.unit.en}` };
  return fact.values.find((known) => known.value === value)?.label ?? { zh: plain, en: plain };
}

/**
 * The facts of one unit from a row whose columns are named by `column`: booleans are 0/1, NULL is unknown.
 * An enum value that is not in the domain is unknown too, so that it never pays.
 */
export function factsOfRow(
  entity: Fact['entity'],
  row: Readonly<Record<string, unknown>>,
): ReadonlyMap<FactName, FactValue> {
  const known = new Map<FactName, FactValue>();
  for (const fact of facts.filter((candidate) => candidate.entity === entity)) {
    const stored = row[fact.column];
    const value = fact.type === 'bool' && (stored === 0 || stored === 1) ? stored === 1 : stored;
    if (isFactValue(value) && isInDomain(fact, value)) known.set(fact.name, value);
  }
  return known;
}

function isFactValue(value: unknown): value is FactValue {
  return typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string';
}
