import { z } from 'zod';
import type { Loaded, PolicySource } from '../../policies/policy-source.ts';
import { type Finding, placeFindings, readPolicy } from '../../policies/read-policy.ts';
import { nearestOf } from '../../policies/nearest.ts';
import { dispatch, record } from '../../policies/shapes.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import type { Programme, ServiceUnit } from '../../services/programme.ts';
import type { Unit } from '../figure.ts';
import { nearNames } from './near-names.ts';
import { type Catalogue, type FigureSpec, shapeOf, tieShape } from './figure-spec.ts';
import { figuresEver, isFigureOf } from '../scheme-figures.ts';

/** What the figures may speak of. */
export type Declared = {
  readonly schemes: readonly Scheme[];
  readonly programmes: readonly Programme[];
  /** 栏目 of the narrative that the summary asks for. */
  readonly sections?: readonly string[];
};

const catalogueShape = record({
  figures: z.array(dispatch<FigureSpec>(shapeOf)),
  ties: z.array(tieShape).default([]),
});

/** Reads `indicators.yaml` against the schemes and programmes that it speaks of, each fault with line and column. */
export function loadIndicators(source: PolicySource, declared: Declared): Loaded<Catalogue> {
  const read = readPolicy(source, catalogueShape);
  const { value } = read;
  if (!value) return read;
  const findings = [...figureFindings(value, declared), ...tieFindings(value, declared)];
  return findings.length === 0 ? read : { faults: placeFindings(source, findings) };
}

function figureFindings({ figures }: Catalogue, declared: Declared): readonly Finding[] {
  return figures.flatMap((figure, index) => {
    const at = (field: string, message: Finding['message']): Finding => ({
      path: ['figures', index, field],
      message,
    });
    const before = figures.slice(0, index);
    return [
      ...(before.some(({ key }) => key === figure.key)
        ? [at('key', { zh: '与前面的重复', en: 'given before' })]
        : []),
      ...(figure.label === undefined && figure.kind !== 'payout'
        ? [at('key', { zh: '缺少 label', en: 'label is missing' })]
        : []),
      ...((figure.kind === 'fact' || figure.kind === 'narrative') && figure.unit === undefined
        ? [at('key', { zh: '缺少 unit（单位）', en: 'unit is missing' })]
        : []),
      ...nearNames(figure, before, declared.sections ?? []).map(([field, message]) => at(field, message)),
      ...namesFindings(figure, declared, before).map(([field, message]) => at(field, message)),
      ...unitFindings(figure, declared, before).map((message) => at('unit', message)),
    ];
  });
}

type Named = readonly [field: string, message: Finding['message']];

/** 没有的项目 a scheme, programme or figure that there is not, with the one that was perhaps meant. */
function namesFindings(
  figure: FigureSpec,
  { schemes, programmes }: Declared,
  before: readonly FigureSpec[],
): readonly Named[] {
  const keys = before.map(({ key }) => key);
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
  if (figure.kind === 'payout') {
    const scheme = schemes.find(({ id }) => id === figure.scheme);
    if (!scheme) return unknownOf('scheme', figure.scheme, ids(schemes));
    return figuresEver(scheme).some((one) => isFigureOf(figure, { scheme, figure: one }))
      ? []
      : [noSuchFigure];
  }
  if (figure.kind === 'services') return unknownOf('programme', figure.programme, ids(programmes));
  if (figure.kind === 'sum') return figure.of.flatMap((key) => unknownOf('of', key, keys));
  if (figure.kind !== 'share') return [];
  return [...unknownOf('of', figure.of, keys), ...unknownOf('in', figure.in, keys)];
}

const noSuchFigure: Named = [
  'count',
  { zh: '这个补贴项目没有这样的数', en: 'the scheme has no such figure' },
];

