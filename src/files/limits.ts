import { CannotRun } from '../kernel/cannot-run.ts';
import type { Text } from '../kernel/text.ts';

/** What a file may cost before it is refused, so that a hostile one never exhausts the machine (ux-security.md §4). */
export type Limits = {
  /** Bytes of an .xlsx file as it lies on the disk. CSV is read in a stream and has no such limit. */
  readonly fileBytes: number;
  /** Bytes of an .xls or a web page, which a library holds whole. */
  readonly legacyBytes: number;
  /** Parts of an .xlsx. Real workbooks with a picture in every row have some thousands. */
  readonly entries: number;
  readonly entryBytes: number;
  readonly totalBytes: number;
  /** Unpacked to packed size of an entry over 1 MB. Real rosters reach 75. */
  readonly ratio: number;
  readonly rows: number;
  readonly columns: number;
  /** Filled cells of one sheet. */
  readonly cells: number;
  readonly cellCharacters: number;
  readonly strings: number;
};

const MEGABYTE = 1024 * 1024;

export const defaultLimits: Limits = {
  fileBytes: 50 * MEGABYTE,
  legacyBytes: 20 * MEGABYTE,
  entries: 20_000,
  entryBytes: 200 * MEGABYTE,
  totalBytes: 400 * MEGABYTE,
  ratio: 200,
  rows: 1_048_576,
  columns: 200,
  cells: 5_000_000,
  cellCharacters: 32_767,
  strings: 2_000_000,
};

/** 特大表 what a person may ask for: a million rows of twenty filled columns, still read in a stream. */
export const largeLimits: Limits = {
  ...defaultLimits,
  fileBytes: 1024 * MEGABYTE,
  entryBytes: 2048 * MEGABYTE,
  totalBytes: 4096 * MEGABYTE,
  cells: 50_000_000,
  strings: 10_000_000,
};

const names: Record<keyof Limits, Text> = {
  fileBytes: { zh: '文件字节数', en: 'bytes of the file' },
  legacyBytes: { zh: '旧格式文件的字节数', en: 'bytes of a file in an old format' },
  entries: { zh: '压缩包内的部件数', en: 'parts in the zip' },
  entryBytes: { zh: '单个部件解压后的字节数', en: 'unpacked bytes of one part' },
  totalBytes: { zh: '全部解压后的字节数', en: 'unpacked bytes of all parts' },
  ratio: { zh: '解压倍数', en: 'times that a part unpacks to' },
  rows: { zh: '行数', en: 'rows' },
  columns: { zh: '列数', en: 'columns' },
  cells: { zh: '单元格数', en: 'filled cells' },
  cellCharacters: { zh: '单元格字数', en: 'characters in one cell' },
  strings: { zh: '文字条数', en: 'shared strings' },
};

/** The refusal of a file that passes a limit; `part` is the entry of the .xlsx, or the row. */
export function overLimit(file: string, limit: keyof Limits, limits: Limits, part?: Text): CannotRun {
  const name = names[limit];
  const mayBeRaised = limits[limit] < largeLimits[limit];
  const where = part ? { zh: `（${part.zh}）`, en: ` (${part.en})` } : { zh: '', en: '' };
  return new CannotRun({
    what: { zh: `无法读取 ${file}：超出安全上限`, en: `Cannot read ${file}: it passes a safety limit` },
    why: {
      zh: `${name.zh}超过 ${limits[limit]}${where.zh}`,
      en: `more than ${limits[limit]} ${name.en}${where.en}`,
    },
    next: /\.docx$/i.test(file)
      ? smallerText
      : {
          zh: `请删去多余的工作表、空列和图片，或拆成几个文件后再试${mayBeRaised ? '；确实是大表，请加 --large' : ''}`,
          en: `Remove unneeded sheets, columns and pictures, or split the file, and try again${mayBeRaised ? '; for a list that really is that long, add --large' : ''}`,
        },
  });
}

const smallerText: Text = {
  zh: '请删去图片和多余的内容，或拆成几个文件后再试',
  en: 'Remove pictures and what is not needed, or split the file, and try again',
};
