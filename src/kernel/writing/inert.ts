// Every control, line breaks included, and the invisible and bidirectional marks that reorder a line.
const ACTIVE = /\p{Cc}|[\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;

/** A name that others chose, such as a file's, on one line: what would act on a screen is shown as a mark. */
export function inert(name: string): string {
  return name.replace(ACTIVE, '\uFFFD');
}
