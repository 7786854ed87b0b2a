import { parsePlainDate, type PlainDate } from '../kernel/plain-date.ts';

/** 指纹 what a document was made from; each digest by its first twelve digits. */
export type Fingerprint = {
  readonly year: number;
  readonly asOf: PlainDate;
  readonly figures: string;
  readonly policies: string;
  /** 日志 the last entry of the log that changed something; none where nothing is on record. */
  readonly log: { readonly seq: number; readonly hash: string };
};

const DIGITS = 12;

/** The line at the foot of a document by which `report verify` holds it against the database. */
export function fingerprintLine({ year, asOf, figures, policies, log }: Fingerprint): string {
  const [first, second, third] = [figures, policies, log.hash].map((digest) => digest.slice(0, DIGITS));
  return `${year}年度，截至${asOf}；指标 ${first}，政策 ${second}，日志第${log.seq}条 ${third}。是否仍与数据库一致，可用 dpf report verify 核对。`;
}

/** Reads the last such line of a text; undefined where there is none. */
export function readFingerprint(text: string): Fingerprint | undefined {
  const line =
    /(\d{4})年度，截至(\d{4}-\d\d-\d\d)；指标([0-9a-f]{12})，政策([0-9a-f]{12})，日志第(\d{1,15})条([0-9a-f]{12})/g;
  const found = [...text.replace(/\s/g, '').matchAll(line)].at(-1);
  const asOf = parsePlainDate(found?.[2] ?? '');
  if (!found || !asOf) return undefined;
  const [, year = '', , figures = '', policies = '', seq = '', hash = ''] = found;
  return { year: Number(year), asOf, figures, policies, log: { seq: Number(seq), hash } };
}

/** Whether both are of one digest, each perhaps by its first digits alone. */
export function isSameDigest(one: string, other: string): boolean {
  return one.slice(0, DIGITS) === other.slice(0, DIGITS);
}
