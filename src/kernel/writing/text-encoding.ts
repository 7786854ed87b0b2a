/** 文字编码 the encodings a text file may have; GBK is a part of GB18030 under the name that offices know. */
export const textEncodings = ['utf-8', 'gb18030', 'gbk', 'utf-16le', 'utf-16be'] as const;

/** One of them. */
export type TextEncoding = (typeof textEncodings)[number];
