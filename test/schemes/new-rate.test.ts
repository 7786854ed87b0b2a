import { appendFileSync, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dpfHere, repository, temporaryFolder } from '../commands/program.ts';

/** The case of a month that the recipe asks for, as the cases of the packaged file are written. */
const caseOf = (month: string, yuan: string): string => `- name: ${month} 的标准
  month: ${month}
  facts: { certificate: { live: true, category: intellectual, grade: 1 }, hukou_local: true }
  expect: { outcome: eligible, yuan: '${yuan}' }
`;

test.each(['README.md', 'README.zh-CN.md'])(
  'the new rate of %s passes as it is written there',
  async (readme) => {
    const [, version = ''] =
      /```yaml\n( {2}- from: 2021-07\n[^`]+)```/.exec(readFileSync(join(repository, readme), 'utf8')) ?? [];
    expect(version).toContain("yuan: '120'");
    const folder = temporaryFolder();
    cpSync(join(repository, 'policies/dongxihu'), join(folder, '政策'), { recursive: true });
    appendFileSync(join(folder, '政策/family-care.yaml'), version);
    const cases = join(folder, '政策/family-care.cases.yaml');
    appendFileSync(cases, caseOf('2021-06', '100') + caseOf('2021-07', '120'));
    const call = (...args: readonly string[]) => dpfHere([...args, '--policies', '政策'], folder);

    expect(await call('scheme', 'check')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('错误 0'),
    });
    const { status, stdout } = await call('scheme', 'test');
    expect(stdout).toContain('失败 0');
    expect(status).toBe(0);
    // The grade of this district has no source; a new rate does not make it look as if it had.
    const { stdout: shown } = await call('scheme', 'show', 'family-care', '--as-of', '2021-08-01');
    const [inForce = ''] = shown.split('自 2020-01 起');
    expect(inForce).toContain('残疾等级为一级');
    expect(inForce).not.toContain('起始月份');

    const strict = await call('scheme', 'test', '--strict', '--json');
    expect(strict.status).toBe(1);
    const { missing } = JSON.parse(strict.stdout) as { missing: { file: string; cases: string[] }[] };
    expect(missing.map(({ file }) => file)).toEqual(['政策/family-care.cases.yaml']);
    appendFileSync(cases, missing.flatMap((one) => one.cases).join(''));
    expect((await call('scheme', 'test', '--strict')).status).toBe(0);
  },
);
