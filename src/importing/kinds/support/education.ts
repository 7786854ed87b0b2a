import { citizenIdColumn, nameColumn } from '../../columns/person-columns.ts';
import { choiceColumn, noteColumn, optionalDayColumn, textColumn } from '../../columns/plain-columns.ts';
import { readCitizenId } from '../../cells/people/read-identity.ts';
import { readYear } from '../../cells/read-number.ts';
import { readName } from '../../cells/read-words.ts';
import { defineRecordKind } from '../../sheet-kind.ts';

const levelWords = {
  bachelor: ['本科', '大学本科', '普通本科'],
  'junior-college': ['专科', '大专', '高职', '高职高专'],
  gaokao: ['高考', '高考录取', '高考奖励'],
};
const basisWords = {
  student: ['残疾学生', '本人残疾', '残疾考生'],
  child: ['残疾人子女', '低保残疾人家庭子女', '残疾人家庭子女', '子女'],
};

/** 教育资助申请表 who applies for a tuition subsidy or an award: a disabled student, or the child of a holder. */
export const education = defineRecordKind({
  kind: 'education',
  title: { zh: '教育资助申请表', en: 'education applications' },
  identity: 'citizenId',
  record: {
    table: 'education_application',
    on: 'year',
    key: ['citizenId', 'year', 'level'],
    names: [['parent', 'parentCitizenId']],
  },
  columns: [
    nameColumn,
    citizenIdColumn,
    choiceColumn({
      field: 'basis',
      heading: '申请类别',
      headings: ['资助类别', '申请人类别', '对象类别', '学生类别'],
      oneOf: basisWords,
    }),
    choiceColumn({
      field: 'level',
      heading: '学历层次',
      headings: ['学历', '录取层次', '层次', '培养层次', '录取批次'],
      oneOf: levelWords,
    }),
    {
      field: 'year',
      heading: '资助年度',
      headings: ['年度', '学年', '录取年度', '入学年份', '年份'],
      hint: { zh: '四位年份', en: 'four digits' },
      required: true,
      as: readYear,
      width: 10,
    },
    textColumn({
      field: 'school',
      heading: '学校',
      headings: ['录取学校', '就读学校', '院校名称', '学校名称'],
    }),
    {
      field: 'parent',
      heading: '残疾家长姓名',
      headings: ['家长姓名', '父母姓名', '残疾人家长姓名', '残疾父母姓名'],
      hint: { zh: '', en: '' },
      required: false,
      as: readName,
      width: 12,
    },
    {
      field: 'parentCitizenId',
      heading: '残疾家长身份证号',
      headings: ['家长身份证号', '父母身份证号', '残疾人家长身份证号', '家长身份证号码'],
      hint: { zh: '18位，文本格式', en: '18 characters, as text' },
      required: false,
      as: readCitizenId,
      width: 22,
    },
    optionalDayColumn({
      field: 'appliedOn',
      isPast: true,
      heading: '申请日期',
      headings: ['申请时间', '登记日期'],
    }),
    noteColumn,
  ],
  check({ basis, parentCitizenId }, report) {
    if (basis === 'child' && parentCitizenId === undefined) report('parentCitizenId', 'required-blank');
  },
});
