import { latestDayOf } from '../../db/history/import-store.ts';
import type { Writing } from '../../db/connection/open.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';

/** 名册所写的街道 how many rows name a subdistrict of the district, and how often each other one is named. */
export type StatedSubdistricts = { known: number; readonly unknown: Map<string, number> };

const SHOWN = 5;
/** Fewer rows of a later roster may well be of people who have moved away. */
const ENOUGH = 20;

/** Whether no roster is on record yet: then nothing but the sheets themselves tells which district they are of. */
export async function isFirstRoster(writing: Writing): Promise<boolean> {
  return (await latestDayOf(writing, 'holders')) === undefined;
}

/** 别的区的名册 throws CannotRun where more than half of the subdistricts that the rosters of a command state are not of the district. */
export function refuseForeignRoster(
  { known, unknown }: StatedSubdistricts,
  { district, isFirst }: { readonly district: string; readonly isFirst: boolean },
): void {
  const foreign = [...unknown.values()].reduce((sum, times) => sum + times, 0);
  if (foreign <= known || (!isFirst && foreign < ENOUGH)) return;
  const names = [...unknown].toSorted(
    ([one, often], [other, less]) => less - often || (one < other ? -1 : 1),
  );
  const shown = names.slice(0, SHOWN).map(([name]) => name);
  const more = names.length > SHOWN;
  throw new CannotRun({
    what: {
      zh: `花名册不像是“${district}”的，没有导入`,
      en: `The roster does not look like one of ${district}; nothing was imported`,
    },
    why: {
      zh: `写明街道的 ${known + foreign} 行中有 ${foreign} 行不是它的街道：${shown.join('、')}${more ? '等' : ''}`,
      en: `${foreign} of ${known + foreign} rows with a subdistrict name none of its own: ${shown.join(', ')}${more ? ' …' : ''}`,
    },
    next: {
      zh: '用 --policies（或 DPF_POLICIES）指定名册所属区县的政策文件夹，数据库已是别的区的，再用 --db 另建一个；确是本区的街道，请写进 district.yaml',
      en: 'Name the policy folder of the roster’s own district with --policies (or DPF_POLICIES), and another file with --db if this one is of another district; if they are subdistricts of this one, add them to district.yaml',
    },
  });
}
