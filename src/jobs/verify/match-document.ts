import type { Severity } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import type { ListMatter } from '../../importing/headings/list-matter.ts';
import type { MatchLevel } from '../../verify/match/judge-candidate.ts';
import type { ListDocument } from '../../reports/list-document.ts';
import type { MatchResult } from './match-list.ts';

/** 名单性质 as people call it. */
export const matterNames: Readonly<Record<ListMatter, Text>> = {
  deaths: { zh: '死亡名单', en: 'deaths' },
  moves: { zh: '户籍迁移名单', en: 'moves' },
  staff: { zh: '工作人员及亲属', en: 'staff and relatives' },
  prison: { zh: '服刑人员', en: 'people in prison' },
  other: { zh: '其他名单', en: 'other list' },
};

/** 比中的把握 as people call it. */
export const levelNames: Readonly<Record<MatchLevel, Text>> = {
  id: { zh: '身份证号相同', en: 'same citizen id' },
  certificate: { zh: '残疾人证号相同', en: 'same certificate' },
  'near-id': { zh: '号码错一处，姓名相近', en: 'id mistyped, name alike' },
  'name-birth': { zh: '姓名和出生日期', en: 'name and birth date' },
  'name-contact': { zh: '姓名和电话或住址', en: 'name and contact' },
  name: { zh: '仅同名', en: 'name only' },
  'two-people': { zh: '号码和姓名是两个人', en: 'names two people' },
};

const severityNames: Readonly<Record<Severity, string>> = { error: '错误', warning: '警告', info: '提示' };

const columns = [
  { heading: '级别', width: 8 },
  { heading: '工作表', width: 12 },
  { heading: '行', width: 8 },
  { heading: '名单姓名', width: 14 },
  { heading: '名单号码', width: 22 },
  { heading: '名单日期', width: 12 },
  { heading: '把握', width: 18 },
  { heading: '登记号', width: 10 },
  { heading: '登记姓名', width: 14 },
  { heading: '身份证号', width: 22 },
  { heading: '街道', width: 18 },
  { heading: '有效持证', width: 10 },
  { heading: '依据', width: 28 },
  { heading: '建议', width: 60 },
];

/** The hits as a list to send on: a line for each person who may be meant. */
export function matchDocument({ file, as, asOf, hits }: MatchResult): ListDocument {
  return {
    ...{ name: '比对结果', title: `${matterNames[as].zh}比对结果`, columns },
    note: `${file}，截至${asOf}，共${hits.length}条`,
    rows: hits.flatMap(({ severity, sheet, row, name, number, happenedOn, level, people }) =>
      people.map(({ person, name: known, citizenId, subdistrict, isLive, reasons, proposal }) => [
        ...[severityNames[severity], sheet, String(row), name ?? '', number ?? '', happenedOn ?? ''],
        ...[levelNames[level].zh, String(person), known, citizenId, subdistrict ?? '', isLive ? '是' : '否'],
        reasons.map(({ zh }) => zh).join('；'),
        (people.length > 1 && level !== 'two-people' ? `共${people.length}人相符，先核实是哪一位；` : '') +
          proposal.text.zh,
      ]),
    ),
  };
}