function unknownOf(field: string, name: string, known: readonly string[]): readonly Named[] {
  if (known.includes(name)) return [];
  const near = nearestOf(name, known);
  const isOrdered = field === 'of' || field === 'in';
  return [
    [
      field,
      {
        zh: `${isOrdered ? '前面没有' : '没有声明'}“${name}”${near === undefined ? '' : `，是不是 ${near}`}`,
        en: `there is no "${name}"${isOrdered ? ' before' : ''}${near === undefined ? '' : `; did you mean ${near}?`}`,
      },
    ],
  ];
}

/** The units that a figure can be told in, the usual one first; undefined where any will do. */
export function unitsOf(
  figure: FigureSpec,
  { programmes }: Pick<Declared, 'programmes'>,
  before: readonly FigureSpec[],
): readonly Unit[] | undefined {
  switch (figure.kind) {
    case 'holders':
    case 'first_issued':
    case 'certificate_events':
    case 'population':
    case 'placements':
    case 'reached':
      return ['人'];
    case 'reviews':
      return [figure.count === 'rate' ? '%' : '人'];
    case 'share':
      return ['%'];
    case 'payout_total':
      return ['元'];
    case 'employers':
      return ['家'];
    case 'insurance':
      return [figure.count === 'starts_on' ? 'date' : '人'];
    case 'claims':
      return [figure.count === 'amount' ? '元' : '笔'];
    case 'sum': {
      const parts = before.find(({ key }) => key === figure.of[0]);
      return parts && unitsOf(parts, { programmes }, before);
    }
    case 'services': {
      const unit = programmes.find(({ id }) => id === figure.programme)?.unit;
      const byCount = {
        people: ['人'],
        rows: ['次'],
        amount: ['元'],
        quantity: unit && toldIn[unit],
      } as const;
      return byCount[figure.count];
    }
    case 'payout':
    case 'fact':
    case 'narrative':
      return undefined;
  }
}

/** A visit to a person (人次) may be told as a visit (次); nothing else is another unit. */
const toldIn: Readonly<Record<ServiceUnit, readonly Unit[]>> = {
  人: ['人'],
  人次: ['人次', '次'],
  次: ['次'],
  件次: ['件次'],
  户: ['户'],
  家: ['家'],
};

function unitFindings(
  figure: FigureSpec,
  { programmes }: Declared,
  before: readonly FigureSpec[],
): readonly Finding['message'][] {
  const fitting = unitsOf(figure, { programmes }, before);
  const programme =
    figure.kind === 'services' ? programmes.find(({ id }) => id === figure.programme) : undefined;
  if (figure.kind === 'services' && figure.count === 'people' && programme?.isNamed === false)
    return [
      {
        zh: `“${programme.title}”是汇总数，数不出人`,
        en: `"${programme.title}" is a tally: no people to count`,
      },
    ];
  if (figure.kind === 'sum' && new Set(figure.of.map((key) => unitOfKey(key, programmes, before))).size > 1)
    return [{ zh: '单位不同的指标不能相加', en: 'figures of different units are never added' }];
  if (figure.unit === undefined || fitting === undefined || fitting.includes(figure.unit)) return [];
  return [
    { zh: `单位不符，应为 ${fitting.join('、')}`, en: `does not fit: it is told in ${fitting.join(', ')}` },
  ];
}

function unitOfKey(
  key: string,
  programmes: readonly Programme[],
  before: readonly FigureSpec[],
): Unit | undefined {
  const figure = before.find((one) => one.key === key);
  return figure?.unit ?? (figure && unitsOf(figure, { programmes }, before)?.[0]);
}

function tieFindings({ figures, ties }: Catalogue, { schemes }: Declared): readonly Finding[] {
  const known = [...figures.map(({ key }) => key), ...schemes.flatMap(figuresEver).map(({ key }) => key)];
  return ties.flatMap(({ sum, is }, index) =>
    [...sum.flat(), is].flatMap((key) =>
      unknownOf('is', key, known).map(([, message]) => ({ path: ['ties', index], message })),
    ),
  );
}
