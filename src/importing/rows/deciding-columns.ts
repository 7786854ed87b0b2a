import {
  approval,
  change,
  endedMark,
  list,
  money,
  NO,
  noteWords,
  standing,
  type RowStanding,
  voidMark,
  type Words,
  YES,
} from './deciding-words.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';

/** 定性列 headings that no kind reads as a value of its rows, yet whose cells say whether the row holds at all. */
type DecidingColumns = {
  readonly headings: readonly string[];
  /** The kinds whose rows it decides: elsewhere the same heading speaks of something else. */
  readonly kinds: readonly string[];
  readonly words: Words;
  /** Whether a blank cell says that nothing is the matter; else the row is not known to hold. */
  readonly mayBeBlank?: true;
  /** What any other word says, where the words are not a closed list: that a reason or a day is given at all. */
  readonly others?: RowStanding;
  /** What is told of a row that does not hold, where the usual words would be wrong. */
  readonly code?: ProblemCode;
};

const paid = ['entitlements', 'education', 'applications'];
const ofMoney = [...paid, 'services', 'claims', 'insurance'];
const all = [...ofMoney, 'low-income', 'households', 'accounts', 'placements', 'employers'];
const everywhere = [
  ...all,
  'holders',
  'certificate-events',
  'deaths',
  'moves',
  'staff',
  'reviews',
  'bank-returns',
];

/** 定性列登记表: the one place for columns that change what a row means (救助类别 is a value of its own kind). */
export const decidingColumns: readonly DecidingColumns[] = [
  {
    headings: list('状态 当前状态 人员状态 对象状态 记录状态 数据状态 在册状态 是否在册 是否有效'),
    kinds: all,
    words: standing,
  },
  {
    headings:
      list(`保障状态 在保状态 低保状态 救助状态 享受状态 待遇状态 资格状态 发放状态 补贴状态 低保发放状态
      救助金发放状态 补贴发放状态 是否在保 是否享受 是否在享 是否发放 是否已发放 是否享受补贴 是否符合发放`),
    kinds: ['low-income', ...paid, 'services'],
    words: standing,
  },
  {
    headings: list('低保 是否低保 是否低保对象 是否低保户 是否为低保 是否享受低保 享受低保 低保情况'),
    kinds: ['low-income'],
    words: standing,
  },
  {
    headings: list('户籍状态 户口状态 成员状态 人口状态 户籍人员状态'),
    kinds: ['households', 'low-income', 'holders'],
    words: standing,
  },
  {
    headings: list('证件状态 残疾人证状态 持证状态 残疾证状态'),
    kinds: ['households', 'low-income', ...paid],
    words: standing,
  },
  {
    headings: list('账户状态 账号状态 帐户状态 卡状态 银行卡状态 一卡通状态 社保卡状态'),
    kinds: ['accounts'],
    words: standing,
  },
  {
    headings: list('就业状态 在职状态 在岗状态 用工状态 合同状态 是否在职 是否在岗'),
    kinds: ['placements'],
    words: standing,
  },
  {
    headings: list('参保状态 保单状态 是否参保 案件状态 理赔状态 赔付状态 是否赔付 是否结案'),
    kinds: ['insurance', 'claims'],
    words: standing,
  },
  {
    headings: list('服务状态 完成状态 办理状态 台账状态 实施状态 学籍状态 在读状态 是否完成 是否在读'),
    kinds: ['services', 'education'],
    words: standing,
  },
  {
    headings:
      list(`公示状态 公示情况 公示结果 认定状态 审批结果 审批状态 审批意见 审批结论 审核结果 审核状态 审核意见 审核结论 评审结果 复核结果
      核查结果 核实结果 受理结果 受理状态 办理结果 认定结果 最终结果 是否通过 是否批准 是否同意
      是否符合 是否符合条件 是否合格 是否审核通过 是否审批通过 是否受理`),
    kinds: [...all, 'holders', 'certificate-events'],
    words: approval,
  },
  {
    headings:
      list(`停发标志 停发标识 停保标志 是否停发 是否停保 是否暂停 是否退出 是否已退出 是否终止 是否注销
      注销标志 是否死亡 死亡标志 是否去世 是否已故 是否迁出 迁出标志 是否离职 是否停用 停用标志
      是否销户`),
    kinds: [...all, 'holders'],
    words: endedMark,
    mayBeBlank: true,
  },
  {
    headings: list(`停发原因 停保原因 退保原因 退出原因 终止原因 减少原因 核减原因 取消原因 停止原因 死亡日期
      死亡时间 去世日期 去世时间 迁出日期 迁出时间 迁出原因 户籍注销日期 户口注销原因`),
    kinds: [...all, 'holders'],
    words: { holds: [...list('正常 /'), ...NO], ended: list('死亡'), never: [] },
    others: 'ended',
    mayBeBlank: true,
  },
  {
    headings: list('备注 说明'),
    kinds: [...all, 'holders'],
    words: noteWords,
    others: 'holds',
    mayBeBlank: true,
    code: 'note-says-otherwise',
  },
  {
    headings: list('是否死亡 是否去世 是否已故 死亡标志'),
    kinds: ['deaths'],
    words: {
      holds: [...YES, ...list('死亡 已死亡 去世')],
      ended: [],
      never: [...NO, ...list('健在 在世 未死亡')],
    },
  },
  {
    headings:
      list(`作废 是否作废 作废标志 作废标识 冲销 是否冲销 冲销标志 冲正标志 是否冲正 红冲 是否红冲 红冲标志
      删除标志 是否删除 是否退款 退款标志`),
    kinds: everywhere,
    words: voidMark,
    mayBeBlank: true,
  },
  {
    headings:
      list(`增减类型 增减 增减情况 增减标志 增/减 增减变动 变动类型 变动情况 变动种类 变动标志 变更类型
      人员变动 异动类型 异动情况 操作类型 调整类型 迁移类型 迁移情况 业务类型`),
    kinds: ['low-income', 'households', 'holders', 'accounts', 'placements', 'insurance', ...paid],
    words: change,
    mayBeBlank: true,
  },
  {
    headings: list('金额单位 货币单位 计价单位 币种'),
    kinds: ofMoney,
    words: money,
    mayBeBlank: true,
    code: 'not-in-yuan',
  },
];

/** 像是定性的表头 whether a heading that no list knows sounds as if it decided: told as a warning, not in passing. */
export function soundsDeciding(heading: string): boolean {
  return SOUNDS.test(heading) && !IS_DETAIL.test(heading);
}

const SOUNDS =
  /状态|标志|标识|作废|冲销|红冲|增减|停发|停保|退出|(?:审批|审核)(?:结|状|意)|(?:救助|保障|低保|对象|人员|困难)(?:类别|类型|种类)/;
const IS_DETAIL = /^(?:婚姻|健康|身体|政治)|(?:人|部门|单位|日期|时间)$/;
