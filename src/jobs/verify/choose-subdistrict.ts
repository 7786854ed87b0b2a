import { CannotRun } from '../../kernel/cannot-run.ts';
import type { District } from '../../schemes/load/district.ts';
import { perhapsMeant } from '../frame/named.ts';
import { foldSubdistrict, spellingKey } from '../../registry/subdistrict.ts';

/** 街道 the official name of the subdistrict asked for by any of its names. Throws CannotRun if there is none. */
export async function chooseSubdistrict(
  district: District,
  text: string | undefined,
): Promise<string | undefined> {
  const name = text === undefined ? undefined : foldSubdistrict(district, text);
  if (text === undefined || name !== undefined) return name;
  const known = district.subdistricts.map((one) => one.name);
  const meant = await perhapsMeant(
    text,
    district.subdistricts.map((one) => ({
      thing: one,
      id: one.name,
      names: [spellingKey(district.name, one.name), ...one.aliases],
    })),
  );
  throw new CannotRun({
    what: { zh: `${district.name}没有街道“${text}”`, en: `${district.name} has no subdistrict "${text}"` },
    ...(meant && { why: { zh: `可选：${known.join('、')}`, en: `there are ${known.join(', ')}` } }),
    next: meant ?? { zh: `可选：${known.join('、')}`, en: `Choose from ${known.join(', ')}` },
  });
}
