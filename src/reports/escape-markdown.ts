/** A text from outside as plain words in Markdown: no markup, HTML, table bar, line break, list or heading. */
export function escapeMarkdown(text: string): string {
  return escapeCell(text)
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** The same inside a table, where nothing can begin a list. */
export function escapeCell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|~#&]/g, '\\$&');
}

/** The words of a line of Markdown as a person reads them. */
export function unescapeMarkdown(text: string): string {
  return text.replace(/(?<!\\)`/g, '').replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
