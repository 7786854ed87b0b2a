import type { Passage, Run } from '../../kernel/documents/document.ts';

/** 拼段 puts the passages of a document together from its pieces as they come. */
export class PassageBuilder {
  readonly passages: Passage[] = [];
  private runs: Run[] = [];
  private under: readonly string[] = [];

  /** Adds words; `figure` where they are marked as one. */
  add(text: string, figure: string | undefined): void {
    if (text === '') return;
    const last = this.runs.at(-1);
    if (last && last.figure === figure) this.runs[this.runs.length - 1] = { ...last, text: last.text + text };
    else this.runs.push({ text, ...(figure !== undefined && { figure }) });
  }

  /** Ends a passage; one with a level is a heading for those that follow. */
  end(level?: number): void {
    const text = this.runs.map((run) => run.text).join('');
    if (text.trim() !== '') {
      if (level !== undefined) this.under = [...this.under.slice(0, Math.max(level - 1, 0)), text.trim()];
      this.passages.push({ under: this.under.join(' '), runs: this.runs });
    }
    this.runs = [];
  }
}
