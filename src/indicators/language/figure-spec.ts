import { z } from 'zod';
import { categories } from '../../kernel/certificate-number.ts';
import type { Text } from '../../kernel/text.ts';
import { parsedText, policyId, record, report, span, words } from '../../policies/shapes.ts';
import { units } from '../figure.ts';

/** 指标名 permanent, of parts in lower case; `$year` stands for the year asked for. */
const figureKey = parsedText((text) => (/^[a-z$][\w$-]*(\.[\w$-]+)+$/.test(text) ? text : undefined), {
  zh: '小写字母、数字、点和连字符，如 training.sessions',
  en: 'lower-case letters, digits, dots and hyphens such as training.sessions',
});

const head = {
  key: figureKey,
  label: words.optional(),
  english: words.optional(),
  definition: words.optional(),
  unit: z.enum(units).optional(),
  /** 预计数 what is counted is what others forecast. */
  estimate: z.literal(true).optional(),
  /** 又名 what written summaries call it. */
  also: z.array(words).min(1).optional(),
};
const age = z.number().int().min(0).max(150);
const monthOfYear = z.number().int().min(1).max(12);
const holderWhere = {
  category: z.enum(categories).optional(),
  grades: z.array(z.number().int().min(1).max(4)).min(1).optional(),
  sex: z.enum(['male', 'female']).optional(),
  ages: span(age, age.optional()).optional(),
  subdistrict: words.optional(),
  community: words.optional(),
};

/** What counts a figure, by its kind; the keys of each are those that `indicators.yaml` may give. */
export const figureShapes = {
  /** 有效持证人数 at the cut-off. */
  holders: record({ ...head, kind: z.literal('holders'), ...holderWhere }),
  /** 初次发证 people whose certificate was first issued in the year. */
  first_issued: record({ ...head, kind: z.literal('first_issued') }),
  /** 证件变动 people with an event of a certificate in the year. */
  certificate_events: record({
    ...head,
    kind: z.literal('certificate_events'),
    event: z.enum([
      'renewed',
      'reissued',
      'regraded',
      'transferred-in',
      'transferred-out',
      'frozen',
      'cancelled',
    ]),
  }),
  reviews: record({ ...head, kind: z.literal('reviews'), count: z.enum(['reviewed', 'rate', 'violations']) }),
  /** 户籍人口 of the year in `district.yaml`. */
  population: record({ ...head, kind: z.literal('population') }),
  /** 区情数据 a value of that sheet. */
  fact: record({ ...head, kind: z.literal('fact'), item: words }),
  /** 文字材料 the entries of a list under a heading, or the number that follows some words there. */
  narrative: record({
    ...head,
    kind: z.literal('narrative'),
    section: words,
    number_after: words.optional(),
  }),
  /** A figure of one scheme. Those that are not listed exist all the same, under `payout.<scheme>`. */
  payout: record({
    ...head,
    kind: z.literal('payout'),
    scheme: policyId,
    count: z.enum(['recipients', 'amount', 'year_recipients', 'year_months', 'year_amount', 'rate']),
    row: words.optional(),
    basis: words.optional(),
  }),
  /** 按月补贴合计 over the monthly schemes that the federation pays. */
  payout_total: record({ ...head, kind: z.literal('payout_total'), when: z.enum(['december', 'year']) }),
  /** 服务台账 people, their households or employers once each, rows, quantities, or yuan of one programme in the year. */
  services: record({
    ...head,
    kind: z.literal('services'),
    programme: policyId,
    count: z.enum(['people', 'households', 'employers', 'rows', 'quantity', 'amount']),
    /** 月份 of the year, both among them. */
    months: span(monthOfYear, monthOfYear).optional(),
    subdistrict: words.optional(),
  }),
  /** 受益人数 people whom any of the declared programmes names in the year, once each. */
  reached: record({ ...head, kind: z.literal('reached') }),
  /** 安残审核 employers reviewed for the year; of those with a quota (按比例就业) who is over and under it, and how they stand together. */
  employers: record({
    ...head,
    kind: z.literal('employers'),
    count: z
      .enum(['reviewed', 'over_quota', 'under_quota', 'workers', 'disabled_workers'])
      .default('reviewed'),
  }),
  /** 就业安置 people whose placement began in the year, or goes on at the cut-off; of all, or of the employer with the most. */
  placements: record({
    ...head,
    kind: z.literal('placements'),
    count: z.enum(['began', 'current']),
    employer: z.literal('most').optional(),
  }),
  /** 参保 people insured on the first day of the product's term that begins in the year, or that day. */
  insurance: record({
    ...head,
    kind: z.literal('insurance'),
    product: words,
    count: z.enum(['people', 'starts_on']),
  }),
  /** 理赔 claims of what happened in that term, or yuan of their payments. */
  claims: record({
    ...head,
    kind: z.literal('claims'),
    product: words,
    count: z.enum(['claims', 'amount']),
    cause: z.enum(['death', 'accidental-death', 'hospital', 'disability']).optional(),
    payment: z.enum(['death', 'medical', 'allowance', 'disability']).optional(),
  }),
  /** 个案 of one kind or all: opened, done or overdue, or the working days that the middle one of those done took. */
  cases: record({
    ...head,
    kind: z.literal('cases'),
    case: policyId.optional(),
    count: z.enum(['opened', 'done', 'overdue', 'median_days']),
  }),
  /** 占比 one figure in another. */
  share: record({ ...head, kind: z.literal('share'), of: figureKey, in: figureKey }),
  /** 平均 an amount of money over a count, to the fen. */
  average: record({ ...head, kind: z.literal('average'), of: figureKey, per: figureKey }),
  /** 比上年增长 against what was handed in for the year before. */
  growth: record({ ...head, kind: z.literal('growth'), of: figureKey }),
  /** 任务数 what `targets.yaml` sets a figure for the year. */
  target: record({ ...head, kind: z.literal('target'), of: figureKey }),
  /** 完成率 a figure in its target. */
  done: record({ ...head, kind: z.literal('done'), of: figureKey }),
  /** 合计 of figures of one unit. */
  sum: record({ ...head, kind: z.literal('sum'), of: z.array(figureKey).min(2) }),
} as const;

