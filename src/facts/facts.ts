import { fen, formatYuan, parseYuan } from '../kernel/fen.ts';
import type { Text } from '../kernel/text.ts';
import { disabledRatio } from './employer/disabled-ratio.ts';
import { disabledWorkers } from './employer/disabled-workers.ts';
import { eventAmount } from './event/amount.ts';
import { eventHousehold } from './event/household.ts';
import { parentCertificate, parentLowIncome } from './event/parent.ts';
import { studentBasis, studentLevel } from './event/student.ts';
import type { Code, Fact, FactValue } from './fact.ts';
import { holderCount } from './household/holder-count.ts';
import { householdLowIncome } from './household/low-income.ts';
import { age } from './person/age.ts';
import { alive } from './person/alive.ts';
import { applied } from './person/applied.ts';
import { certificateCategory } from './person/certificate-category.ts';
import { certificateGrade, gradesOf } from './person/certificate-grade.ts';
import { certificateLive } from './person/certificate-live.ts';
import { employmentForm } from './person/employment-form.ts';
import { gender } from './person/gender.ts';
import { guardianKnown } from './person/guardian-known.ts';
import { hukouLocal } from './person/hukou-local.ts';
import { lowIncome } from './person/low-income.ts';

export type { Fact, FactValue } from './fact.ts';

/** 事实登记表: every fact there is, in the order in which they are listed. Closed on purpose: a new one is one file. */
const registry = [
  alive,
  hukouLocal,
  certificateLive,
  certificateCategory,
  certificateGrade,
  ...gradesOf,
  lowIncome,
  age,
  gender,
  guardianKnown,
  applied,
  employmentForm,
  holderCount,
  householdLowIncome,
  disabledWorkers,
  disabledRatio,
  eventAmount,
  eventHousehold,
  studentLevel,
  studentBasis,
  parentCertificate,
  parentLowIncome,
] as const;

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

/** The value that a code in a column stands for; undefined for what is not known. */
export function valueOf(fact: Fact, code: Code): FactValue | undefined {
  if (code < 0) return undefined;
  if (fact.type === 'bool') return code === 1;
  return fact.type === 'enum' ? fact.values[code]?.value : code;
}
