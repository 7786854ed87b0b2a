import { inLang, type Lang, type Text } from '../kernel/text.ts';

/** 政策文件 a policy file as read: its name, for messages, and its text. */
export type PolicySource = { readonly file: string; readonly text: string };

/** What is wrong in a policy file and where: line and column count from 1. A file with a fault is never used. */
export type PolicyFault = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The field as a path, such as `versions.0.amount.yuan`; '' for the file as a whole. */
  readonly field: string;
  readonly message: Text;
};

/** The value of a policy file, absent exactly when there are faults. */
export type Loaded<Value> = { readonly value?: Value; readonly faults: readonly PolicyFault[] };

/** A fault on one line: `file:line:column field: message`. */
export function formatFault(fault: PolicyFault, lang: Lang): string {
  const place = `${fault.file}:${fault.line}:${fault.column}`;
  const message = inLang(fault.message, lang);
  return fault.field === '' ? `${place} ${message}` : `${place} ${fault.field}: ${message}`;
}
