import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { someone } from '../payout/registry.ts';
import { office } from './office.ts';

/** What `match --json` says, as far as these stories ask. */
export type Matched = {
  readonly as: string;
  readonly notCompared: number;
  readonly problems: readonly { readonly code: string }[];
  readonly hits: readonly {
    readonly band: string;
    readonly people: readonly {
      readonly name: string;
      readonly proposal: { readonly case?: string; readonly text: string };
      readonly reasons: readonly string[];
    }[];
  }[];
};

export const [mother, son, brother, wife] = [
  someone(28, '19400202'),
  someone(33, '19720915'),
  someone(35, '19740915'),
  someone(44, '19730101'),
];

/** An office with a mother, her two sons and the wife of one of them, all of one telephone and home. */
export async function family() {
  const here = await office();
  const known = { 杨淑芬: mother, 黄志强: son, 黄志刚: brother, 罗芳: wife };
  await here.load(
    '姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,街道,联系电话,家庭住址',
    Object.entries(known).map(
      ([name, id]) => `${name},${id},${id}43,肢体,三级,2015-03-04,径河街道,10010000019,申路19号`,
    ),
  );
  const match = (heading: string, ...rows: readonly string[]): Promise<Matched> => {
    here.write(heading, rows);
    return here.say<Matched>('match', '名单.csv', '--weak');
  };
  return { ...here, match };
}

/** Whom a list means beyond doubt. */
export const sureIn = ({ hits }: Matched): readonly string[] =>
  hits.filter(({ band }) => band === 'sure').flatMap(({ people }) => people.map(({ name }) => name));

/** A register of the family, and a list as it was sent, of lines of CSV. */
export async function sent(name: string, ...lines: readonly string[]): Promise<Matched> {
  const { folder, say } = await family();
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return say<Matched>('match', name, '--weak');
}
