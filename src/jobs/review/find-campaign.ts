import { type Campaign, listCampaigns } from '../../db/history/campaign-store.ts';
import type { Database, Writing } from '../../db/connection/open.ts';
import { perhapsMeant } from '../frame/named.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';

/** 复核活动 the campaign of a name, or the latest. Throws CannotRun if there is none. */
export async function findCampaign(
  db: Pick<Database | Writing, 'query'>,
  name: string | undefined,
): Promise<Campaign> {
  const all = await listCampaigns(db);
  const found = name === undefined ? all[0] : all.find((one) => one.name === name);
  if (found) return found;
  const names = all.map((one) => one.name);
  const known = names.map((id) => ({ thing: id, id, names: [] }));
  const meant = name === undefined ? undefined : await perhapsMeant(name, known);
  throw new CannotRun({
    what:
      name === undefined
        ? { zh: '还没有复核活动', en: 'There is no review campaign yet' }
        : { zh: `没有复核活动“${name}”`, en: `There is no review campaign "${name}"` },
    ...(names.length > 0 && {
      why: { zh: `已有：${names.join('、')}`, en: `There are: ${names.join(', ')}` },
    }),
    next: meant ?? {
      zh: '用 dpf review start --name 名称 --as-of 日期 开始一次',
      en: 'Begin one with dpf review start --name NAME --as-of DAY',
    },
  });
}
