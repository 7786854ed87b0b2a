/** A text from outside as plain words in Markdown: no markup, HTML, table bar, line break, list or heading. */
export function escapeMarkdown(text: string): string {
  return escapeStart(escapeWords(text.replace(/\s+/g, ' ')).trim());
}

/** The same inside a line; wide and hard spaces stay. */
export function escapeWords(text: string): string {
  return text.replace(/[^\S\u3000\u00A0]+/g, ' ').replace(/[\\`*_{}[\]<>|~#&]/g, '\\$&');
}

/** What would begin a list begins none. */
export function escapeStart(line: string): string {
  return line.replace(/^([-+=])/, '\\$1').replace(/^(\d+)([.)])/, '$1\\$2');
}
