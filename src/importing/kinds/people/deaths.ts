import { birthDateOf } from '../../../kernel/citizen-id.ts';
import { citizenIdColumn, nameColumn } from '../../columns/person-columns.ts';
import { dayColumn, textColumn } from '../../columns/plain-columns.ts';
import { defineRecordKind } from '../../sheet-kind.ts';

/** 死亡名单 the list of deaths of civil affairs or the police: one day a person, corrected by a later list. */
export const deaths = defineRecordKind({
  kind: 'deaths',
  title: { zh: '死亡名单', en: 'deaths' },
  identity: 'citizenId',
  record: { table: 'death', on: 'diedOn', key: ['citizenId'] },
  columns: [
    nameColumn,
    citizenIdColumn,
    dayColumn({
      field: 'diedOn',
      isPast: true,
      heading: '死亡日期',
      headings: ['死亡时间', '去世日期', '死亡年月日'],
    }),
    textColumn({ field: 'source', heading: '信息来源', headings: ['数据来源', '来源'] }),
  ],
  check: ({ citizenId, diedOn }, report) => {
    const born = birthDateOf(citizenId);
    if (diedOn < born) report('diedOn', 'death-before-birth', `${diedOn} < ${born}`);
  },
});
