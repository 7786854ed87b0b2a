import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { personOf } from './roster.ts';

const kinds = [
  ['家庭无障碍改造', '', '申请表'],
  ['信访', '反映的事项=试', ''],
  ['法律援助', '', ''],
  ['辅助器具适配', '', ''],
  ['阳光创业扶持', '', '申请表；营业执照'],
];

/** 个案台账 of cases that are opened over the year, of the first people in turn: most are long overdue on its last days. */
export async function writeCases(path: string, people: number, cases: number): Promise<void> {
  const file = createWriteStream(path);
  file.write('个案种类,姓名,身份证号,办理步骤,办理日期,经办人,填写内容,已收材料\r\n');
  for (let number = 0; number < cases; number++) {
    const { id, cells } = personOf(number % people);
    const [kind = '', fields = '', documents = ''] = kinds[number % kinds.length] ?? [];
    // Of one person and kind no two are of one day.
    const month = 1 + (Math.floor(number / people) % 11);
    const day = String(1 + (number % 28)).padStart(2, '0');
    const on = `2020-${String(month).padStart(2, '0')}-${day}`;
    const row = [kind, cells[0], id, '受理', on, `经办人${number % 12}`, fields, documents];
    if (!file.write(`${row.join(',')}\r\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}
