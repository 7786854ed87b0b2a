/** 计量单位 what a figure is told in. Two units are never added (design.md §4). */
export const units = [
  '人',
  '户',
  '元',
  '元/月',
  '元/人',
  '元/户',
  '元/家',
  '元/笔',
  '元/次',
  '元/人次',
  '元/件次',
  '%',
  '笔',
  '家',
  '次',
  '人次',
  '件次',
  '人月',
  '户月',
  '家月',
  '名',
  '个',
  '项',
  '件',
  '工作日',
  'date',
] as const;
export type Unit = (typeof units)[number];

/** Whether two words are one unit: 名 and 位 are people, an amount a month or a head is an amount. */
export function isSameUnit(one: string, other: string): boolean {
  return plainUnit(one) === plainUnit(other);
}

function plainUnit(word: string): string {
  return word === '名' || word === '位' ? '人' : word.replace(/^元\/.*/, '元').replace('％', '%');
}