export type FigureKind = keyof typeof figureShapes;
/** 指标定义 one figure as `indicators.yaml` of the district has it. */
export type FigureSpec<Kind extends FigureKind = FigureKind> = {
  [Each in Kind]: z.infer<(typeof figureShapes)[Each]>;
}[Kind];

/** 勾稽关系 figures that must come to another: as parts of a sum, or each pair as heads times rate. */
export const tieShape = record({
  what: words,
  sum: z.array(z.union([figureKey, z.array(figureKey).length(2)])).min(1),
  is: figureKey,
});
export type TieSpec = z.infer<typeof tieShape>;

/** 指标目录 what `indicators.yaml` says, in its order. */
export type Catalogue = { readonly figures: readonly FigureSpec[]; readonly ties: readonly TieSpec[] };

/** Its name for people; one without English goes by its Chinese name. */
export function labelOf({ key, label, english }: Pick<FigureSpec, 'key' | 'label' | 'english'>): Text {
  return { zh: label ?? key, en: english ?? label ?? key };
}

/** A figure's shape by its kind; an unknown kind is told with those there are. */
export function shapeOf(plain: unknown): z.ZodType<FigureSpec> {
  const kind: unknown = typeof plain === 'object' && plain !== null ? Reflect.get(plain, 'kind') : undefined;
  const known = Object.keys(figureShapes);
  if (typeof kind === 'string' && known.includes(kind)) return figureShapes[kind as FigureKind];
  return z.unknown().transform((_, context) => {
    const list = known.join('、');
    report(context, {
      path: ['kind'],
      message: { zh: `须是下列之一：${list}`, en: `must be one of ${known.join(', ')}` },
    });
    return z.NEVER;
  });
}
