import { citizenIdColumn, nameColumn } from '../../columns/person-columns.ts';
import { choiceColumn, dayColumn, textColumn } from '../../columns/plain-columns.ts';
import { defineRecordKind } from '../../sheet-kind.ts';

/** 迁移方向 how each direction is written. */
export const directionWords = {
  out: ['迁出', '户口迁出', '转出', '迁往外地'],
  in: ['迁入', '户口迁入', '转入'],
};

/** 户籍迁移名单 moves of the hukou into the district and out of it. */
export const moves = defineRecordKind({
  kind: 'moves',
  title: { zh: '户籍迁移名单', en: 'moves' },
  identity: 'citizenId',
  record: { table: 'move', on: 'movedOn', key: ['citizenId', 'movedOn'] },
  columns: [
    nameColumn,
    citizenIdColumn,
    choiceColumn({
      field: 'direction',
      heading: '迁移类型',
      headings: ['迁移方向', '迁入/迁出', '迁入迁出', '迁移情况'],
      oneOf: directionWords,
    }),
    dayColumn({
      field: 'movedOn',
      isPast: true,
      heading: '迁移日期',
      headings: ['迁移时间', '迁出日期', '迁入日期'],
    }),
    textColumn({
      field: 'place',
      heading: '迁往或来自',
      headings: ['迁往地', '迁出地', '迁入地', '迁往地址', '原户籍地'],
    }),
  ],
});
