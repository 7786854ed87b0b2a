import { CannotRun } from '../kernel/cannot-run.ts';
import type { District } from '../schemes/district.ts';
import { foldSubdistrict } from '../schemes/subdistrict.ts';

/** 街道 the official name of the subdistrict asked for by any of its names. Throws CannotRun if there is none. */
export function chooseSubdistrict(district: District, text: string | undefined): string | undefined {
  const name = text === undefined ? undefined : foldSubdistrict(district, text);
  if (text === undefined || name !== undefined) return name;
  const known = district.subdistricts.map((one) => one.name);
  throw new CannotRun({
    what: { zh: `${district.name}没有街道“${text}”`, en: `${district.name} has no subdistrict "${text}"` },
    next: { zh: `可选：${known.join('、')}`, en: `Choose from ${known.join(', ')}` },
  });
}
