import { BrokenOff } from './read/broken-off.ts';
import { isList } from '../../importing/headings/list-scope.ts';
import type { ReadSheet } from './import-sheet.ts';
import { type NotRead, nothingIn, reasonOf } from '../../importing/find/not-read.ts';
import type { PlacedSheet } from './place-sheets.ts';
import { readToEnd } from './read/read-apart.ts';
import type { RecognisedSheet, SheetsToRead } from './read/recognise-files.ts';

/** What a command has to leave out so that the rest of it can go in. */
class LeftOut extends Error {
  readonly notRead: readonly NotRead[];
  private readonly sources: readonly RecognisedSheet[];

  constructor(left: ReadonlyMap<RecognisedSheet, NotRead>) {
    super('some sheets cannot be read to their end');
    this.notRead = [...left.values()];
    this.sources = [...left.keys()];
  }

  has({ path, sheet }: RecognisedSheet): boolean {
    return this.sources.some((source) => source.path === path && source.sheet === sheet);
  }
}

type Found = { readonly sheets: readonly RecognisedSheet[]; readonly notRead: readonly NotRead[] };

/**
 * 读得完的才存 saves what can be read to its end. What cannot be is known only once it was read: all is taken back then, and
 * begun again without it. Throws CannotRun where nothing is left.
 */
export async function savingReadable<Saved>(
  wanted: Pick<SheetsToRead, 'paths' | 'kind'>,
  found: Found,
  save: (found: Found) => Promise<Saved>,
): Promise<Saved> {
  for (let left = found; ;) {
    try {
      return await save(left);
    } catch (error) {
      if (!(error instanceof LeftOut)) throw error;
      left = {
        sheets: left.sheets.filter((sheet) => !error.has(sheet)),
        notRead: [...left.notRead, ...error.notRead],
      };
      if (left.sheets.length === 0) throw nothingIn(wanted, left.notRead);
    }
  }
}

/**
 * Reads the sheets of a command into its transaction. Once one breaks off the others are only looked at, so that all that
 * cannot be read is known at once; `savingReadable` then begins without it.
 */
export async function readAll(
  placed: readonly PlacedSheet[],
  read: (sheet: PlacedSheet) => Promise<ReadSheet>,
): Promise<readonly ReadSheet[]> {
  const done: ReadSheet[] = [];
  const broken: BrokenOff[] = [];
  for (const sheet of placed) {
    try {
      if (broken.length === 0) done.push(await read(sheet));
      else if (!sheet.known) await readToEnd(sheet.source);
    } catch (error) {
      if (!(error instanceof BrokenOff)) throw error;
      broken.push(error);
    }
  }
  if (broken.length > 0) throw leaveOut(placed, broken);
  return done;
}

/**
 * Leaves out what broke off, the rest of its file, and what says together with it who is on a list: half of a list would
 * say of everybody on its other half that they have left.
 */
function leaveOut(placed: readonly PlacedSheet[], broken: readonly BrokenOff[]): LeftOut {
  const left = new Map<RecognisedSheet, NotRead>();
  const faultOf = ({ path, sheet }: RecognisedSheet) =>
    broken.find(({ source }) => source.path === path && source.sheet === sheet);
  const torn = placed.filter(({ source }) => faultOf(source));
  for (const one of placed) {
    const { source } = one;
    const { file, sheet } = source;
    const fault = faultOf(source);
    const ofFile = torn.find((other) => other.source.path === source.path);
    const other = ofFile ?? torn.find((another) => isOneList(one, another));
    if (fault) left.set(source, { file, sheet, ...reasonOf(fault) });
    else if (other) left.set(source, { file, sheet, ...partOf(other.source, ofFile !== undefined) });
  }
  return new LeftOut(left);
}

/**
 * 缺一半的名单 leaves out a complete list of which something could not even be recognised: a sheet of its file that is
 * damaged or comes near its headings, or a file that cannot be read and is named as its kind. Whoever stands there would
 * count as gone. Unless somebody said whom the list names.
 */
export function leaveHalves(placed: readonly PlacedSheet[], notRead: readonly NotRead[]): void {
  const left = new Map<RecognisedSheet, NotRead>();
  for (const { source, scoping, isScopeGiven, known } of placed) {
    const { kind, title } = source.recognition.kind;
    if (!isList(kind) || scoping.scope !== 'complete' || isScopeGiven || known) continue;
    const word = title.zh.replace(/名单|表/g, '');
    const other = notRead.find(({ file, sheet, fault, likely }) =>
      file === source.file
        ? (likely ?? (fault && kind)) === kind
        : sheet === '' && fault !== undefined && file.includes(word),
    );
    const { file, sheet } = source;
    if (other) left.set(source, { file, sheet, ...partOf(other, other.file === file) });
  }
  if (left.size > 0) throw new LeftOut(left);
}

function isOneList(one: PlacedSheet, other: PlacedSheet): boolean {
  const [mine, its] = [one.scoping, other.scoping];
  return (
    one.source.recognition.kind.kind === other.source.recognition.kind.kind &&
    one.asOf === other.asOf &&
    mine.scope === 'complete' &&
    its.scope === 'complete' &&
    mine.area === its.area
  );
}

function partOf(
  { file, sheet }: Pick<NotRead, 'file' | 'sheet'>,
  isOfFile: boolean,
): Omit<NotRead, 'file' | 'sheet'> {
  const name = sheet === '' ? file : `${file}“${sheet}”`;
  return {
    why: isOfFile
      ? { zh: `同一文件的“${sheet}”没有读完`, en: `"${sheet}" of the same file could not be read to its end` }
      : {
          zh: `它与 ${name} 是同一份名单，那张表没有读完`,
          en: `it is one list with ${name}, which could not be read to its end`,
        },
    isWrong: true,
  };
}
