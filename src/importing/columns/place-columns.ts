import { readText } from '../cells/read-words.ts';
import type { Column } from '../sheet-kind.ts';

const NONE = { zh: '', en: '' };

/** 街道 the subdistrict of a person. */
export const subdistrictColumn = {
  field: 'subdistrict',
  heading: '街道',
  headings: [
    '街镇',
    '镇街',
    '乡镇',
    '所属街道',
    '街道名称',
    '户籍街道',
    '户口所在街道',
    '乡镇(街道)',
    '街道(乡镇)',
  ],
  hint: NONE,
  required: false,
  as: readText,
  width: 14,
} as const satisfies Column;

/** 社区 the community of a person. */
export const communityColumn = {
  field: 'community',
  heading: '社区',
  headings: [
    '居委',
    '居委会',
    '村委',
    '村(社区)',
    '村/社区',
    '大队',
    '大队(社区)',
    '社区(大队)',
    '社区/大队',
    '村居',
    '户口所在村/社区',
    '所属社区',
  ],
  hint: NONE,
  required: false,
  as: readText,
  width: 16,
} as const satisfies Column;

/** The same two where they only say for which place a list is complete. */
export const extraPlaceColumns = [
  { ...subdistrictColumn, isExtra: true },
  { ...communityColumn, isExtra: true },
] as const;
