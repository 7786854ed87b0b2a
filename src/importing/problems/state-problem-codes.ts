import type { Severity } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';

const LOOK_UP: Text = { zh: '请对照证件核对后更正', en: 'check it against the document and correct it' };

/** 证件状态问题: what can be wrong with what a sheet says of a certificate's state and changes; part of `problemCodes`. */
export const stateProblemCodes = {
  'unknown-state': {
    severity: 'error',
    what: { zh: '不认识的证件状态', en: 'unknown state of the certificate' },
    cure: {
      zh: '请写有效、注销、迁出、冻结、挂失或过期',
      en: 'write 有效, 注销, 迁出, 冻结, 挂失 or 过期',
    },
  },
  'state-blank': {
    severity: 'warning',
    what: { zh: '没有填证件状态，按有效处理', en: 'the state is blank and is taken as valid' },
    cure: { zh: '请补填证件状态', en: 'fill in the state' },
  },
  'state-without-date': {
    severity: 'error',
    what: {
      zh: '证件状态不是有效，却没有状态日期',
      en: 'the certificate is not valid, but the date of that state is missing',
    },
    cure: { zh: '请补填状态日期', en: 'fill in the date (状态日期)' },
  },
  'state-in-transfer': {
    severity: 'warning',
    what: {
      zh: '证件正在迁移，迁出前仍按有效处理',
      en: 'the certificate is being transferred and stays valid until it has left',
    },
    cure: { zh: '请在迁移办结后更新', en: 'update it when the transfer is done' },
  },
  'unknown-change': {
    severity: 'error',
    what: { zh: '不认识的变动类型', en: 'unknown kind of event' },
    cure: { zh: '请照模板的下拉选项填写', en: 'write one of the choices of the template' },
  },
  'new-number': {
    severity: 'error',
    what: {
      zh: '补办和变更须填新残疾人证号，其他变动不填',
      en: 'a reissue or a regrade needs the new certificate number, anything else has none',
    },
    cure: { zh: '请核对变动类型和新残疾人证号', en: 'check the change and the new number' },
  },
  'new-number-shape': {
    severity: 'error',
    what: { zh: '新发的残疾人证号不合规', en: 'the number of the new certificate is not a valid one' },
    cure: LOOK_UP,
  },
  'reason-without-cancellation': {
    severity: 'error',
    what: {
      zh: '有注销原因，证件状态却不是注销',
      en: 'there is a reason for cancellation, but the state is not cancelled',
    },
    cure: { zh: '请核对证件状态', en: 'check the state' },
  },
  'unknown-cancel-reason': {
    severity: 'warning',
    what: { zh: '不认识的注销原因，未采用', en: 'unknown reason for cancellation, not used' },
    cure: {
      zh: '请写死亡、不符标准、自愿、骗领、逾期未迁或其他',
      en: 'write 死亡, 不符标准, 自愿, 骗领, 逾期未迁 or 其他',
    },
  },
} as const satisfies Record<string, { severity: Severity; what: Text; cure: Text }>;
