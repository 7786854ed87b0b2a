import {
  findImport,
  type ImportRecord,
  isUndone,
  listCommand,
  nextImportId,
  saveImport,
} from '../../db/history/import-store.ts';
import type { Writing } from '../../db/connection/open.ts';
import { dependentsOf, type Dependent, undoImport } from '../../importing/derive/take-back.ts';
import type { Written } from '../../db/connection/write.ts';
import { recordKeys } from '../../importing/kinds.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import type { Text } from '../../kernel/text.ts';
import type { ValidityPolicy } from '../../registry/certificate/validity.ts';
import type { JobContext } from '../frame/context.ts';
import { feedsPayout } from '../../schemes/language/fact-lists.ts';
import { loadPolicies } from '../policy/load-policies.ts';
import { noSuchImport } from './list-imports.ts';
import { writing } from '../frame/writing.ts';

/** 撤销结果 what undoing an import did. */
export type UndoneImport = {
  readonly import: number;
  readonly file: string;
  readonly sheet: string;
  /** The number of the undoing in the list of imports. */
  readonly undoneBy: number;
  readonly rows: number;
};

const UNDO = 'undo';
/** The key fields of each table of records. */

/**
 * Takes an import back where nothing later rests on it, with all that came in the same command unless `isOnly`. Throws
 * CannotRun, naming what rests on it.
 */
export async function undo(
  context: JobContext,
  { id, isOnly, dryRun }: { readonly id: string; readonly isOnly: boolean; readonly dryRun: boolean },
): Promise<readonly UndoneImport[]> {
  return writing(context, 'import undo', (db) => takeBack(db, context, { id, isOnly }), { dryRun });
}

async function takeBack(
  db: Writing,
  context: JobContext,
  { id, isOnly }: { readonly id: string; readonly isOnly: boolean },
): Promise<Written<readonly UndoneImport[]>> {
  const { district } = await loadPolicies(context, db);
  const known = await findImport(db, Number(id));
  if (!known) throw noSuchImport(id);
  if (known.kind === UNDO || (await isUndone(db, known.id))) throw alreadyUndone(known.id);
  const together = isOnly ? [known] : await listCommand(db, known);
  const ids = together.map((one) => one.id);
  for (const one of together) {
    const dependents = dependentsOf(db.sqlite, one.id, feedsPayout(one.kind) && touchesMoney(db, one));
    const later = dependents.filter((by) => by.type === 'run' || !ids.includes(by.id));
    if (later.length > 0) throw dependsOn({ asked: known.id, id: one.id }, later);
  }
  const done: UndoneImport[] = [];
  for (const one of together) done.push(await takeOneBack(db, context, one, district.certificates));
  const log = done.map(({ import: importId, undoneBy, rows }) => ({ body: { importId, undoneBy, rows } }));
  return { result: done.toReversed(), log };
}

/** Of what was done to cases only what money was approved by can be in a draft. */
function touchesMoney({ sqlite }: Writing, { id, kind }: ImportRecord): boolean {
  if (kind !== 'cases') return true;
  const fed = sqlite.prepare(
    'select 1 from case_event where import_id = ? and (scheme is not null or ended is not null)',
  );
  return fed.get(id) !== undefined;
}

async function takeOneBack(
  db: Writing,
  context: JobContext,
  { id, file_name: file, as_of, sheet }: ImportRecord,
  validity: ValidityPolicy,
): Promise<UndoneImport> {
  const by = await nextImportId(db);
  const rows = undoImport(db.sqlite, { id, by, validity, keys: recordKeys });
  await saveImport(db, {
    id: by,
    file_name: file,
    sha256: '0'.repeat(64),
    kind: UNDO,
    sheet,
    as_of,
    operator: context.operator,
    recorded_at: context.now,
    row_problems: 0,
    rows_read: rows,
    rows_inserted: 0,
    rows_updated: rows,
    rows_unchanged: 0,
    rows_rejected: 0,
  });
  return { import: id, file, sheet, undoneBy: by, rows };
}

function alreadyUndone(id: number): CannotRun {
  return new CannotRun({
    what: { zh: `第 ${id} 次导入不能撤销`, en: `Import ${id} cannot be undone` },
    why: { zh: '它已经撤销过，或本身就是一次撤销', en: 'it was undone already, or is itself an undoing' },
    next: { zh: '如需恢复，把原文件再导入一次', en: 'To have it back, import the file again' },
  });
}

function dependsOn(
  { asked, id }: { readonly asked: number; readonly id: number },
  dependents: readonly Dependent[],
): CannotRun {
  // What came with it stands in the way.
  const other =
    id === asked
      ? undefined
      : { zh: `同一条命令的第 ${id} 次导入，`, en: `import ${id}, of the same command: ` };
  const texts = dependents.map((one): Text =>
    one.type === 'run'
      ? { zh: `批次 ${one.id}（${one.month}）`, en: `run ${one.id} (${one.month})` }
      : { zh: `第 ${one.id} 次导入（${one.file}）`, en: `import ${one.id} (${one.file})` },
  );
  return new CannotRun({
    what: { zh: `第 ${asked} 次导入不能撤销`, en: `Import ${asked} cannot be undone` },
    why: {
      zh: `${other?.zh ?? ''}之后的数据以它为基础：${texts.map(({ zh }) => zh).join('、')}`,
      en: `${other?.en ?? ''}what came later rests on it: ${texts.map(({ en }) => en).join(', ')}`,
    },
    next: other
      ? onlyThis(asked)
      : {
          zh: '请从最后一次导入起逐个撤销；有草稿批次的，改用更正后的表再导入，个案用“退回”的步骤（dpf case show）',
          en: 'Undo the later imports first; where a draft used it, import a corrected sheet instead',
        },
  });
}

function onlyThis(id: number): Text {
  return {
    zh: `只撤销这一张表：dpf import undo ${id} --only；或从最后一次导入起撤销`,
    en: `Take back this sheet alone: dpf import undo ${id} --only; or undo the later imports first`,
  };
}
