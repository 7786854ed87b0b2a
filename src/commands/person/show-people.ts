import type { ListedPerson } from '../../jobs/person/find-people.ts';
import { type Column, column, tableOf } from '../../kernel/listing.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { showTable } from '../frame/show-table.ts';

type Found = { readonly total: number; readonly people: readonly ListedPerson[]; readonly lang: Lang };

const columns: readonly Column<ListedPerson>[] = [
  column('登记号', 'id', ({ id }) => id),
  column('姓名', 'name', ({ name }) => name),
  column('出生日期', 'born', ({ bornOn }) => bornOn),
  column('残疾类别', 'category', categoryOf),
  column('街道', 'subdistrict', ({ subdistrict }) => subdistrict ?? '-'),
  column('身份证号', 'citizen id', ({ citizenId }) => citizenId),
];

function categoryOf({ categoryText, isLive }: ListedPerson): Text {
  if (!categoryText) return { zh: '无证', en: 'none' };
  const { zh, en } = categoryText;
  return isLive ? { zh, en } : { zh: `${zh}（证件无效）`, en: `${en} (not live)` };
}

/** 找到的人 with what tells them apart, and how many more there are; a sentence where there are none. */
export function foundText(text: string, { total, people, lang }: Found): string {
  const say = (of: Text): string => inLang(of, lang);
  if (total === 0)
    return say({
      zh: `没有找到“${text}”：登记号、身份证号、残疾人证号、姓名（可只写一部分）和拼音都没有。请核对写法，或者换一个字再找\n`,
      en: `Nobody matches "${text}": neither by registry id, citizen id, certificate number, part of a name nor pinyin. Check the spelling or try another part of the name\n`,
    });
  const table = showTable(tableOf(columns, people), lang);
  if (total === people.length) return table;
  const more: Text = {
    zh: `共 ${total} 人，还有 ${total - people.length} 人没有列出；姓名写全一些，或者用身份证号\n`,
    en: `${total} people, ${total - people.length} of them not listed; write more of the name, or the citizen id\n`,
  };
  return table + say(more);
}
