import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { checkCharacterOf } from '../src/kernel/citizen-id.ts';

export const HEADING =
  '姓名,性别,民族,出生日期,身份证号,残疾人证号,残疾类别,残疾等级,初次发证日期,发证日期,有效期至,证件状态,状态日期,注销原因,监护人姓名,与残疾人关系,户籍街道,社区,联系电话,家庭住址';
const subdistricts = [
  '吴家山街道',
  '柏泉街道',
  '将军路街道',
  '慈惠街道',
  '走马岭街道',
  '径河街道',
  '金银湖街道',
];
const categories = ['视力', '听力', '言语', '肢体', '智力', '精神'];
const grades = ['一级', '二级', '三级', '四级'];
const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const givenNames = '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂';

/** Invented people by number: the same number is the same person, so that files of one size agree. */
export function personOf(number: number): { readonly id: string; readonly cells: readonly string[] } {
  // A multiplicative hash spreads the numbers without a state that must be carried along.
  const hash = Math.imul(number + 1, 2_654_435_761) >>> 0;
  const pick = (count: number, shift: number): number => (hash >>> shift) % count;
  const year = 1935 + (number % 80);
  const month = 1 + (Math.floor(number / 80) % 12);
  const day = 1 + (Math.floor(number / 960) % 28);
  const sequence = Math.floor(number / 26_880);
  const birth = `${year}${two(month)}${two(day)}`;
  const first17 = `999999${birth}${String(sequence).padStart(3, '0')}`;
  const id = first17 + checkCharacterOf(first17);
  const category = pick(6, 3);
  const grade = pick(4, 7);
  const issued = `${2012 + pick(8, 11)}-${two(1 + pick(12, 5))}-15`;
  const expires = `${Number(issued.slice(0, 4)) + 10}${issued.slice(4, 8)}14`;
  const name =
    (surnames[pick(20, 2)] ?? '') + (givenNames[pick(24, 9)] ?? '') + (givenNames[pick(24, 13)] ?? '');
  const sex = Number(first17[16]) % 2 === 1 ? '男' : '女';
  return {
    id,
    cells: [
      name,
      sex,
      '汉族',
      `${year}-${two(month)}-${two(day)}`,
      id,
      `${id}${category + 1}${grade + 1}`,
      categories[category] ?? '',
      grades[grade] ?? '',
      issued,
      issued,
      expires,
      '有效',
      '',
      '',
      category > 3 ? '某监护人' : '',
      category > 3 ? '父母' : '',
      subdistricts[pick(7, 4)] ?? '',
      '某某社区',
      `100${String(10_000_000 + number)}`,
      `某路${number % 900}号`,
    ],
  };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

const ADDRESS = 19;

/** The roster of the first people as CSV, 20 columns and nothing wrong; every n-th may have moved house. */
export async function writeRoster(path: string, people: number, movedEvery = Infinity): Promise<void> {
  await writeLines(path, HEADING, people, (number) => {
    const { cells } = personOf(number);
    const hasMoved = number % movedEvery === 1;
    return (hasMoved ? cells.with(ADDRESS, `新路${number}号`) : cells).join(',');
  });
}

/** A low-income list with every seventh of them; of every n-th of these it says that it ended before December. */
export async function writeLowIncome(path: string, people: number, lostEvery = Infinity): Promise<void> {
  await writeLines(path, '姓名,身份证号,起始月份,终止月份', Math.floor(people / 7), (number) => {
    const { id, cells } = personOf(number * 7);
    return `${cells[0] ?? ''},${id},2018-01,${number % lostEvery === 1 ? '2020-11' : ''}`;
  });
}

/** A household list: three people a household, the first its head. */
export async function writeHouseholds(path: string, people: number): Promise<void> {
  const heading = '户号,户主姓名,户主身份证号,姓名,身份证号,与户主关系';
  await writeLines(path, heading, people, (number) => {
    const headNumber = number - (number % 3);
    const [head, own] = [personOf(headNumber), personOf(number)];
    const relation = number === headNumber ? '户主' : '其他';
    return `H${headNumber},${head.cells[0] ?? ''},${head.id},${own.cells[0] ?? ''},${own.id},${relation}`;
  });
}

async function writeLines(
  path: string,
  heading: string,
  count: number,
  line: (number: number) => string,
): Promise<void> {
  const stream = createWriteStream(path);
  stream.write(`\uFEFF${heading}\r\n`);
  for (let number = 0; number < count; number += 1) {
    if (!stream.write(`${line(number)}\r\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
}
