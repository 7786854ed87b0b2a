import { CannotRun } from '../kernel/cannot-run.ts';
import { inert } from '../kernel/writing/inert.ts';
import { refusedName } from '../kernel/writing/refused-name.ts';
import type { Text } from '../kernel/text.ts';

/** The refusal of a file that cannot be read. Messages of libraries hold cell values and are never passed on. */
export function unreadable(file: string, why: Text, next: Text = saveAgain(file)): CannotRun {
  return new CannotRun(refusal(file, why, next));
}

function refusal(file: string, why: Text, next: Text) {
  return { what: { zh: `无法读取 ${file}`, en: `Cannot read ${file}` }, why, next };
}

/** The refusal of an .xlsx whose part (an entry of its zip) is broken. */
export class DamagedPart extends CannotRun {
  readonly part: string;

  constructor(file: string, part: string) {
    super(damaged(file, { zh: part, en: part }));
    this.part = part;
  }
}

/** The refusal of a sheet that is broken behind a row. */
export function damagedSheet(file: string, sheet: string, row: number): CannotRun {
  return new CannotRun(damaged(file, rowOf(sheet, row, { zh: '约', en: 'about ' })));
}

function damaged(file: string, where: Text) {
  return refusal(
    file,
    { zh: `文件已损坏（${where.zh}）`, en: `the file is damaged (${where.en})` },
    saveAgain(file),
  );
}

/** The refusal of a sheet whose rows do not follow each other. */
export function fallingRows(file: string, sheet: string, row: number, before: number): CannotRun {
  return unreadable(file, {
    zh: `${rowOf(sheet, row).zh}在第 ${before} 行之后：行的次序颠倒`,
    en: `${rowOf(sheet, row).en} comes after row ${before}: its rows are out of order`,
  });
}

/** Where a row is, for people: `about` where it is only nearly there. */
export function rowOf(sheet: string, row: number, about: Text = { zh: '', en: '' }): Text {
  // A file that is one sheet has no name for it.
  const of =
    sheet === '' ? { zh: '', en: '' } : { zh: `工作表“${inert(sheet)}”`, en: `sheet "${inert(sheet)}", ` };
  return { zh: `${of.zh}${about.zh}第 ${row} 行`, en: `${of.en}${about.en}row ${row}` };
}

/** The refusal by the code of a file system error: missing, a folder, locked by Excel, not allowed. */
export function notOpened(file: string, error: unknown): CannotRun {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const reason = refusedName(code, file, process.platform === 'win32') ??
    reasons[code] ?? {
      why: { zh: `系统错误 ${code}`, en: `system error ${code}` },
      next: { zh: '请检查磁盘和文件后再试', en: 'Check the disk and the file, and try again' },
    };
  return unreadable(file, reason.why, reason.next);
}

function saveAgain(file: string): Text {
  const [program, suffix] = /\.docx$/i.test(file) ? ['Word', '.docx'] : ['Excel', '.xlsx'];
  return {
    zh: `请用 ${program} 或 WPS 打开，另存为 ${suffix} 后再试`,
    en: `Open it in ${program} or WPS, save it as ${suffix} and try again`,
  };
}

type Reason = { readonly why: Text; readonly next: Text };

const locked: Reason = {
  why: { zh: '文件正被 Excel 或 WPS 占用', en: 'Excel or WPS holds the file open' },
  next: { zh: '请关闭打开它的程序后再试', en: 'Close it there and try again' },
};

const missing: Reason = {
  why: { zh: '没有这个文件', en: 'there is no such file' },
  next: { zh: '请检查文件名和所在文件夹', en: 'Check the name and the folder' },
};

const reasons: Record<string, Reason> = {
  ENOENT: missing,
  ENOTDIR: missing,
  EISDIR: {
    why: { zh: '这是文件夹，不是文件', en: 'it is a folder, not a file' },
    next: { zh: '请给出文件夹里的文件', en: 'Name a file inside it' },
  },
  EBUSY: locked,
  EPERM: locked,
  EACCES: {
    why: { zh: '没有读取权限，或文件正被占用', en: 'reading it is not allowed, or a program holds it' },
    next: { zh: '请关闭打开它的程序，或检查文件权限', en: 'Close it elsewhere, or check its permissions' },
  },
};
