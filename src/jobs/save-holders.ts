import type { Sqlite } from '../db/driver.ts';
import { createMarks } from '../db/marks.ts';
import { markAbsent } from '../db/roster-absence.ts';
import { createRosterWriter } from '../db/roster-writer.ts';
import { safeToShow } from '../intake/reading.ts';
import { foldSubdistrict } from '../schemes/subdistrict.ts';
import { refuseMassEnding } from './refuse-mass-ending.ts';
import {
  type Closing,
  createProblemMaker,
  createWording,
  nothingMore,
  type SaverParts,
  type SheetSaver,
} from './sheet-saver.ts';

/** 花名册: saves its rows; a full one also marks whoever is no longer on it. */
export function createHolderSaver(sqlite: Sqlite, parts: SaverParts): SheetSaver {
  const { source, policies, rosters } = parts;
  const seen = createMarks();
  const validity = policies.district.certificates;
  const writer = createRosterWriter(sqlite, {
    ...parts,
    size: source.size,
    validity,
    seen,
    earlier: rosters.earlier,
  });
  const fold = createFold(parts);
  const worded = createWording(source);
  const problemAt = createProblemMaker(source);
  return {
    save(records) {
      const unknown = new Map<number, string>();
      const rows = records.map(({ record, row }) => {
        if (record.kind !== 'holders') throw new TypeError('a row of another kind');
        const { subdistrict: text } = record;
        const subdistrict = text === undefined ? undefined : fold(text);
        if (text !== undefined && subdistrict === undefined) unknown.set(row, text);
        return { entry: subdistrict === text ? record : { ...record, subdistrict }, row };
      });
      return writer.save(rows).map((result, index) => {
        const row = rows[index]?.row ?? 0;
        const text = unknown.get(row);
        if (text === undefined) return worded(result, row);
        return worded(result, row, [problemAt('unknown-subdistrict', 'subdistrict', row, safeToShow(text))]);
      });
    },
    close(isComplete) {
      writer.close();
      rosters.earlier.addAll(seen);
      rosters.hasRejected ||= !isComplete;
      rosters.sheetsLeft -= 1;
      return rosters.sheetsLeft === 0 ? closeRosters(sqlite, parts) : nothingMore;
    },
  };
}

/** After the last roster of the command: whom the full ones no longer name is marked. */
function closeRosters(sqlite: Sqlite, parts: SaverParts): Closing {
  const { importId, source, asOf, policies, rosters } = parts;
  const { isFull, hasRejected, areas, earlier } = rosters;
  const problemAt = createProblemMaker(source);
  const at = source.recognition.headingRows.last;
  if (isFull && hasRejected)
    return { isChanged: false, problems: [problemAt('roster-incomplete', 'certificateNumber', at)] };
  const marked = markAbsent(sqlite, { importId, asOf, seen: earlier, isFull, areas });
  refuseMassEnding(policies.district.lists, parts, marked);
  if (marked.left === 0) return nothingMore;
  const problem = problemAt('gone-from-roster', 'certificateNumber', at, String(marked.left));
  return { isChanged: true, problems: [problem] };
}

function createFold({ policies: { district } }: SaverParts): (text: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (text) => {
    if (!known.has(text)) known.set(text, foldSubdistrict(district, text));
    return known.get(text);
  };
}
