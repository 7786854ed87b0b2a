import type { Document } from '../kernel/documents/document.ts';
import { plain } from '../kernel/documents/document.ts';
import { inLang, type Text } from '../kernel/text.ts';
import { parsePlainDate, type PlainDate } from '../kernel/plain-date.ts';
import type { FigureJson } from './figure-json.ts';
import { wordDate } from './wording/wording.ts';

/** A figure as a frozen report keeps it. */
export type FrozenFigure = Pick<FigureJson, 'key' | 'label' | 'value' | 'unit' | 'definition'>;

/** 变动 a figure that is no longer what was handed in, and why as far as that is known. */
export type FigureChange = {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  /** Undefined where it was not, or is no longer, recorded. */
  readonly old: FrozenFigure['value'] | undefined;
  readonly now: FrozenFigure['value'] | undefined;
  readonly causes: readonly Text[];
};

/** What differs between the figures handed in and those of today, in the order of today. */
export function changedFigures(
  frozen: readonly FrozenFigure[],
  now: readonly FrozenFigure[],
  causesOf: (key: string, isRedefined: boolean) => readonly Text[],
): readonly FigureChange[] {
  const before = new Map(frozen.map((figure) => [figure.key, figure]));
  const after = new Map(now.map((figure) => [figure.key, figure]));
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const [old, own] = [before.get(key), after.get(key)];
    const one = own ?? old;
    if (!one || old?.value === own?.value) return [];
    const isRedefined = old !== undefined && own !== undefined && old.definition !== own.definition;
    const { label, unit } = one;
    return [{ key, label, unit, old: old?.value, now: own?.value, causes: causesOf(key, isRedefined) }];
  });
}

/** A value with its unit, or that nothing was recorded. */
function valueWords(value: FrozenFigure['value'] | undefined, unit: string): string {
  if (value === undefined || value === null) return '未登记';
  const day = unit === 'date' ? parsePlainDate(String(value)) : undefined;
  return day ? wordDate(day) : `${value}${unit}`;
}

/** 更正说明 the note that tells by old, new and cause what was handed in otherwise. */
export function correctionNote(
  changes: readonly FigureChange[],
  {
    year,
    district,
    federation,
    why,
    frozenOn,
    asOf,
  }: {
    readonly year: number;
    readonly district: string;
    readonly federation: string;
    readonly why: string;
    readonly frozenOn: PlainDate;
    readonly asOf: PlainDate;
  },
): Document {
  const cell = (text: string) => plain(text);
  return {
    title: `关于更正${year}年工作总结有关数据的说明`,
    blocks: [
      {
        kind: 'paragraph',
        runs: plain(
          `${district}${year}年工作总结的数据已于${wordDate(frozenOn)}上报。现更正其中${changes.length}项，原数、现数和原因见下表。更正理由：${why}。`,
        ),
      },
      {
        kind: 'table',
        columns: [
          { heading: cell('指标'), share: 30 },
          { heading: cell('原数'), share: 16, align: 'right' },
          { heading: cell('现数'), share: 16, align: 'right' },
          { heading: cell('原因'), share: 38 },
        ],
        rows: changes.map(({ label, unit, old, now, causes }) => [
          cell(label),
          cell(valueWords(old, unit)),
          cell(valueWords(now, unit)),
          cell(causes.map((cause) => inLang(cause, 'zh')).join('；')),
        ]),
      },
    ],
    signature: [federation, wordDate(asOf)],
  };
}
