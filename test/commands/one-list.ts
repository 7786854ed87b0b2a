import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dpfHere, temporaryFolder } from './program.ts';

type Problem = { code: string; severity: string; row: number; column: string; message: string };
type Imported = { kind: string; rows: Record<string, number>; problems: Problem[] };

/** Imports a list of the given lines into an office with a roster, or into an empty one. */
export async function importing(lines: readonly string[], ...more: readonly string[]): Promise<Imported> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, '名单.csv'), [...lines, ''].join('\r\n'));
  const { stdout } = await dpfHere(
    ['import', '名单.csv', '--json', '--dry-run', '--as-of', '2020-12-31', ...more],
    folder,
  );
  return JSON.parse(stdout) as Imported;
}

/** Where something other than a remark is: the row, the column and the code. */
export const codesOf = ({ problems }: Imported) =>
  problems
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, row, column }) => `${row} ${column} ${code}`);

/** The headings of a low-income list. */
export const LOW = '姓名,身份证号,起始月份';
/** The holders of the story of a payout. */
export const people = [
  '甲某,999999197001020012',
  '乙某,999999196505050026',
  '丙某,999999201003100031',
  '丁某,999999195512310047',
];
