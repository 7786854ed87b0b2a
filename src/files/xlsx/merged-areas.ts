import type { MergedArea } from '../cell.ts';
import { columnIndex, lettersOf } from './cell-reference.ts';
import { overLimit, type Limits } from '../limits.ts';
import { DamagedPart } from '../unreadable.ts';
import type { ZipArchive } from './zip-archive.ts';

const NAME = 'mergeCell';
const AREA =
  /<(?:[\w.-]{1,20}:)?mergeCell\s[^<>]*?\bref\s*=\s*["']([A-Z]{1,3}[1-9]\d{0,6}):([A-Z]{1,3}[1-9]\d{0,6})["']/y;
/** With its bracket and prefix. */
const LONGEST_NAME = 40;

/**
 * The areas of a sheet that reach over several rows. They stand behind its rows, so the part is run through once more, for
 * this one word and without taking it apart.
 */
export async function readMergedAreas(
  archive: ZipArchive,
  part: string,
  limits: Limits,
): Promise<readonly MergedArea[]> {
  const areas: MergedArea[] = [];
  try {
    for await (const area of findAreas(archive.text(part)))
      if (areas.push(area) > limits.rows)
        throw overLimit(archive.file, 'rows', limits, { zh: part, en: part });
  } catch (error) {
    // Who reads the rows meets it again, and can say at which of them.
    if (!(error instanceof DamagedPart)) throw error;
  }
  return areas;
}

async function* findAreas(chunks: AsyncIterable<string>): AsyncGenerator<MergedArea> {
  let rest = '';
  for await (const chunk of chunks) {
    const text = rest + chunk;
    let at = text.indexOf(NAME);
    while (at !== -1) {
      AREA.lastIndex = text.lastIndexOf('<', at);
      const found = AREA.exec(text);
      if (!found && !text.includes('>', at)) break;
      const area = found && areaOf(found[1] ?? '', found[2] ?? '');
      if (area) yield area;
      at = text.indexOf(NAME, at + NAME.length);
    }
    rest = text.slice(at === -1 ? -LONGEST_NAME : text.lastIndexOf('<', at));
  }
}

function areaOf(from: string, to: string): MergedArea | undefined {
  const letters = lettersOf(from);
  const first = Number(from.slice(letters));
  const last = Number(to.slice(lettersOf(to)));
  return letters > 0 && last > first ? { column: columnIndex(from, letters), first, last } : undefined;
}
