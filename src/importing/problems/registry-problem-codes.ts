import type { Severity } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';

/** What a well-formed row has against what the registry or the rest of its sheet says. */
export const registryProblemCodes = {
  'case-step-refused': {
    severity: 'error',
    what: { zh: '个案的这一步没有登记', en: 'the step of the case was not taken' },
    cure: { zh: '请按可办的步骤更正后再导入', en: 'correct it by what is possible and import again' },
  },
  'case-of-whom': {
    severity: 'error',
    what: { zh: '没有写明个案是谁的', en: 'the row does not say whose case it is' },
    cure: {
      zh: '请填登记号或身份证号、户号、统一社会信用代码中的一个，或已有个案的编号',
      en: 'give one of the registry or citizen id, the household and the credit code, or the number of a case',
    },
  },
  'case-noted': {
    severity: 'warning',
    what: {
      zh: '这一行已经登记，请留意',
      en: 'the row is on record; look at this',
    },
    cure: { zh: '登错了的用 dpf import undo 撤销', en: 'a wrong one is taken back with dpf import undo' },
  },
  'repeated-row': {
    severity: 'error',
    what: {
      zh: '同一残疾人证号在本表中出现过，此行未导入',
      en: 'this certificate number occurs earlier in the sheet; the row was not imported',
    },
    cure: { zh: '请删去重复的一行', en: 'remove one of the two rows' },
  },
  'repeated-record': {
    severity: 'error',
    what: {
      zh: '同一条记录在本表中出现过，此行未导入',
      en: 'the same record occurs earlier in the sheet; the row was not imported',
    },
    cure: {
      zh: '请核对是重复，还是填错了号码或日期',
      en: 'check whether it is a repetition or a wrong number or date',
    },
  },
  'repeated-member': {
    severity: 'warning',
    what: {
      zh: '此人在本表同一户中已经列过，先前一行的行号',
      en: 'this person is listed in this household already, on row',
    },
    cure: {
      zh: '请核对是重复，还是把另一人的身份证号填成了此人的',
      en: 'check whether it is a repetition, or somebody else under a mistyped id',
    },
  },
  'certificate-of-another-person': {
    severity: 'error',
    what: {
      zh: '此残疾人证号已登记在另一人名下，此行未导入',
      en: 'this certificate number is registered to another person; the row was not imported',
    },
    cure: { zh: '请对照证件核对两个号码', en: 'check both numbers against the document' },
  },
  'unknown-certificate': {
    severity: 'error',
    what: {
      zh: '登记中没有这个残疾人证号，此行未导入',
      en: 'this certificate number is not on record; the row was not imported',
    },
    cure: { zh: '请核对号码，或先导入花名册', en: 'check the number, or import the roster first' },
  },
  'certificate-awaited': {
    severity: 'warning',
    what: {
      zh: '登记中还没有这个残疾人证号；此行已记下，等这张证登记后才起作用',
      en: 'this certificate number is not on record yet; the row is kept and counts once the certificate is',
    },
    cure: {
      zh: '请核对号码，或导入有这张证的花名册',
      en: 'check the number, or import the roster that has it',
    },
  },
  'event-before-issue': {
    severity: 'warning',
    what: {
      zh: '变动日期早于初次发证日期；此行已记下，但不起作用',
      en: 'the event is before the first issue; the row is kept and counts for nothing',
    },
    cure: { zh: '请核对日期', en: 'check the date' },
  },
  'event-out-of-order': {
    severity: 'warning',
    what: {
      zh: '证件在那个状态下不应有这种变动；已登记，状态按“证件的一生”推定',
      en: 'this should not happen to a certificate in that state; it was recorded, and the state follows the life of a certificate',
    },
    cure: {
      zh: '请核对日期和变动类型，或补报中间缺的一步（如恢复、迁入）',
      en: 'check the date and the kind, or report the step that is missing between (such as a restoring)',
    },
  },
  'unknown-person': {
    severity: 'error',
    what: { zh: '登记中没有这个人，此行未导入', en: 'nobody on record is meant; the row was not imported' },
    cure: { zh: '请核对号码，或先导入花名册', en: 'check the number, or import the roster first' },
  },
  'registry-id-differs': {
    severity: 'error',
    what: {
      zh: '登记号与姓名或身份证号不是同一个人，此行未导入',
      en: 'the registry id and the name or citizen id are not of one person; the row was not imported',
    },
    cure: {
      zh: '排序时各列要一起移动；请对照发下去的名单改回',
      en: 'columns must be sorted together: compare with the list that was handed out',
    },
  },
  'name-differs': {
    severity: 'error',
    what: {
      zh: '这个号码已有另一个姓名，此行未导入',
      en: 'the number goes with another name; the row was not imported',
    },
    cure: {
      zh: '请核对号码和姓名，更正这一行；确已改名的，把新姓名的花名册用 --accept-renames 导入',
      en: 'check number and name and correct the row; if the name did change, import a roster that has the new one with --accept-renames',
    },
  },
  'name-changed': {
    severity: 'warning',
    what: {
      zh: '登记的姓名已改为花名册上的',
      en: 'the name on record was changed to that of the roster',
    },
    cure: {
      zh: '请核对是同一个人；以前用旧姓名登记的名单，说的可能是另一人',
      en: 'check that it is the same person: lists that had the former name may have meant somebody else',
    },
  },
  'rows-set-aside': {
    severity: 'warning',
    what: {
      zh: '以前的名单用这个号码写了另一个姓名，以花名册为准，那些行不再算数',
      en: 'earlier lists had another name beside this number: the roster decides, and those rows count no more',
    },
    cure: {
      zh: '请找出那些行（dpf person history），把号码或姓名更正后再导入那份名单',
      en: 'find those rows (dpf person history), correct number or name, and import that list again',
    },
  },
  'state-differs': {
    severity: 'warning',
    what: {
      zh: '表中为有效，登记的证件却已注销、迁出、冻结或挂失，仍按登记的状态',
      en: 'the sheet says valid, but the certificate is on record as ended or stopped; the record stays',
    },
    cure: {
      zh: '如已恢复，请填写恢复的状态和日期',
      en: 'if it was restored, state that and its date',
    },
  },
  'amount-not-the-rate': {
    severity: 'warning',
    what: {
      zh: '金额与政策文件的标准不同，按标准计算，不按此金额',
      en: 'the amount is not the rate of the policy file; the rate is what counts, not this amount',
    },
    cure: {
      zh: '请核对名单；标准已有新文件的，更正政策文件',
      en: 'check the list, or correct the policy file where a newer document sets the rate',
    },
  },
  'programme-not-declared': {
    severity: 'info',
    what: {
      zh: '政策文件没有这个服务项目，记录照样保存，不计入任何指标',
      en: 'no programme of the policy files goes by this word; its rows are kept and counted in no figure',
    },
    cure: {
      zh: '请改为已有的名称，或在 programmes.yaml 中加上这个项目或它的叫法',
      en: 'write a name that is declared, or add the programme or the word to programmes.yaml',
    },
  },
  'unknown-subdistrict': {
    severity: 'warning',
    what: {
      zh: '不是本区的街道，户籍街道未登记',
      en: 'not a subdistrict of this district; the residence was not recorded',
    },
    cure: {
      zh: '请改为本区街道名称；外区户籍请核对是否应迁出',
      en: 'write the name of a subdistrict here, or check whether the holder has moved away',
    },
  },
  'repeated-elsewhere': {
    severity: 'warning',
    what: {
      zh: '同一残疾人证号在本次导入的另一张表中也有，内容不同，以后读到的为准',
      en: 'another sheet of this import has the same certificate number with other content; the later one counts',
    },
    cure: { zh: '请核对以哪一张表为准', en: 'check which of the sheets is right' },
  },
  'roster-incomplete': {
    severity: 'warning',
    what: {
      zh: '名册有未导入的行，这次不标记不在册的人',
      en: 'rows of the roster were rejected, so nobody was marked as gone from it',
    },
    cure: {
      zh: '请更正这些行后再用 --scope complete 导入',
      en: 'correct those rows and import it again with --scope complete',
    },
  },
  'gone-from-roster': {
    severity: 'warning',
    what: {
      zh: '登记在册的持证人不在这份全量名册上，已作标记，未注销',
      en: 'holders on record are not on this full roster; they were marked, nothing was cancelled',
    },
    cure: {
      zh: '请逐个核实去向；名单在本次结果的“不在册”一栏，--json 给出全部',
      en: 'find out about each: they are listed with this result under “gone”, --json gives all',
    },
  },
} as const satisfies Record<string, { severity: Severity; what: Text; cure: Text }>;
