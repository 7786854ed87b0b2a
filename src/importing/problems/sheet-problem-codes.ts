import type { Severity } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';

/** 表格问题: what can be wrong with a sheet as a whole, its headings and its shape; part of `problemCodes`. */
export const sheetProblemCodes = {
  'missing-heading': {
    severity: 'error',
    what: { zh: '缺少必需的列', en: 'a required column is missing' },
    cure: { zh: '请补上该列，或更正表头', en: 'add the column or correct its heading' },
  },
  'duplicate-heading': {
    severity: 'error',
    what: {
      zh: '有两列都是这一项，不知以哪列为准',
      en: 'two columns hold this, and which one counts is unknown',
    },
    cure: { zh: '请删去或改名其中一列', en: 'remove or rename one of them' },
  },
  'second-heading': {
    severity: 'warning',
    what: { zh: '这一项已有一列，此列未读', en: 'this was already read from another column' },
    cure: { zh: '如应以此列为准，请删去另一列', en: 'remove the other column if this one counts' },
  },
  'unknown-heading': {
    severity: 'info',
    what: { zh: '不认识的列，未读', en: 'unknown column, not read' },
    cure: { zh: '如需要，请改用模板中的表头', en: 'use a heading of the template if it is needed' },
  },
  'heading-not-read': {
    severity: 'warning',
    what: {
      zh: '这一列像是要读的一项，没有读，各行都没有这一项',
      en: 'the column seems to hold what no other one does, and was not read: no row has it',
    },
    cure: {
      zh: '请改用模板中的表头；确实不读的，用 --map 写明',
      en: 'use the heading of the template; if it is not to be read, say so with --map',
    },
  },
  'merged-cells': {
    severity: 'info',
    what: {
      zh: '这一列有合并的单元格，合并区里的各行都按它的值读取',
      en: 'the column has merged cells; each of their rows was read with their value',
    },
    cure: { zh: '如各行不同，请取消合并后分别填写', en: 'unmerge them and fill in each row if they differ' },
  },
  'merged-amount': {
    severity: 'error',
    what: {
      zh: '这一格是几行合并的一个数，不知道各行是多少',
      en: 'the cell is one number merged over several rows, and how much of it each has is unknown',
    },
    cure: { zh: '请取消合并，分别填写每一行', en: 'unmerge it and fill in each row' },
  },
  'deciding-heading': {
    severity: 'warning',
    what: {
      zh: '不认识的列，没有读；它可能说明各行算不算数',
      en: 'unknown column, not read; it may say which rows count',
    },
    cure: {
      zh: '请改用认识的表头，或把不算的行删去；确与此无关的，用 --map 写明不读',
      en: 'use a heading that is known or take out the rows that do not count; if it has no such meaning, say so with --map',
    },
  },
  'two-deciding-headings': {
    severity: 'error',
    what: {
      zh: '有两列都说明各行是什么，不知以哪列为准',
      en: 'two columns say what the rows are, and which one counts is unknown',
    },
    cure: {
      zh: '请删去其中一列，或用 --map 写明哪列不读',
      en: 'remove one of them, or say with --map which is not read',
    },
  },
  'row-not-in-force': {
    severity: 'error',
    what: {
      zh: '这一格写明此行不算数，未导入',
      en: 'this cell says that the row does not hold; it was not imported',
    },
    cure: {
      zh: '确不算数的，请从表中删去；写错的请更正',
      en: 'take the row out if so, else correct the cell',
    },
  },
  'row-of-other-relief': {
    severity: 'error',
    what: {
      zh: '这一格写的是另一种救助类别，而这一列没有读，此行未导入',
      en: 'this cell names another kind of relief, and its column is not read; the row was not imported',
    },
    cure: {
      zh: '这一列是救助类别的，把表头改为“救助类别”再导入',
      en: 'if the column says which relief each row is of, call it 救助类别 and import again',
    },
  },
  'row-ended': {
    severity: 'error',
    what: {
      zh: '这一格写明已经终止，却没有写到哪一天或哪个月为止，未导入',
      en: 'this cell says that it has ended, but not on which day or month; the row was not imported',
    },
    cure: {
      zh: '请补填终止的月份或日期；表中没有这样一列的，请从表中删去此行',
      en: 'fill in when it ended, or take the row out where the sheet has no column for that',
    },
  },
  'note-says-otherwise': {
    severity: 'warning',
    what: {
      zh: '备注写明此行已终止或不算数，备注不作依据，此行已照常读取',
      en: 'the note says that the row has ended or does not count; notes decide nothing and it was read like the others',
    },
    cure: {
      zh: '请把状态或终止月份写到专门的列，或从表中删去此行',
      en: 'say so in a column of its own (a state, the last month), or take the row out',
    },
  },
  'cell-not-understood': {
    severity: 'warning',
    what: {
      zh: '这一列没有读，格里的话看不懂，可能说的是别的事或别的人；这一列写了话的各行都不据此提出处理',
      en: 'the column was not read and its words are not understood; something or somebody else may be meant, and nothing is proposed of the rows that have any',
    },
    cure: {
      zh: '请逐行核对；这一列确与此无关的，用 --map 写明不读（对照表两列：原表头、标准表头，标准表头留空）',
      en: 'check those rows; if the column has no such meaning, say with --map that it is not to be read (its line in the mapping has a blank second column)',
    },
  },
  'title-not-understood': {
    severity: 'warning',
    what: {
      zh: '标题或工作表名里有看不懂的话，名单可能是别的人的；各行都不据此提出处理',
      en: 'the title or the name of the sheet says what is not understood, and the list may be of other people; nothing is proposed of its rows',
    },
    cure: {
      zh: '请看清名单写的是谁；确是本人死亡或迁移的，用 --as deaths 或 --as moves 写明',
      en: 'see whom the list is of; if they themselves died or moved, say so with --as deaths or --as moves',
    },
  },
  'row-says-otherwise': {
    severity: 'warning',
    what: {
      zh: '这一格说的可能不是名单所指的事或人，不据此提出处理',
      en: 'the cell may say that something or somebody else is meant; nothing is proposed of its row',
    },
    cure: { zh: '请核对这一行', en: 'check the row' },
  },
  'not-in-yuan': {
    severity: 'error',
    what: { zh: '金额不是以元为单位', en: 'the amounts are not in yuan' },
    cure: {
      zh: '请换算成元；整表是万元的，可在金额的表头写明“(万元)”',
      en: 'convert them to yuan, or write (万元) in the heading of the amounts if all are in ten thousands',
    },
  },
  'amount-negative': {
    severity: 'error',
    what: {
      zh: '金额是负数；冲销的行不会减去原来那一行，未导入',
      en: 'the amount is negative; a reversal takes nothing off the row that it means, and was not imported',
    },
    cure: {
      zh: '请把冲销和被冲销的行都删去，或更正原来那一行的金额',
      en: 'take out both rows, or correct the amount of the first',
    },
  },
  'total-differs': {
    severity: 'warning',
    what: {
      zh: '合计行的人数与读到的行数不同',
      en: 'the total stated in the sheet differs from the rows read',
    },
    cure: { zh: '请核对表格是否缺行或多行', en: 'check for missing or extra rows' },
  },
  'subtotal-differs': {
    severity: 'warning',
    what: {
      zh: '小计行的人数与它上面读到的行数不同',
      en: 'the subtotal stated in the sheet differs from the rows read above it',
    },
    cure: { zh: '请核对这一段是否缺行或多行', en: 'check that part for missing or extra rows' },
  },
  'sum-differs': {
    severity: 'warning',
    what: {
      zh: '合计行的数与各行相加的数不同',
      en: 'the total stated in the sheet differs from the sum of its rows',
    },
    cure: { zh: '请核对表格是否缺行、多行或有改动', en: 'check for missing, extra or changed rows' },
  },
  'ragged-row': {
    severity: 'error',
    what: {
      zh: '这一行比表头多出内容，多半是某格里的逗号没有加引号，后面的列都错了位',
      en: 'the row has more cells than there are headings: most likely an unquoted comma moved the rest',
    },
    cure: { zh: '请用 Excel 核对这一行后另存为 .xlsx', en: 'check the row in Excel and save as .xlsx' },
  },
  'short-row': {
    severity: 'warning',
    what: {
      zh: '这一行的列数比表头少，缺的按空白处理',
      en: 'the row has fewer cells than headings; the rest is taken as blank',
    },
    cure: { zh: '请核对这一行', en: 'check the row' },
  },
  'sheet-not-read': {
    severity: 'warning',
    what: {
      zh: '这张工作表没有认得的表头，没有读',
      en: 'the sheet has no headings that are known, and was not read',
    },
    cure: {
      zh: '如里面有名单，请补上表头再试',
      en: 'if there is a list on it, give it headings and try again',
    },
  },
  'hidden-sheet': {
    severity: 'warning',
    what: { zh: '这张工作表是隐藏的，没有读', en: 'the sheet is hidden, and was not read' },
    cure: { zh: '要读它，请取消隐藏再试', en: 'show it and try again if it is to be read' },
  },
  'hidden-rows': {
    severity: 'info',
    what: {
      zh: '表中有隐藏的行，已照常读取',
      en: 'the sheet has hidden rows; they were read like the others',
    },
    cure: { zh: '如不应导入，请删去这些行', en: 'delete them if they should not count' },
  },
  'hidden-column': {
    severity: 'info',
    what: { zh: '这一列是隐藏的，已照常读取', en: 'the column is hidden; it was read like the others' },
    cure: { zh: '请取消隐藏后核对', en: 'show it and check it' },
  },
} as const satisfies Record<string, { severity: Severity; what: Text; cure: Text }>;
