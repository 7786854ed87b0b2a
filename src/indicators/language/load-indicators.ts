import { z } from 'zod';
import type { Loaded, PolicySource } from '../../policies/policy-source.ts';
import { type Finding, placeFindings, readPolicy } from '../../policies/read-policy.ts';
import { nearestOf } from '../../policies/nearest.ts';
import { dispatch, record } from '../../policies/shapes.ts';
import type { CaseKind } from '../../cases/case-kind.ts';
import { foldSubdistrict, type Subdistrict } from '../../registry/subdistrict.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import type { Programme, ServiceUnit } from '../../services/programme.ts';
import { type Unit, units } from '../figure.ts';
import { nearNames } from './near-names.ts';
import { type Catalogue, type FigureSpec, shapeOf, tieShape } from './figure-spec.ts';
import { figuresEver, isFigureOf } from './scheme-figures.ts';
import { serviceFigures } from './service-figures.ts';

/** What the figures may speak of. */
export type Declared = {
  readonly schemes: readonly Scheme[];
  readonly programmes: readonly Programme[];
  readonly caseKinds?: readonly CaseKind[];
  /** 栏目 of the narrative that the summary asks for. */
  readonly sections?: readonly string[];
  /** Where its figures may be of. */
  readonly district?: { readonly name: string; readonly subdistricts: readonly Subdistrict[] };
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
  if (findings.length > 0) return { faults: placeFindings(source, findings) };
  return { ...read, value: { ...value, figures: value.figures.map((one) => placed(one, declared)) } };
}

/** With its subdistrict by the official name. */
function placed(figure: FigureSpec, { district }: Declared): FigureSpec {
  if (!district || !('subdistrict' in figure) || figure.subdistrict === undefined) return figure;
  return { ...figure, subdistrict: foldSubdistrict(district, figure.subdistrict) ?? figure.subdistrict };
}

/** 没有的街道 would count nobody, and print 0. */
function unknownPlace(figure: FigureSpec, { district }: Declared): readonly Named[] {
  if (!district || !('subdistrict' in figure) || figure.subdistrict === undefined) return [];
  if (foldSubdistrict(district, figure.subdistrict) !== undefined) return [];
  return unknownOf(
    'subdistrict',
    figure.subdistrict,
    district.subdistricts.map(({ name }) => name),
  );
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
      ...[...namesFindings(figure, declared, before), ...unknownPlace(figure, declared)].map(
        ([field, message]) => at(field, message),
      ),
      ...unitFindings(figure, declared, before).map((message) => at('unit', message)),
    ];
  });
}

type Named = readonly [field: string, message: Finding['message']];

/** 没有的项目 a scheme, programme or figure that there is not, with the one that was perhaps meant. */
function namesFindings(
  figure: FigureSpec,
  { schemes, programmes, caseKinds = [] }: Declared,
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
  if (figure.kind === 'cases')
    return figure.case === undefined ? [] : unknownOf('case', figure.case, ids(caseKinds));
  if (figure.kind === 'services') return unknownOf('programme', figure.programme, ids(programmes));
  return partsOf(figure).flatMap(([field, key]) => unknownOf(field, key, keys));
}

/** 所用指标 the figures that a derived one is made of, each with the word that names it. */
function partsOf(figure: FigureSpec): readonly (readonly [field: string, key: string])[] {
  if (figure.kind === 'sum') return figure.of.map((key) => ['of', key]);
  const named = (['of', 'in', 'per'] as const).map((field) => [field, Reflect.get(figure, field)] as const);
  return named.flatMap(([field, key]) => (typeof key === 'string' ? [[field, key] as const] : []));
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
  declared: Declared,
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
    case 'growth':
    case 'done':
      return ['%'];
    case 'average': {
      const unit = unitOfKey(figure.per, declared, before);
      return unit && units.filter((one) => one === `元/${unit}`);
    }
    case 'target':
      return unitOfKeys([figure.of], declared, before);
    case 'payout_total':
      return ['元'];
    case 'employers':
      return [figure.count === 'workers' || figure.count === 'disabled_workers' ? '人' : '家'];
    case 'insurance':
      return [figure.count === 'starts_on' ? 'date' : '人'];
    case 'claims':
      return [figure.count === 'amount' ? '元' : '笔'];
    case 'cases':
      return [figure.count === 'median_days' ? '工作日' : '件'];
    case 'sum':
      return unitOfKeys(figure.of, declared, before);
    case 'services':
      return serviceUnitsOf(figure, declared);
    case 'payout': {
      const scheme = declared.schemes.find(({ id }) => id === figure.scheme);
      const own = scheme && figuresEver(scheme).find((one) => isFigureOf(figure, { scheme, figure: one }));
      return own && [own.unit];
    }
    case 'fact':
    case 'narrative':
      return undefined;
  }
}

