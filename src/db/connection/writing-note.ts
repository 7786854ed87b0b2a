import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inert } from '../../kernel/writing/inert.ts';
import type { Text } from '../../kernel/text.ts';
import { timeInShanghai } from '../../kernel/time-in-shanghai.ts';

/** 写入者 who is changing a database, and since when (an instant). */
export type Writer = { readonly operator: string; readonly now: string };

/** Longer is not ours. */
const MOST = 1000;

/**
 * Says beside the database who is changing it, for as long as they do, as SQLite's own `-journal` stands there: SQLite
 * knows that a file is taken and not by whom. Only whoever holds the database for writing may call it, and call the
 * result when done. Never throws: a folder that cannot be written has no note.
 */
export function noteWriting(path: string, { operator, now }: Writer): () => void {
  const note = noteOf(path);
  try {
    // What a killed process left; a link is taken away and not followed.
    rmSync(note, { force: true });
    writeFileSync(note, JSON.stringify({ operator, now, process: process.pid }), { flag: 'wx', mode: 0o600 });
  } catch {
    return () => undefined;
  }
  const takeAway = (): void => {
    process.off('exit', takeAway);
    try {
      rmSync(note, { force: true });
    } catch {
      // Windows keeps a file that somebody is reading; the next writer takes it away.
    }
  };
  // An interrupt ends the process in the middle of the work.
  process.on('exit', takeAway);
  return takeAway;
}

/** Who is changing a database that is taken, as words; undefined where nobody has said so. */
export function whoIsWriting(path: string): Text | undefined {
  try {
    const text = readFileSync(noteOf(path), 'utf8');
    if (text.length > MOST) return undefined;
    const { operator, now, process: id } = JSON.parse(text) as Record<string, unknown>;
    if (typeof operator !== 'string' || typeof now !== 'string' || !Number.isInteger(id)) return undefined;
    const [who, since] = [inert(operator), timeInShanghai(now)];
    return {
      zh: `${who} 运行的 dpf（进程 ${String(id)}，${since} 开始）正在写入它`,
      en: `dpf run by ${who} (process ${String(id)}, since ${since}) is writing to it`,
    };
  } catch {
    return undefined;
  }
}

const noteOf = (path: string): string => `${path}-writing`;
