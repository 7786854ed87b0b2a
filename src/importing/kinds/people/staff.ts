import { citizenIdColumn, nameColumn } from '../../columns/person-columns.ts';
import { noteColumn, requiredTextColumn, textColumn } from '../../columns/plain-columns.ts';
import { defineRecordKind } from '../../sheet-kind.ts';

/** 工作人员及亲属名单 staff and their relatives, to be held against the holders (domain.md §2, 违规办证). */
export const staff = defineRecordKind({
  kind: 'staff',
  title: { zh: '工作人员及亲属名单', en: 'staff and relatives' },
  identity: 'citizenId',
  record: { table: 'staff_relative', key: ['citizenId', 'staffName'] },
  columns: [
    requiredTextColumn({
      field: 'staffName',
      heading: '工作人员姓名',
      headings: ['干部姓名', '职工姓名', '领导干部姓名', '承诺人', '承诺人姓名'],
    }),
    textColumn({ field: 'workplace', heading: '工作单位', headings: ['单位', '所在单位', '部门'] }),
    requiredTextColumn({
      field: 'relation',
      heading: '与工作人员关系',
      headings: ['与承诺人关系', '亲属关系', '与干部关系', '与本人关系', '与职工关系'],
    }),
    { ...nameColumn, headings: [...nameColumn.headings, '亲属姓名', '家庭成员姓名'] },
    { ...citizenIdColumn, headings: [...citizenIdColumn.headings, '亲属身份证号', '亲属身份证号码'] },
    noteColumn,
  ],
});
