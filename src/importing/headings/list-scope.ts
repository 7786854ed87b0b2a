import type { ListScope } from '../../registry/lists/lists.ts';
import { compact } from '../cells/clean.ts';
import { createDecidingLookup } from '../rows/deciding-lookup.ts';
import type { Recognition } from './recognise.ts';
import type { KindOfRow } from '../sheet-kind.ts';
import { wordsNotUnderstood } from './title-words.ts';

/** 地区 a place of the district by all its spellings. */
export type Area = {
  readonly name: string;
  /** Found anywhere in a text. */
  readonly spellings: readonly string[];
  /** Found only where it is all of a text, as in the name of a sheet. */
  readonly short: string;
};

/** 名单范围 whom a sheet names as far as its title, names and headings tell, before its rows are read. */
export type Scoping = {
  readonly scope: ListScope;
  /** The one place that is named; a list that leaves out nothing but the rest of the district is complete for it. */
  readonly area: string | undefined;
  /** Whether it says that it is a page, or one of several places: it is complete for nobody. */
  readonly isPiece: boolean;
  /** 看不懂的字样 the words of the title that may say whom it names; '' where all is plain or somebody said. */
  readonly unclear: string;
};

const words: readonly (readonly [ListScope, RegExp])[] = [
  [
    'removals',
    /减少|停发|退出|取消|停保|退保|脱保|清退|核减|核销|终止|注销|剔除|不再|不符合|不合格|转出|迁出/,
  ],
  ['additions', /新增|增补|增加|追加|新纳入|新申请|新批|新进|转入|迁入|漏报|补报/],
  ['part', /部分|续表|抽查|第[\d一二三四五六七八九十]+[页批]/],
  ['complete', /全量|全部|全区/],
];
const PAGE = /第[\d一二三四五六七八九十]+[页批]/;
/** 不含新增 speaks of those whom the list leaves out. */
const LEFT_OUT = /[(（]?(?:不含|不包括|不包含|除)[^)）]*[)）]?/g;
const IN_AREA = /^.{1,12}(?:社区|大队|居委会|村)/;

/**
 * Recognises the scope of a sheet by its title, else the names of sheet and file, else its headings. A roster is complete
 * only where its title says 全量, a list of who is on it unless something says otherwise, and a row of any other kind speaks
 * for itself. Undefined where one text speaks of both those who came and those who went.
 */
export function recogniseScope(
  { kind, title, columns, deciding }: Recognition<KindOfRow>,
  names: { readonly sheet: string; readonly file: string },
  areas: readonly Area[],
): Scoping | undefined {
  const texts = textsOf(title, names);
  if (!isList(kind.kind)) {
    const isFull = kind.kind === 'holders' && texts[0]?.includes('全量') === true;
    return isFull
      ? placed('complete', texts, areas)
      : { scope: 'part', area: undefined, isPiece: true, unclear: '' };
  }
  for (const text of texts) {
    const found = words.filter(([, sign]) => sign.test(text)).map(([scope]) => scope);
    if (found.includes('removals') && found.includes('additions')) return undefined;
    if (found[0]) return placed(found[0], texts, areas);
  }
  const isStopped = columns.has('toMonth') && !columns.has('fromMonth');
  const decides = createDecidingLookup(kind.kind);
  const isOfChanges = deciding.some(({ heading }) => decides(heading)?.isOfChanges);
  const scoping = placed(isStopped ? 'removals' : isOfChanges ? 'additions' : 'complete', texts, areas);
  const [ofTitle = ''] = texts;
  return scoping.scope === 'complete' ? { ...scoping, unclear: wordsNotUnderstood(ofTitle, areas) } : scoping;
}

/** 减少名单、停发人员表: what a sheet is, and not what was left out of it. */
const OF_STOPPED =
  /(?:减少|停发|退出|取消|停保|退保|脱保|清退|核减|终止|注销)(?:$|(?:的|人员|对象|名额|户)*(?:名单|名册|花名册|台账|明细|表))/;

/** 停发的名单 whether a title, or the name of the sheet or file, is that of those whom nothing is granted any more. */
export function isOfStopped(
  { title }: Pick<Recognition<KindOfRow>, 'title'>,
  names: { readonly sheet: string; readonly file: string },
): boolean {
  return textsOf(title, names).some((text) => OF_STOPPED.test(text.replace(/[(（].*$/, '')));
}

function textsOf(
  title: string,
  { sheet, file }: { readonly sheet: string; readonly file: string },
): string[] {
  return [title, sheet, file.replace(/\.\w+$/, '')].map((text) => compact(text).replaceAll(LEFT_OUT, ''));
}

/** The kinds whose rows together say who is on a list. */
export function isList(kind: string): kind is 'low-income' | 'households' {
  return kind === 'low-income' || kind === 'households';
}

/** A scope with the one place that the first of some texts names. */
export function placed(scope: ListScope, texts: readonly string[], areas: readonly Area[]): Scoping {
  const isPiece = texts.some((text) => PAGE.test(text));
  for (const text of texts) {
    const named = areas.filter(
      ({ spellings, short }) => text === short || spellings.some((spelling) => text.includes(spelling)),
    );
    const [first] = named;
    if (!first) continue;
    const after = Math.max(
      ...first.spellings.map((spelling) =>
        text.includes(spelling) ? text.indexOf(spelling) + spelling.length : 0,
      ),
    );
    // 吴家山街道额头湾社区 is less than the subdistrict.
    if (named.length > 1 || IN_AREA.test(text.slice(after)))
      return { scope, area: undefined, isPiece: true, unclear: '' };
    return { scope, area: first.name, isPiece, unclear: '' };
  }
  return { scope, area: undefined, isPiece, unclear: '' };
}

/**
 * The scope once the rows are read: of a place where the title, or a column with one value alone, names it. `values` are
 * those of the narrowest column of places, undefined where the sheet has none.
 */
export function scopeOf(
  { scope, area, isPiece }: Omit<Scoping, 'unclear'>,
  values: readonly (string | undefined)[] | undefined,
  isGiven: boolean,
): { readonly scope: ListScope; readonly area: string | undefined } {
  const isTorn = area !== undefined && values !== undefined && values.length > 1;
  const one = values === undefined ? area : values.length === 1 ? values[0] : undefined;
  if (scope === 'additions' || scope === 'removals') return { scope, area: undefined };
  if (scope === 'part' && (isGiven || isPiece)) return { scope, area: undefined };
  if (one !== undefined) return { scope: 'complete', area: one };
  // Pieces of a list are no complete list of the district, unless somebody says so.
  return { scope: (isPiece || isTorn) && !isGiven ? 'part' : scope, area: undefined };
}
