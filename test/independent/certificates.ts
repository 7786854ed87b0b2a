import { dayBefore, dayOf, plusYears } from './dates.ts';
import { CATEGORIES, type Category, certificateNumberOf, type Grade } from './numbers.ts';
import { anyDay, type Random } from './random.ts';
import type { Move } from './world.ts';

/** 有效期 a term of a certificate, and the event that began it, as a list of events calls it. */
type Term = {
  readonly kind: '新办' | '换领' | '补办' | '变更';
  readonly on: string;
  readonly expiresOn: string;
};

/** What ended, stopped or restored a certificate. */
type Stop = {
  readonly kind: '注销' | '冻结' | '恢复' | '挂失' | '迁出';
  readonly on: string;
  readonly reason?: string;
  /** The number in its place, after 补办 and 变更. */
  readonly newNumber?: string;
};

export type Certificate = {
  readonly number: string;
  readonly category: Category;
  readonly grade: Grade;
  readonly firstIssuedOn: string;
  readonly terms: readonly Term[];
  /** In the order of their days. */
  readonly stops: readonly Stop[];
};

type Life = {
  readonly bornOn: string;
  readonly diedOn: string | undefined;
  readonly moves: readonly Move[];
};

/** 有效期十年: the day before the tenth anniversary. */
export function tenYears(issuedOn: string): string {
  return dayBefore(plusYears(issuedOn, 10));
}

/** The certificates of one holder: issued, renewed, regraded, reissued, frozen, cancelled, transferred. */
export function certificateStory(random: Random, id: string, life: Life): readonly Certificate[] {
  const firstIssuedOn = firstIssue(random, life.bornOn);
  const [category, grade] = [categoryOf(random), gradeOf(random)];
  const issued: Term = { kind: '新办', on: firstIssuedOn, expiresOn: tenYears(firstIssuedOn) };
  const number = certificateNumberOf(id, category, grade);
  const first = { number, category, grade, firstIssuedOn, terms: [issued], stops: [] };
  const held = firstIssuedOn < '2020' ? changed(random, id, first, life.diedOn) : [first];
  const last = held.at(-1) ?? first;
  return [...held.slice(0, -1), { ...last, stops: stopsOf(random, last, life) }];
}

function firstIssue(random: Random, bornOn: string): string {
  const earliest = plusYears(bornOn, 3);
  const kind = random.int(1, 100);
  if (kind <= 10) return anyDay(random);
  const year = kind <= 22 ? random.int(2007, 2008) : random.int(2009, 2019);
  const day = dayOf(year, random.int(1, 12), random.int(1, 28));
  return day < earliest ? earliest : day;
}

function categoryOf(random: Random): Category {
  return random.chance(0.65) ? random.pick(['智力', '精神'] as const) : random.pick(CATEGORIES);
}

function gradeOf(random: Random): Grade {
  return random.chance(0.4) ? 1 : random.pick([2, 3, 4] as const);
}

/** What 2018 or 2020 brought to a certificate issued before: nothing, a new term, another grade, another number. */
function changed(
  random: Random,
  id: string,
  first: Certificate,
  diedOn: string | undefined,
): readonly Certificate[] {
  const [issued] = first.terms;
  if (!issued) return [first];
  const on = anyDay(random);
  if (diedOn !== undefined && on >= diedOn) return [first];
  const isExpired = issued.expiresOn < '2019-01-01';
  const kind = random.int(1, 100);
  if (isExpired && kind > 70) return [first];
  if (isExpired || kind <= 10) {
    const renewedOn = isExpired && kind <= 25 ? dayOf(2018, random.int(1, 12), random.int(2, 28)) : on;
    const term: Term = { kind: '换领', on: renewedOn, expiresOn: tenYears(renewedOn) };
    return [{ ...first, terms: [issued, term] }];
  }
  if (kind <= 28) return replaced(first, otherGrade(random, id, first), { kind: '变更', on });
  if (kind <= 38) {
    const number = certificateNumberOf(id, first.category, first.grade, 1);
    return replaced(first, { ...first, number }, { kind: '补办', on });
  }
  return [first];
}

function otherGrade(random: Random, id: string, first: Certificate): Certificate {
  const category = random.chance(0.4) ? categoryOf(random) : first.category;
  const others = ([1, 2, 3, 4] as const).filter((grade) => grade !== first.grade);
  const grade = category === first.category ? random.pick(others) : gradeOf(random);
  return { ...first, category, grade, number: certificateNumberOf(id, category, grade) };
}

/** 补办 keeps the term of what was lost, 变更 begins one. */
function replaced(
  old: Certificate,
  next: Certificate,
  { kind, on }: { kind: '变更' | '补办'; on: string },
): readonly Certificate[] {
  const expiresOn = kind === '补办' ? (old.terms.at(-1)?.expiresOn ?? '') : tenYears(on);
  const end: Stop = { kind: '注销', on, reason: kind, newNumber: next.number };
  return [
    { ...old, stops: [end] },
    { ...next, terms: [{ kind, on, expiresOn }], stops: [] },
  ];
}

function stopsOf(random: Random, { terms }: Certificate, { diedOn, moves }: Life): readonly Stop[] {
  const begun = terms.at(-1)?.on ?? '';
  const stops: Stop[] = [];
  const [leaves, returns] = moves;
  if (random.chance(0.2)) stops.push(...anyStop(random));
  if (leaves && !returns && random.chance(0.5)) stops.push({ kind: '迁出', on: leaves.on });
  if (diedOn !== undefined && random.chance(0.5)) {
    const noticedOn = random.chance(0.5) ? diedOn : anyDay(random);
    if (noticedOn >= diedOn) stops.push({ kind: '注销', on: noticedOn, reason: '死亡' });
  }
  const inOrder = stops.filter(({ on }) => on > begun).toSorted((one, other) => (one.on < other.on ? -1 : 1));
  const end = inOrder.findIndex(({ kind }) => kind === '注销' || kind === '迁出');
  const lasting = end < 0 ? inOrder : inOrder.slice(0, end + 1);
  return lasting.filter(({ on }, index) => index === 0 || on !== lasting[index - 1]?.on);
}

function anyStop(random: Random): Stop[] {
  const on = anyDay(random);
  const kind = random.int(1, 4);
  if (kind === 1) return [{ kind: '注销', on, reason: random.pick(['不符标准', '自愿', '骗领']) }];
  if (kind === 2) return [{ kind: '挂失', on }];
  const back = anyDay(random);
  const isRestored = random.chance(0.5) && back > on;
  return [{ kind: '冻结', on }, ...(isRestored ? [{ kind: '恢复' as const, on: back }] : [])];
}
