import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CannotRun } from '../../kernel/cannot-run.ts';

/** What Excel, WPS and systems leave beside files: nobody means them by a pattern. */
const LEFT = /^(?:~\$|\.)/;

/**
 * 通配符 the files that names with * and ? mean: the shells of Windows leave them to the program. A name that there is
 * stands for itself, whatever is in it. Case does not count, as on Windows. Throws CannotRun where none is meant.
 */
export async function expandNames(paths: readonly string[]): Promise<readonly string[]> {
  const expanded = await Promise.all(paths.map(expandName));
  return [...new Set(expanded.flat())];
}

async function expandName(path: string): Promise<readonly string[]> {
  const pattern = basename(path);
  if (!/[*?]/.test(pattern) || (await stat(path).catch(() => undefined))) return [path];
  const folder = dirname(path);
  const names = await readdir(folder).catch(() => []);
  const isMeant = matcherOf(pattern);
  const meant = names.filter((name) => !LEFT.test(name) && isMeant(name));
  if (meant.length === 0) throw noneMeant(pattern);
  // A folder that the pattern happens to fit is not read for it.
  const files = await Promise.all(
    meant.sort().map(async (name) => ({ path: join(folder, name), is: await stat(join(folder, name)) })),
  );
  const found = files.filter(({ is }) => is.isFile()).map((one) => one.path);
  if (found.length === 0) throw noneMeant(pattern);
  return found;
}

function matcherOf(pattern: string): (name: string) => boolean {
  const source = [...pattern.normalize('NFC')]
    .map((one) => (one === '*' ? '.*' : one === '?' ? '.' : one.replace(/[\\^$.|+()[\]{}]/, '\\$&')))
    .join('');
  const meant = new RegExp(`^${source}$`, 'isu');
  return (name) => meant.test(name.normalize('NFC'));
}

function noneMeant(pattern: string): CannotRun {
  return new CannotRun({
    what: { zh: `没有文件符合 ${pattern}`, en: `No file is meant by ${pattern}` },
    why: {
      zh: '所在文件夹里没有名字相符的文件（以 ~$ 或 . 开头的临时文件不算）',
      en: 'no name in that folder fits (files that begin with ~$ or . do not count)',
    },
    next: {
      zh: '请检查文件名和所在文件夹，或直接写文件夹的名字',
      en: 'Check the name and the folder, or name the folder itself',
    },
  });
}
