import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { programFolder } from '../../kernel/program-folder.ts';

const fixtures = fileURLToPath(new URL('fixtures/dongxihu-2020', programFolder));
const SHEET = /\.(?:xlsx|csv|md)$/;
const outputs = ['dpf.sqlite', 'summary-2020.md', 'summary-2020.xlsx', 'findings.xlsx'] as const;

/** The files of the demo: the folder of the sheets an office would receive, and what the demo makes of them. */
export type DemoFiles = {
  readonly inputs: string;
  readonly database: string;
  readonly report: string;
  readonly workbook: string;
  readonly findings: string;
};

/** 演示 lays the invented reference year in a folder. Throws CannotRun if the folder holds files, unless `force`. */
export async function prepareDemo(dir: string, { force }: { readonly force: boolean }): Promise<DemoFiles> {
  const existing = await readdir(dir).catch(() => []);
  if (existing.length > 0 && !force) {
    throw new CannotRun({
      what: { zh: `文件夹 ${dir} 不是空的`, en: `The folder ${dir} is not empty` },
      next: {
        zh: '换一个文件夹，或加 --force 重做（只重写演示自己的文件）',
        en: 'Name another folder, or do it again with --force (only the demo’s own files are rewritten)',
      },
    });
  }
  const inputs = join(dir, 'received');
  await mkdir(inputs, { recursive: true });
  await Promise.all(outputs.map((name) => rm(join(dir, name), { force: true })));
  const sheets = (await readdir(fixtures)).filter((name) => SHEET.test(name) && name !== 'README.md');
  await Promise.all(sheets.map((name) => copyFile(join(fixtures, name), join(inputs, name))));
  const [database, report, workbook, findings] = outputs;
  return {
    inputs,
    database: join(dir, database),
    report: join(dir, report),
    workbook: join(dir, workbook),
    findings: join(dir, findings),
  };
}
