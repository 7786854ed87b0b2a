import { sql } from 'kysely';
import type { Defined, Scope, TraceRow } from '../indicator.ts';
import type { FigureSpec } from '../language/figure-spec.ts';

/** 户籍人口 of the year, as the district's policies have it. */
export function population(_: FigureSpec<'population'>, { year, district }: Scope): Defined {
  const known = district.population.find((one) => one.year === year);
  const doubt = known?.unverified === undefined ? '' : `（未核实：${known.unverified}）`;
  return {
    definition: {
      zh: '政策文件夹中登记的当年户籍人口',
      en: 'the registered population of the year as recorded with the policies',
    },
    kind: 'input',
    value: known && { kind: 'count', count: known.people },
    needs: [
      {
        isMet: known ? sql`1` : sql`0`,
        lacking: {
          zh: `district.yaml 没有 ${year} 年的户籍人口`,
          en: `district.yaml: no population of ${year}`,
        },
      },
    ],
    source: { zh: (known?.source ?? '') + doubt, en: (known?.source ?? '') + doubt },
  };
}

/** 区情数据 the value of an item for the year, from that sheet. */
export function fact({ item }: FigureSpec<'fact'>, scope: Scope): Defined {
  const { year } = scope;
  return {
    definition: { zh: `区情数据中 ${year} 年的数值`, en: `the value of ${year} in the district facts` },
    kind: 'quantity',
    sheets: ['district-facts'],
    needs: [
      {
        isMet: sql`exists (select 1 from current_district_fact where item = ${item} and year = ${year})`,
        lacking: { zh: `区情数据没有 ${year} 年的这一项`, en: `district facts: nothing of ${year} for it` },
      },
    ],
    rows: sql<TraceRow>`select null as person, source as name, null as number, null as subdistrict,
        null as category, null as grade, null as happened_on, null as fen, value as quantity,
        import.file_name as file, district_fact.sheet, row_number as row
      from current_district_fact as district_fact join import on import.id = district_fact.import_id
      where item = ${item} and year = ${year}`,
  };
}

/** 文字材料 what its section of the year counts: the entries of its list, or the number behind some words. */
export function narrative(
  { section, number_after: words }: FigureSpec<'narrative'>,
  { year, narrative: texts }: Scope,
): Defined {
  const count = countIn(texts?.get(section), words);
  const place = `文字材料“${section}”`;
  return {
    definition:
      words === undefined
        ? { zh: `${place}一节列出的条数`, en: `the entries listed under "${section}" of the narrative` }
        : {
            zh: `${place}一节中“${words}”后面的数`,
            en: `the number after "${words}" under "${section}" of the narrative`,
          },
    kind: 'quantity',
    sheets: ['narrative'],
    needs: [
      {
        isMet: sql`exists (select 1 from current_narrative where year = ${year})`,
        lacking: { zh: `没有导入 ${year} 年的文字材料`, en: `narrative: not imported for ${year}` },
        kind: 'narrative',
      },
      {
        isMet: count === undefined ? sql`0` : sql`1`,
        lacking: { zh: `${place}没有写明`, en: `"${section}" of the narrative does not say` },
      },
    ],
    rows: sql<TraceRow>`select null as person, section as name, null as number, null as subdistrict,
        null as category, null as grade, null as happened_on, null as fen, ${count ?? null} as quantity,
        import.file_name as file, narrative.sheet, row_number as row
      from current_narrative as narrative join import on import.id = narrative.import_id
      where year = ${year} and section = ${section}`,
  };
}

const ENTRY = /^\s*(?:\d+\s*[.、．)）]|[（(]?[一二三四五六七八九十]+[)）、.]|[-*•])\s*\S/;

function countIn(text: string | undefined, words: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (words === undefined) {
    const entries = text.split('\n').filter((line) => ENTRY.test(line)).length;
    return entries > 0 ? entries : undefined;
  }
  const at = text.indexOf(words);
  const found = at < 0 ? null : /^[^\d。\n]*?(\d+)/.exec(text.slice(at + words.length));
  return found ? Number(found[1]) : undefined;
}
