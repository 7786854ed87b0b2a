import type { FoundPeople } from '../../jobs/person/find-people.ts';
import { type ListingColumn, column, tableOf } from '../../kernel/documents/listing.ts';
import { inLang, joined, type Lang, semicolon, type Text } from '../../kernel/text.ts';
import { showTable } from '../frame/screen/show-table.ts';

type Person = FoundPeople['people'][number];

const columns: readonly ListingColumn<Person>[] = [
  column('登记号', 'id', ({ id }) => id),
  column('姓名', 'name', ({ name }) => name),
  column('出生日期', 'born', ({ bornOn }) => bornOn),
  column('残疾类别', 'category', categoryOf),
  column('街道', 'subdistrict', ({ subdistrict }) => subdistrict ?? '-'),
  column('身份证号', 'citizen id', ({ citizenId }) => citizenId),
];

function categoryOf({ categoryText, isLive }: Person): Text {
  if (!categoryText) return { zh: '无证', en: 'none' };
  const { zh, en } = categoryText;
  return isLive ? { zh, en } : { zh: `${zh}（证件无效）`, en: `${en} (not live)` };
}

/** 把握 what the bands are called. */
type Words = {
  readonly bandNames: Readonly<Record<NonNullable<Person['likeness']>['band'], Text>>;
  readonly lang: Lang;
};

/** 找到的人 with what tells them apart, and how many more there are; a sentence where there are none. */
export function foundText(text: string, found: FoundPeople, { bandNames, lang }: Words): string {
  const say = (of: Text): string => inLang(of, lang);
  const { total, isLike, people } = found;
  if (total === 0)
    return say({
      zh: `没有找到“${text}”：登记号、身份证号、残疾人证号、姓名（可只写一部分）和拼音都没有，也没有相近的人。请核对写法，或者换一个字再找\n`,
      en: `Nobody matches "${text}": neither by registry id, citizen id, certificate number, part of a name nor pinyin, nor is anybody alike. Check the spelling or try another part of the name\n`,
    });
  const likeness: readonly ListingColumn<Person>[] = [
    column('把握', 'how surely', (one) => one.likeness && bandNames[one.likeness.band]),
    column('依据', 'why', (one) => one.likeness && joined(one.likeness.reasons, semicolon)),
  ];
  const table = showTable(tableOf(isLike ? [...columns, ...likeness] : columns, people), lang);
  const head = isLike
    ? say({
        zh: `没有正好是“${text}”的人，最可能的在前：\n`,
        en: `Nobody is written "${text}"; the likeliest first:\n`,
      })
    : '';
  if (total === people.length) return head + table;
  const more: Text = {
    zh: `共 ${total} 人，还有 ${total - people.length} 人没有列出；姓名写全一些，或者用身份证号\n`,
    en: `${total} people, ${total - people.length} of them not listed; write more of the name, or the citizen id\n`,
  };
  return head + table + say(more);
}

/** The same under permanent keys. */
export function foundJson({ people, ...found }: FoundPeople, lang: Lang): object {
  return {
    ...found,
    people: people.map(({ likeness, ...one }) => ({
      ...one,
      categoryText: undefined,
      ...(likeness && {
        likeness: { ...likeness, reasons: likeness.reasons.map((reason) => inLang(reason, lang)) },
      }),
    })),
  };
}
