import { categories, categoryNames } from '../kernel/certificate-number.ts';
import type { Text } from '../kernel/text.ts';
import type { Fact } from './fact.ts';

const roster: Text = { zh: '持证残疾人花名册', en: 'the roster of holders (持证残疾人花名册)' };
/** The sheets that make certificates what they are. */
const certificates = ['holders', 'certificate-events'] as const;
const grades = [
  // Not an int: 1 is the gravest, so that "at least 2" would be read both ways.
  { value: 1, label: { zh: '一级', en: '1' } },
  { value: 2, label: { zh: '二级', en: '2' } },
  { value: 3, label: { zh: '三级', en: '3' } },
  { value: 4, label: { zh: '四级', en: '4' } },
] as const;

/** 类别等级 the grade of one disability, alone or as a component of 多重: 无 where the certificate names others. */
function gradeOf<Category extends Exclude<(typeof categories)[number], 'multiple'>>(category: Category) {
  const { zh, en } = categoryNames[category];
  return {
    name: `certificate.grade_of.${category}`,
    entity: 'person',
    column: `certificate_grade_of_${category}`,
    label: { zh: `${zh}残疾等级(含多重)`, en: `grade of ${en} disability, multiple included` },
    source: roster,
    sheets: certificates,
    absent: {
      zh: '多重残疾没有写明细时未知',
      en: 'unknown for 多重 without its components',
    },
    type: 'enum',
    values: [{ value: 'none', label: { zh: '无此类残疾', en: 'none' } }, ...grades],
  } as const satisfies Fact;
}

/** 个人的事实 what may be asked of a person in a month. */
export const personFacts = [
  {
    name: 'alive',
    entity: 'person',
    column: 'alive',
    label: { zh: '生存状况', en: 'alive' },
    source: roster,
    sheets: [...certificates, 'deaths'],
    absent: { zh: '死亡名单上没有即健在', en: 'alive unless on a list of deaths' },
    type: 'bool',
    yes: { zh: '健在', en: 'yes' },
    no: { zh: '已去世', en: 'no' },
  },
  {
    name: 'hukou_local',
    entity: 'person',
    column: 'hukou_local',
    label: { zh: '户籍', en: 'hukou' },
    source: { zh: '花名册的户籍街道', en: 'the subdistrict (户籍街道) in the roster' },
    sheets: ['holders', 'moves'],
    type: 'bool',
    yes: { zh: '本区', en: 'in this district' },
    no: { zh: '非本区', en: 'elsewhere' },
  },
  {
    name: 'certificate.live',
    entity: 'person',
    column: 'certificate_live',
    label: { zh: '残疾人证', en: 'certificate' },
    source: roster,
    sheets: certificates,
    absent: { zh: '花名册上没有的人无证', en: 'whoever is on no roster holds none' },
    type: 'bool',
    yes: { zh: '有效', en: 'live' },
    no: { zh: '无效', en: 'not live' },
  },
  {
    name: 'certificate.category',
    entity: 'person',
    column: 'certificate_category',
    label: { zh: '残疾类别', en: 'category' },
    source: roster,
    sheets: certificates,
    type: 'enum',
    values: categories.map((value) => ({ value, label: categoryNames[value] })),
  },
  {
    name: 'certificate.grade',
    entity: 'person',
    column: 'certificate_grade',
    label: { zh: '残疾等级', en: 'grade' },
    source: roster,
    sheets: certificates,
    type: 'enum',
    values: grades,
  },
  gradeOf('visual'),
  gradeOf('hearing'),
  gradeOf('speech'),
  gradeOf('physical'),
  gradeOf('intellectual'),
  gradeOf('psychiatric'),
  {
    name: 'low_income',
    entity: 'person',
    column: 'low_income',
    label: { zh: '低保', en: 'low income (低保)' },
    source: { zh: '低保名单', en: 'the low-income list (低保名单)' },
    sheets: ['low-income'],
    absent: {
      zh: '不在覆盖该月的完整名单上即为否',
      en: 'no where a complete list of the month leaves them out',
    },
    type: 'bool',
    yes: { zh: '是', en: 'yes' },
    no: { zh: '否', en: 'no' },
  },
  {
    name: 'age',
    entity: 'person',
    column: 'age',
    label: { zh: '年龄', en: 'age' },
    source: roster,
    sheets: ['holders'],
    type: 'int',
    from: 0,
    to: 130,
    unit: { zh: '周岁', en: 'years', one: 'year' },
    samples: [0, 6, 7, 14, 15, 17, 18, 59, 60, 130],
  },
  {
    name: 'gender',
    entity: 'person',
    column: 'gender',
    label: { zh: '性别', en: 'gender' },
    source: roster,
    sheets: ['holders'],
    type: 'enum',
    values: [
      { value: 'male', label: { zh: '男', en: 'male' } },
      { value: 'female', label: { zh: '女', en: 'female' } },
    ],
  },
  {
    name: 'guardian.known',
    entity: 'person',
    column: 'guardian_known',
    label: { zh: '监护人', en: 'guardian' },
    source: { zh: '监护人与银行账户表', en: 'guardians and accounts (监护人与银行账户表)' },
    sheets: ['accounts'],
    absent: { zh: '没有登记即为未登记', en: 'not on record is no' },
    type: 'bool',
    yes: { zh: '已登记', en: 'on record' },
    no: { zh: '未登记', en: 'not on record' },
  },
  {
    name: 'applied',
    entity: 'person',
    column: 'applied',
    label: { zh: '申请情况', en: 'application for this scheme' },
    source: { zh: '补贴申请表', en: 'applications for a scheme (补贴申请表)' },
    sheets: ['applications'],
    absent: {
      zh: '还没有导入本项目的申请时未知；有了以后，没有登记即未申请',
      en: 'unknown until an application for the scheme is on record; then not on record is no',
    },
    type: 'bool',
    yes: { zh: '已申请', en: 'made in time' },
    no: { zh: '未申请或申请在后', en: 'not made, or made later' },
  },
  {
    name: 'employment.form',
    entity: 'person',
    column: 'employment_form',
    label: { zh: '就业形式', en: 'form of employment' },
    source: { zh: '残疾人就业安置名单', en: 'placements (残疾人就业安置名单)' },
    sheets: ['placements'],
    type: 'enum',
    values: [
      { value: 'quota', label: { zh: '按比例就业', en: 'by quota' } },
      { value: 'concentrated', label: { zh: '集中就业', en: 'concentrated' } },
      { value: 'self-employed', label: { zh: '自主创业', en: 'self-employed' } },
      { value: 'flexible', label: { zh: '灵活就业', en: 'flexible' } },
      { value: 'public-post', label: { zh: '公益性岗位', en: 'public post' } },
    ],
  },
] as const satisfies readonly Fact[];
