import { compact } from '../clean.ts';
import { list } from '../../rows/deciding-words.ts';

/** 救助类别 what a row of a relief list stands for: 低保, 特困供养, 低保边缘, 建档立卡. */
export type ReliefCategory = 'low-income' | 'destitute' | 'borderline' | 'registered-poor';

/** How each is written; the first is shown. A 低保 that is graded (A类 …) is 低保. */
export const reliefWords: Readonly<Record<ReliefCategory, readonly string[]>> = {
  'low-income': list(`低保 低保户 低保对象 低保人员 低保家庭 城市低保 农村低保 城镇低保 城乡低保 城市低保对象
    农村低保对象 城镇低保对象 城市低保户 农村低保户 城低保 农低保 城镇居民低保 农村居民低保 最低生活保障
    最低生活保障对象 最低生活保障家庭 最低生活保障人员 城市最低生活保障 农村最低生活保障 城镇最低生活保障
    城乡最低生活保障 城市居民最低生活保障 城镇居民最低生活保障 农村居民最低生活保障 A类 B类 C类 A类低保 B类低保
    C类低保 低保A类 低保B类 低保C类 一类低保 二类低保 三类低保`),
  destitute: list(`特困供养 特困 特困人员 特困对象 特困户 特困供养人员 特困供养对象 特困人员供养 特困救助供养
    特困人员救助供养 城市特困 农村特困 城市特困供养 农村特困供养 城市特困人员 农村特困人员 集中供养 分散供养
    特困集中供养 特困分散供养 集中供养特困人员 分散供养特困人员 五保 五保户 五保供养 五保对象 农村五保`),
  borderline: list(`低保边缘 低保边缘户 低保边缘家庭 低保边缘对象 低保边缘人员 低保边缘家庭成员 城市低保边缘
    农村低保边缘 边缘户 边缘家庭 低边 低边户 低边家庭 低收入 低收入家庭 低收入户 低收入人口`),
  'registered-poor': list(`建档立卡 建档立卡贫困户 建档立卡户 建档立卡贫困人口 建档立卡贫困人员 建档立卡人员
    建档立卡对象 贫困户 贫困人口 脱贫户 脱贫人口`),
};

/** Of two that share their characters the longer one comes first. */
const inTitles: readonly (readonly [ReliefCategory, RegExp])[] = [
  ['borderline', /低保边缘|边缘(?:户|家庭)|低边|低收入/g],
  ['destitute', /特困|五保|(?:集中|分散)供养/g],
  ['registered-poor', /建档立卡|贫困(?:户|人口)|脱贫/g],
  ['low-income', /低保|最低生活保障/g],
];

/** What a title, the name of a sheet or a file says of all its rows; `mixed` where it names several. */
export function findReliefCategory(title: string): ReliefCategory | 'mixed' | undefined {
  let left = compact(title.slice(0, 300));
  const named = inTitles.filter(([, sign]) => {
    const rest = left.replace(sign, ' ');
    const isNamed = rest !== left;
    left = rest;
    return isNamed;
  });
  return named.length > 1 ? 'mixed' : named[0]?.[0];
}

/** 特困供养 3、低保边缘 1: how many rows of each but one, in the order of the list; '' where there are none. */
export function reliefCounts(counts: ReadonlyMap<string, number>, without: ReliefCategory): string {
  return Object.entries(reliefWords)
    .flatMap(([category, [name = category]]) => {
      const count = counts.get(category);
      return count === undefined || category === without ? [] : `${name} ${count}`;
    })
    .join('、');
}
