import type { SheetRow } from '../../files/cell.ts';
import { textOf } from './heading.ts';

/** 名单性质 what a list is of; it decides what is proposed for a hit. */
export type ListMatter = 'deaths' | 'moves' | 'staff' | 'prison' | 'other';

const signs: readonly (readonly [ListMatter, RegExp])[] = [
  ['deaths', /死亡|火化|殡葬|去世|逝者|死者|丧葬/],
  ['prison', /服刑|在押|羁押|收监|监狱|入监|社区矫正|罪犯|判刑/],
  ['moves', /迁出|迁入|迁移|户口变动|户籍变动/],
  ['staff', /工作人员|亲属|职工|干部|承诺人|在编|编制/],
];

/** What a list is of, by its headings and title first, then by the name of its file; `other` where nothing tells. */
export function guessMatter(rows: readonly SheetRow[], file: string): ListMatter {
  // 死亡人员家属慰问金 is of the living.
  const ofTheLiving =
    /未死亡|(?:死亡|死者|逝者|丧葬)[^\s,，。、]{0,8}?(?:家属|遗属|亲属|子女|配偶|申报人|申请人|领取|恢复|健在)|(?:误报|误注销|疑似|排除|撤销)[^\s,，。、]{0,2}死亡|火化工|殡葬服务/g;
  for (const text of [written(rows), file]) {
    const found = signs.find(([, sign]) => sign.test(text.replace(ofTheLiving, '')));
    if (found) return found[0];
  }
  return 'other';
}

/** 迁入还是迁出 which way everybody of a list of moves went, where its title and headings, or its file, name one way only. */
export function guessDirection(rows: readonly SheetRow[], file: string): 'in' | 'out' | undefined {
  for (const text of [written(rows), file]) {
    const [isIn, isOut] = [/迁入|迁回|转入|落户/.test(text), /迁出|转出/.test(text)];
    if (isIn !== isOut) return isIn ? 'in' : 'out';
    if (isIn) return undefined;
  }
  return undefined;
}

/** 死 亡 日 期: blanks only set a heading apart. */
function written(rows: readonly SheetRow[]): string {
  return rows.flatMap(({ cells }) => cells.map((cell) => textOf(cell).replace(/\s/g, ''))).join(' ');
}
