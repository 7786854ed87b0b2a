import { writeFileSync } from 'node:fs';
import { dayOf, birthIn, type Invented, type Population, sexIn } from './invented.ts';
import { type Cells, headings, type Kind } from './kind-makers.ts';
import type { Mechanics } from './mechanics.ts';
import type { Random } from './random.ts';

/** 名单的一行 a row that was made, of which kind, and whom it means. */
export type MadeRow = { readonly kind: string; readonly meant: string | undefined; readonly cells: Cells };

/** So many rows of each kind, one kind after the other; fewer where the people give no occasion. */
export function makeRows(
  kinds: readonly Kind[],
  made: { readonly random: Random; readonly people: Population; readonly how: Mechanics },
  each: number,
): readonly MadeRow[] {
  return kinds.flatMap(({ kind, meant, make }) => {
    const rows: MadeRow[] = [];
    for (let tries = 0; rows.length < each && tries < each * 100; tries += 1) {
      const row = make(made);
      if (row) rows.push({ kind, meant: meant ? row.person.citizenId : undefined, cells: row.cells });
    }
    return rows;
  });
}

/** The list as a sheet: a row's number in it is its place plus two. */
export function writeList(path: string, rows: readonly MadeRow[]): void {
  const lines = rows.map(({ cells }) =>
    [...headings.map((heading) => cells[heading] ?? ''), '2020-06-01'].join(','),
  );
  writeFileSync(path, `\uFEFF${[[...headings, '死亡日期'].join(','), ...lines, ''].join('\r\n')}`);
}

/** The register as a roster. */
export function writeRegister(path: string, people: readonly Invented[]): void {
  const heading =
    '姓名,性别,出生日期,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,有效期至,户籍街道,社区,联系电话,家庭住址';
  const lines = people.map((person) => {
    const { name, citizenId, subdistrict, community, phone, address } = person;
    const sex = sexIn(person) === 1 ? '男' : '女';
    return [
      name,
      sex,
      dayOf(birthIn(person)),
      citizenId,
      `${citizenId}43`,
      '肢体',
      '三级',
      '2015-03-04',
      '2025-03-03',
      subdistrict,
      community,
      phone,
      address,
    ].join(',');
  });
  writeFileSync(path, `\uFEFF${[heading, ...lines, ''].join('\r\n')}`);
}
