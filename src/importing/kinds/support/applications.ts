import { compact } from '../../cells/clean.ts';
import { citizenIdColumn, nameColumn } from '../../columns/person-columns.ts';
import { choiceColumn, dayColumn, noteColumn, textColumn } from '../../columns/plain-columns.ts';
import { findOneOf, readOneOf } from '../../cells/read-choice.ts';
import { Fault, type Reader } from '../../cells/reading.ts';
import { defineRecordKind } from '../../sheet-kind.ts';

const schemes = {
  'living-subsidy': ['困难残疾人生活补贴', '生活补贴', '困难生活补贴'],
  'nursing-subsidy': ['重度残疾人护理补贴', '护理补贴', '重度护理补贴'],
  'multi-disability-household': ['一户多残护理补贴', '一户多残'],
  'family-care': ['智力残疾家庭照料补贴', '智力残疾照料补贴', '家庭照料补贴'],
  'psychiatric-medication': [
    '低保精神残疾人药物补贴',
    '低保精神病人药物补贴',
    '精神病人药物补贴',
    '精神药物补贴',
  ],
} as const;

const readTitle = readOneOf(schemes);
const names = Object.values(schemes).map(([name]) => name);
const written = {
  zh: `${names.join('、')}，或项目文件名如 family-care`,
  en: `${names.join(', ')}, or the id of a scheme such as family-care`,
};

/** A district's own scheme goes by its id, as in the name of its policy file. */
const readScheme: Reader<string> = (cell) => {
  const text = compact(cell.text.slice(0, 100));
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text)) return text;
  const known = readTitle(cell);
  return known instanceof Fault ? new Fault(known.code, known.shown, written) : known;
};

/** 补贴申请表 who applied for a monthly scheme on which day. An earlier application stands beside a later one. */
export const applications = defineRecordKind({
  kind: 'applications',
  title: { zh: '补贴申请表', en: 'applications for a scheme' },
  identity: 'citizenId',
  record: { table: 'application', on: 'appliedOn', key: ['scheme', 'citizenId', 'appliedOn'] },
  columns: [
    nameColumn,
    citizenIdColumn,
    {
      ...choiceColumn({
        field: 'scheme',
        heading: '补贴项目',
        headings: ['申请项目', '申请补贴项目', '补贴类型', '补贴名称', '申请事项', '项目名称'],
        oneOf: schemes,
      }),
      as: readScheme,
      findIn: findOneOf(schemes),
    },
    dayColumn({
      field: 'appliedOn',
      isPast: true,
      heading: '申请日期',
      headings: ['申请时间', '申请年月日', '受理日期', '受理时间', '申报日期'],
    }),
    textColumn({ field: 'receivedBy', heading: '受理人', headings: ['经办人', '受理单位', '申请街道'] }),
    noteColumn,
  ],
});
