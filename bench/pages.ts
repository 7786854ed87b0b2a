import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page of GB/T 9704: 22 lines of 28 characters. */
const PAGE = 22 * 28;
const corpus = join(import.meta.dirname, '../fixtures/summaries');

/** 长篇总结 as many pages of the marked summaries, one after the other and over again: far more numbers than anybody writes. */
export function writePages(path: string, pages: number): void {
  const texts = readdirSync(corpus).filter((name) => /\.(?:txt|md)$/.test(name));
  const all = texts.map((name) => readFileSync(join(corpus, name), 'utf8')).join('\n\n');
  writeFileSync(path, all.repeat(Math.ceil((pages * PAGE) / all.length)).slice(0, pages * PAGE));
}