function serviceUnitsOf(
  { programme: id, count }: FigureSpec<'services'>,
  { programmes }: Declared,
): readonly Unit[] | undefined {
  const unit = programmes.find((one) => one.id === id)?.unit;
  const byCount = {
    people: ['人'],
    households: ['户'],
    employers: ['家'],
    rows: ['次'],
    amount: ['元'],
    quantity: unit && countedIn[unit],
  } as const;
  return byCount[count];
}

/** The unit of the first: a sum has one. */
function unitOfKeys(
  [first = '']: readonly string[],
  declared: Declared,
  before: readonly FigureSpec[],
): readonly Unit[] | undefined {
  const unit = unitOfKey(first, declared, before);
  return unit && [unit];
}

/** A visit to a person (人次) may be told as a visit (次); nothing else is another unit. */
const countedIn: Readonly<Record<ServiceUnit, readonly Unit[]>> = {
  人: ['人'],
  人次: ['人次', '次'],
  次: ['次'],
  件次: ['件次'],
  户: ['户'],
  家: ['家'],
};

function unitFindings(
  figure: FigureSpec,
  declared: Declared,
  before: readonly FigureSpec[],
): readonly Finding['message'][] {
  const fitting = unitsOf(figure, declared, before);
  if (figure.kind === 'services') {
    const lacking = uncountable(figure, declared);
    if (lacking) return [lacking];
  }
  if (figure.kind === 'sum' && new Set(figure.of.map((key) => unitOfKey(key, declared, before))).size > 1)
    return [{ zh: '单位不同的指标不能相加', en: 'figures of different units are never added' }];
  if (figure.kind === 'sum' && new Set(figure.of).size < figure.of.length)
    return [{ zh: '同一个指标不能加两次', en: 'one figure is not added twice' }];
  const unfit = derivedFault(figure, declared, before);
  if (unfit) return [unfit];
  if (figure.unit === undefined || fitting === undefined || fitting.includes(figure.unit)) return [];
  return [
    { zh: `单位不符，应为 ${fitting.join('、')}`, en: `does not fit: it is told in ${fitting.join(', ')}` },
  ];
}

/** 数不出 what the rows of a programme cannot be counted in. */
function uncountable(
  { programme: id, count }: FigureSpec<'services'>,
  { programmes }: Declared,
): Finding['message'] | undefined {
  const programme = programmes.find((one) => one.id === id);
  if (!programme) return undefined;
  const { title, isNamed, unit } = programme;
  if (!isNamed && (count === 'people' || count === 'households'))
    return { zh: `“${title}”是汇总数，数不出人`, en: `"${title}" is a tally: no people to count` };
  if (count === 'employers' && unit !== '家')
    return {
      zh: `“${title}”的单位是${unit}，数不出用人单位`,
      en: `"${title}" counts ${unit}, not employers`,
    };
  return undefined;
}

/** 单位不合 what a derived figure cannot be made of. */
function derivedFault(
  figure: FigureSpec,
  declared: Declared,
  before: readonly FigureSpec[],
): Finding['message'] | undefined {
  const unit = (key: string) => unitOfKey(key, declared, before);
  if (figure.kind === 'average') {
    const perUnit = unit(figure.per);
    const isMoney = unit(figure.of) === '元';
    if (isMoney && perUnit !== undefined && unitsOf(figure, declared, before)?.length === 1) return undefined;
    return {
      zh: '平均数须是金额（元）除以人、户、家、笔、次等数量',
      en: 'an average is an amount in 元 over a count',
    };
  }
  if (figure.kind !== 'growth' && figure.kind !== 'target' && figure.kind !== 'done') return undefined;
  const own = unit(figure.of);
  return own === '%' || own === 'date'
    ? { zh: '只能用数量或金额', en: 'only a count or an amount will do' }
    : undefined;
}

function unitOfKey(key: string, declared: Declared, before: readonly FigureSpec[]): Unit | undefined {
  const figure = before.find((one) => one.key === key);
  return figure?.unit ?? (figure && unitsOf(figure, declared, before)?.[0]);
}

function tieFindings({ figures, ties }: Catalogue, declared: Declared): readonly Finding[] {
  const others = [...declared.schemes.flatMap(figuresEver), ...serviceFigures(declared.programmes)];
  const known = [...figures, ...others].map(({ key }) => key);
  return ties.flatMap(({ sum, is }, index) =>
    [...sum.flat(), is].flatMap((key) =>
      unknownOf('is', key, known).map(([, message]) => ({ path: ['ties', index], message })),
    ),
  );
}
