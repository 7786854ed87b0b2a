import type { Sex } from '../../../kernel/citizen-id.ts';
import { readName } from '../read-words.ts';
import { Fault, type CellReading, type ValueCell } from '../reading.ts';
import { seen, type Seen } from '../seen-cell.ts';

const LONGEST_NAME = 200;
const ANNOTATION = /[（(【[〔‹＜〈《]([^）)】\]〕›＞〉》]*)[）)】\]〕›＞〉》]/gu;
const UNKNOWN = /^(?:不详|未知|不明|无|无名|无名氏|无名尸|佚名|姓名不详|某某|[*＊×?？/-]+)$/u;

// 已故, or why they are on the list: of the one who is named.
const OF_THEM =
  /^(?:\d[\d年月日.-]*)?(?:已?故|已?亡|已?死亡|已?去世|已?逝世?|病故|死者|残疾?|精残|低保户?|五保户?|特困|孤儿|已?注销|本人)$/u;

/** 称呼 how people are spoken of, and which of these words say their sex. */
const ADDRESS = '同志|先生|女士|小姐|老人|老师|师傅|同学|大爷|大伯|大妈|大娘|阿姨';
const ADDRESSED = new RegExp(`(?<=^.{2,})\\s*(?:${ADDRESS})$`, 'u');
const ONLY_ADDRESS = new RegExp(`^(?:${ADDRESS})$`, 'u');
const GONE = /(?<=^.{2,})\s*(?:已故|病故|亡故|已?去世|已?死亡|已逝|逝世)$/u;
// Without brackets, too: 妻 and these words end no name, 父 and 母 none of three characters.
const KIN =
  /(?<=^..+)(?:之?(?:妻子?|丈夫|父亲|母亲|儿子|女儿|爱人|配偶|家属)|之(?:夫|父|母|子|女|兄|弟|姐|妹))$|(?<=^...+)[父母]$/u;
const MEN = /(?:先生|大爷|大伯)$/u;
const WOMEN = /(?:女士|小姐|大妈|大娘|阿姨)$/u;

/** 名单上的姓名 a name as a list has it, with the sex that a form of address says. */
export type ListedName = Seen<string> & { readonly sex: Sex | undefined };

/**
 * Reads the name of a list that is only looked up: without what was noted beside it (已故) and the form of address (同志, 女士);
 * 不详 and the like are no name. What is noted and may mean somebody else (妻, 某某之父) is told.
 */
export function readListedName(cell: ValueCell): CellReading<ListedName> {
  const whole = cell.text.slice(0, LONGEST_NAME);
  const notes = notesIn(whole);
  const bare = whole.replace(ANNOTATION, '').trim().replace(GONE, '');
  const said = [bare, ...notes].find((text) => MEN.test(text) || WOMEN.test(text)) ?? '';
  const sex = MEN.test(said) ? 'male' : WOMEN.test(said) ? 'female' : undefined;
  const kin = KIN.exec(bare)?.[0];
  const name = bare.replace(ADDRESSED, '').replace(KIN, '');
  const read = seen(
    (of) => (name === '' || UNKNOWN.test(name) ? undefined : readName({ ...of, text: name })),
    () => kin ?? notes.find((note) => !isOfThem(note)),
  )(cell);
  if (read === undefined) return undefined;
  if (!(read instanceof Fault)) return { ...read, sex };
  return new Fault(read.code, read.shown, read.hint, { ...(read.rest as Seen<string>), sex });
}

/** 旁注 what stands in brackets. */
export function notesIn(text: string): readonly string[] {
  return Array.from(text.matchAll(ANNOTATION), ([, note = '']) => note.trim()).filter((note) => note !== '');
}

/** The text without what stands in brackets. */
export function withoutNotes(text: string): string {
  return text.replace(ANNOTATION, ' ');
}

/** Whether a note is of the one beside whose name it stands. */
export function isOfThem(note: string): boolean {
  return OF_THEM.test(note) || ONLY_ADDRESS.test(note);
}
