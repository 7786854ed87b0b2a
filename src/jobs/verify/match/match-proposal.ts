import type { RecordedEnds } from '../../../db/people/recorded-ends.ts';
import type { PersonOnDay } from '../../../db/people/people-by-id.ts';
import type { ListMatter } from '../../../importing/headings/list-matter.ts';
import type { ListedPerson, ListedRow } from '../../../importing/headings/listed-row.ts';
import { addMonths, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import { plusMonths, type YearMonth } from '../../../kernel/year-month.ts';
import { inForceOn } from '../../../registry/dated.ts';
import { stopMonth } from '../../../schemes/language/stop-month.ts';
import type { Policies } from '../../policy/load-policies.ts';

/** 建议 what may follow from a hit once it is confirmed: proposed, never done. */
export type Proposal = {
  /** Nothing is left to do: it is on record, or there is no certificate to act on. */
  readonly isSettled: boolean;
  readonly text: Text;
  /** 立案 the kind of case to open. */
  readonly case?: 'cancel' | 'transfer' | 'screening' | 'inquiry';
  /** By scheme: the first month it is no longer paid. */
  readonly stops?: readonly { readonly scheme: string; readonly month: YearMonth }[];
  readonly freezeOn?: PlainDate;
  readonly cancelOn?: PlainDate;
};

/** What is known of one hit. */
export type HitFacts = {
  readonly row: ListedRow;
  readonly listed: ListedPerson;
  readonly person: PersonOnDay;
  readonly ends: RecordedEnds;
};

/** What may follow from hits of a list, by what it is of: one object for all of whom the same is proposed. */
export function createProposer(matter: ListMatter, policies: Policies): (facts: HitFacts) => Proposal {
  const known = new Map<string, Proposal>();
  return (facts) => {
    const proposal = proposals[matter](facts, policies);
    const text = JSON.stringify(proposal);
    const same = known.get(text);
    if (same) return same;
    known.set(text, proposal);
    return proposal;
  };
}

const proposals: Readonly<Record<ListMatter, (facts: HitFacts, policies: Policies) => Proposal>> = {
  deaths: proposeForDeath,
  moves: proposeForMove,
  staff: ({ row, listed, person }) => {
    if (person.is_live === 0) return settled(NOT_LIVE);
    const whose = listed.role === 'staff' ? undefined : row.staffName;
    const [relation = '亲属', by = ''] = [row.relation, whose];
    return {
      isSettled: false,
      case: 'screening',
      text: {
        zh: `${whose === undefined ? '工作人员本人' : `${by}的${relation}`}持证：核对评定档案，承办人回避，结果记入复核`,
        en: `${whose === undefined ? 'one of the staff' : `${relation} of ${by}`} holds a certificate: look at the assessment, let others handle it, record the review`,
      },
    };
  },
  prison: ({ person }) =>
    person.is_live === 0
      ? settled(NOT_LIVE)
      : {
          isSettled: false,
          case: 'inquiry',
          text: {
            zh: '核实是否在押；服刑期间是否停发，本区没有找到文件，请先问清依据',
            en: 'find out whether they are in custody; no document of the district says that payment stops, so ask for the rule first',
          },
        },
  other: ({ person }) =>
    person.is_live === 0
      ? settled(NOT_LIVE)
      : { isSettled: false, case: 'inquiry', text: { zh: '核实情况', en: 'find out what it means' } },
};

/** 一行指着两个人 nobody is proposed for anything by a row that names two people. */
export const NOBODY_MEANT: Proposal = {
  isSettled: false,
  text: {
    zh: '名单这一行的号码和姓名不是同一个人：先向来源核对，更正名单后再比对',
    en: 'number and name in this row are two people’s: ask the source, correct the list and match again',
  },
};

/** 先核实 of whoever is only probably meant nothing follows before somebody has looked. */
export const NOT_SURE: Proposal = {
  isSettled: false,
  text: {
    zh: '先核实是不是这个人，确认后再按名单办理',
    en: 'find out whether this is the person before anything follows',
  },
};

/** 存疑的行 of a row that may be of somebody or something else nothing follows, whoever it names. */
export function doubtedRow({ zh, en }: Text): Proposal {
  return {
    isSettled: false,
    text: {
      zh: `${zh}：先弄清这一行说的是不是这个人、这件事`,
      en: `${en}: find out whether the row is of this person and this event`,
    },
  };
}

const NOT_LIVE: Text = { zh: '没有有效证', en: 'holds no live certificate' };

function settled(text: Text): Proposal {
  return { isSettled: true, text };
}

function proposeForDeath({ row, person, ends }: HitFacts, policies: Policies): Proposal {
  const on = row.happenedOn;
  const { diedOn } = ends;
  if (diedOn !== undefined && (on === undefined || on === diedOn)) {
    return settled({ zh: `死亡已登记（${diedOn}）`, en: `the death is on record (${diedOn})` });
  }
  const stops = on === undefined ? undefined : stopsOf(policies, on);
  const stop = stops && stopText(stops);
  if (diedOn !== undefined) {
    return {
      isSettled: false,
      case: 'inquiry',
      ...(stops && { stops }),
      text: {
        zh: `登记的死亡日期是 ${diedOn}，请核实哪个对；按名单${stop?.zh ?? ''}`,
        en: `the death on record is of ${diedOn}: which is right? By the list ${stop?.en ?? ''}`,
      },
    };
  }
  if (person.last_event === 'cancelled') {
    return settled({ zh: '证已注销，死亡日期未登记', en: 'cancelled already; no death is on record' });
  }
  if (!stop)
    return {
      isSettled: false,
      case: 'inquiry',
      text: {
        zh: '名单没有死亡日期：先核实是否死亡、何时死亡，再导入死亡名单',
        en: 'the list has no date of death: find out whether and when they died, then import the deaths',
      },
    };
  return {
    isSettled: false,
    case: 'cancel',
    stops,
    text: {
      zh: `核实死亡后导入死亡名单并注销证件；${stop.zh}`,
      en: `once confirmed, import the deaths and cancel the certificate; ${stop.en}`,
    },
  };
}

function proposeForMove({ row, person, ends }: HitFacts, { district, schemes }: Policies): Proposal {
  const on = row.happenedOn;
  if (row.direction === 'in') return settled({ zh: '迁入，不影响本区的证', en: 'moved in: nothing follows' });
  if (person.last_event === 'cancelled' || person.last_event === 'transferred-out') {
    return settled({ zh: '证已注销或迁出', en: 'cancelled or transferred already' });
  }
  const { lastMove } = ends;
  const isKnown = lastMove?.direction === 'out' && (on === undefined || lastMove.on === on);
  if (on === undefined) {
    return {
      isSettled: false,
      case: 'transfer',
      text: { zh: '核实户口和迁移日期', en: 'find out where the hukou is, and since when' },
    };
  }
  const rule = inForceOn(district.certificates.movedOut, on);
  const [freezeOn, cancelOn] = [
    rule && addMonths(on, rule.freezeMonths),
    rule && addMonths(on, rule.cancelMonths),
  ];
  const stops = stopsOf({ schemes }, on);
  const stop = stopText(stops);
  const isOut = row.direction === 'out';
  const dates =
    freezeOn && cancelOn
      ? {
          zh: `；不随户口迁证的，${freezeOn} 冻结、${cancelOn} 注销`,
          en: `; unless the certificate follows, freeze it on ${freezeOn} and cancel it on ${cancelOn}`,
        }
      : { zh: '', en: '' };
  const ask = isOut
    ? { zh: '核实户口已迁出', en: 'confirm that the hukou has left' }
    : { zh: '核实是迁出还是迁入；若迁出', en: 'find out whether in or out; if out' };
  return {
    isSettled: false,
    case: 'transfer',
    stops,
    ...(freezeOn && { freezeOn }),
    ...(cancelOn && { cancelOn }),
    text: {
      zh: `${isKnown ? '迁出已登记，证未迁' : ask.zh}：${stop.zh}${dates.zh}`,
      en: `${isKnown ? 'the move is on record, the certificate is still here' : ask.en}: ${stop.en}${dates.en}`,
    },
  };
}

function stopsOf({ schemes }: Pick<Policies, 'schemes'>, on: PlainDate): NonNullable<Proposal['stops']> {
  return schemes.flatMap((scheme) => {
    const month = stopMonth(scheme, on);
    return month === undefined ? [] : [{ scheme: scheme.id, month }];
  });
}

/** All schemes stop in one month, or each is named. */
function stopText(stops: NonNullable<Proposal['stops']>): Text {
  if (stops.length === 0) return { zh: '当月没有按月发放的补贴', en: 'nothing was paid by the month then' };
  const months = [...new Set(stops.map(({ month }) => month))].sort();
  const parts = months.map((month) => {
    const last = plusMonths(month, -1);
    const of =
      months.length === 1
        ? ''
        : `（${stops
            .filter((stop) => stop.month === month)
            .map(({ scheme }) => scheme)
            .join('、')}）`;
    return { zh: `补贴发到 ${last}，${month} 起停${of}`, en: `pay up to ${last}, stop from ${month}${of}` };
  });
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
}
