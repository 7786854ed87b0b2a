import { lastDay, monthOf } from './dates.ts';
import type { Random } from './random.ts';

/** 截至 the day, in one of the forms that titles have; the last day of a month may be the month alone. */
export function closing(random: Random, day: string): string {
  const [year, month, number] = day.split('-').map(Number);
  if (day === lastDay(monthOf(day)) && random.chance(0.3)) return `(截至${year}年${month}月)`;
  return `(截至${year}年${month}月${number}日)`;
}

/** A name that no other file of the world has. */
export type FileNames = (stem: string) => string;

export function fileNames(): FileNames {
  let count = 0;
  return (stem) => {
    count += 1;
    return `${stem}${count}.csv`;
  };
}
