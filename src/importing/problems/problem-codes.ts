import type { Severity } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import { dateProblemCodes } from './date-problem-codes.ts';
import { numberProblemCodes } from './number-problem-codes.ts';
import { listProblemCodes } from './list-problem-codes.ts';
import { registryProblemCodes } from './registry-problem-codes.ts';
import { sheetProblemCodes } from './sheet-problem-codes.ts';
import { stateProblemCodes } from './state-problem-codes.ts';

type CodeEntry = { readonly severity: Severity; readonly what: Text; readonly cure: Text };

const LOOK_UP: Text = { zh: '请对照证件核对后更正', en: 'check it against the document and correct it' };

/** 导入问题: every problem a sheet can have, each with its cause and its cure. Codes are permanent. */
export const problemCodes = {
  ...numberProblemCodes,
  'unknown-category': {
    severity: 'error',
    what: { zh: '不认识的残疾类别', en: 'unknown category of disability' },
    cure: {
      zh: '请写视力、听力、言语、肢体、智力、精神或多重',
      en: 'write 视力, 听力, 言语, 肢体, 智力, 精神 or 多重',
    },
  },
  'unknown-grade': {
    severity: 'error',
    what: { zh: '不认识的残疾等级', en: 'unknown grade of disability' },
    cure: { zh: '请写一级、二级、三级或四级', en: 'write 一级, 二级, 三级 or 四级' },
  },
  'grade-conflict': {
    severity: 'error',
    what: {
      zh: '同一行里各处写的残疾类别、等级不一致',
      en: 'the categories and grades written in this row disagree',
    },
    cure: LOOK_UP,
  },
  'components-form': {
    severity: 'error',
    what: { zh: '看不懂多重残疾明细', en: 'the components of the multiple disability cannot be read' },
    cure: { zh: '请写成“肢体二级、智力三级”', en: 'write them as 肢体二级、智力三级' },
  },
  'components-missing': {
    severity: 'warning',
    what: {
      zh: '多重残疾没有各类别的等级',
      en: 'the multiple disability does not state the grade of each component',
    },
    cure: {
      zh: '请在多重残疾明细中写明，如“肢体二级、智力三级”',
      en: 'state them in 多重残疾明细, such as 肢体二级、智力三级',
    },
  },
  'unknown-sex': {
    severity: 'warning',
    what: { zh: '不认识的性别，未采用', en: 'unknown sex, not used' },
    cure: { zh: '请写男或女', en: 'write 男 or 女' },
  },
  ...stateProblemCodes,
  'head-mismatch': {
    severity: 'error',
    what: {
      zh: '与户主关系和户主身份证号互相矛盾',
      en: 'the relation to the head and the head’s citizen id contradict each other',
    },
    cure: {
      zh: '户主本人的两个身份证号应相同，其他成员的应不同',
      en: 'both ids must be equal for the head and differ for the others',
    },
  },
  'not-one-of': {
    severity: 'error',
    what: { zh: '不认识的写法', en: 'not one of the words known here' },
    cure: { zh: '请按规定的写法填写', en: 'use one of them' },
  },
  'account-without-holder': {
    severity: 'error',
    what: { zh: '有银行账号，没有户名', en: 'there is an account without the name of its holder' },
    cure: { zh: '请补填户名', en: 'fill in the holder (户名)' },
  },
  'name-without-id': {
    severity: 'error',
    what: { zh: '有姓名，没有身份证号，不知道是哪一个人', en: 'a name without a citizen id may be anybody' },
    cure: { zh: '请补填身份证号，或把姓名写到服务对象', en: 'fill in the id, or move the name to 服务对象' },
  },
  'person-or-employer': {
    severity: 'error',
    what: {
      zh: '身份证号与统一社会信用代码应填且只填一个',
      en: 'either the citizen id or the credit code must be filled, and not both',
    },
    cure: {
      zh: '请核对这一行是给个人还是给单位',
      en: 'check whether the row is for a person or an employer',
    },
  },
  'not-a-name': {
    severity: 'error',
    what: { zh: '这一格应是姓名，却是数字', en: 'this should be a name but is a number' },
    cure: { zh: '请核对这一列', en: 'check this column' },
  },
  'private-use-character': {
    severity: 'warning',
    what: {
      zh: '姓名含造字区字符，在别的电脑上可能显示不出',
      en: 'the name holds a private-use character that other computers cannot show',
    },
    cure: { zh: '请改用国标中的生僻字', en: 'use the character of the national standard' },
  },
  'required-blank': {
    severity: 'error',
    what: { zh: '必填项为空', en: 'a required cell is blank' },
    cure: { zh: '请补填', en: 'fill it in' },
  },
  'cell-error': {
    severity: 'error',
    what: {
      zh: '这一格是公式错误，没有值',
      en: 'the cell holds a formula error and no value',
    },
    cure: { zh: '请改为实际的值', en: 'replace it by its value' },
  },
  'not-text': {
    severity: 'error',
    what: { zh: '这一格是 TRUE/FALSE', en: 'the cell holds TRUE or FALSE' },
    cure: { zh: '请改为文字', en: 'replace it by text' },
  },
  ...sheetProblemCodes,
  ...dateProblemCodes,
  ...registryProblemCodes,
  ...listProblemCodes,
} as const satisfies Record<string, CodeEntry>;

/** A code of the closed list above. */
export type ProblemCode = keyof typeof problemCodes;
