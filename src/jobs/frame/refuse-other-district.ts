import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Database } from '../../db/connection/open.ts';
import { findSetting } from '../../db/history/setting-store.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { inert } from '../../kernel/writing/inert.ts';
import { packaged, sourceOf } from '../policy/policy-folder.ts';

/** 本区 refuses the policies named for this call where they are of another district than the one on record. */
export async function refuseOtherDistrict(dir: string | undefined, db: Database): Promise<void> {
  const recorded = dir === undefined ? undefined : await findSetting(db, 'district');
  if (dir === undefined || recorded === undefined) return;
  // Loaded here: most calls name no folder.
  const { districtIdOf } = await import('../../schemes/load/district.ts');
  const named = districtIdOf(sourceOf(dir, 'district.yaml'));
  // A file that does not say which district it is of is refused by whoever goes by it, with its faults.
  if (named !== undefined && named !== recorded)
    throw otherDistrict(inert(basename(db.path)), recorded, named);
}

function otherDistrict(file: string, recorded: string, named: string): CannotRun {
  const isPackaged = existsSync(join(packaged, recorded));
  return new CannotRun({
    what: {
      zh: `数据库 ${file} 是“${recorded}”的，指定的却是“${named}”的政策`,
      en: `The database ${file} is of the district "${recorded}", but the policies named are those of "${named}"`,
    },
    why: {
      zh: 'district.yaml 的 id 与数据库登记的不同；一个区的数据不能按另一个区的政策来算',
      en: 'the id in their district.yaml is not the one on record; one district is never calculated by the rules of another',
    },
    next: {
      zh: `${isPackaged ? '去掉 --policies 和 DPF_POLICIES，或' : ''}用 --policies 指定“${recorded}”的政策文件夹；要用别的数据库，用 --db 指定`,
      en: `${isPackaged ? 'Leave out --policies and DPF_POLICIES, or name' : 'Name'} the folder of "${recorded}" with --policies; name another database with --db`,
    },
  });
}
