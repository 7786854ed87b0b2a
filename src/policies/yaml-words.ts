import type { ErrorCode } from 'yaml';

/** What an error of YAML means to the person who wrote the file; its own words are English. */
export const yamlWords: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: '别名上不能再写锚点或标签',
  BAD_ALIAS: '别名的名称不对',
  BAD_COLLECTION_TYPE: '标签和内容的种类不符',
  BAD_DIRECTIVE: '% 开头的指令不对',
  BAD_DQ_ESCAPE: '双引号里的反斜杠写法不对',
  BAD_INDENT: '缩进不对，请与同一层的上一行对齐',
  BAD_PROP_ORDER: '锚点或标签的位置不对',
  BAD_SCALAR_START: '文字不能以这个符号开头，请加引号',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个“键: 值”，请分行，或给值加引号',
  BLOCK_IN_FLOW: '方括号、花括号里不能这样换行分层',
  DUPLICATE_KEY: '字段重复',
  IMPOSSIBLE: '这里读不懂',
  KEY_OVER_1024_CHARS: '字段名太长',
  MISSING_CHAR: '少了一个符号：冒号、逗号、引号或右括号',
  MULTILINE_IMPLICIT_KEY: '字段名不能跨行，可能少了冒号',
  MULTIPLE_ANCHORS: '锚点重复',
  MULTIPLE_DOCS: '一个文件只能写一份，不能用 --- 分开',
  MULTIPLE_TAGS: '标签重复',
  NON_STRING_KEY: '字段名应为文字',
  RESOURCE_EXHAUSTION: '层次太深',
  TAB_AS_INDENT: '缩进要用空格，不能用制表符',
  TAG_RESOLVE_FAILED: '不能用标签（!）',
  UNEXPECTED_TOKEN: '这里多了符号或文字',
};
