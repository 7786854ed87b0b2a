import type { Sqlite } from '../../../db/connection/driver.ts';
import { createMarks } from '../../../importing/save/holders/marks.ts';
import { createRosterWriter } from '../../../importing/save/holders/roster-writer.ts';
import { safeToShow } from '../../../importing/cells/reading.ts';
import { foldSubdistrict } from '../../../registry/subdistrict.ts';
import type { StatedSubdistricts } from '../refuse-foreign-roster.ts';
import {
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
    acceptsRenames: rosters.acceptsRenames,
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
        count(rosters.subdistricts, text, subdistrict);
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
      const at = source.recognition.headingRows.last;
      if (!rosters.isFull || rosters.sheetsLeft > 0 || !rosters.hasRejected) return nothingMore;
      return { isChanged: false, problems: [problemAt('roster-incomplete', 'certificateNumber', at)] };
    },
  };
}

function count(stated: StatedSubdistricts, text: string | undefined, subdistrict: string | undefined): void {
  if (subdistrict !== undefined) stated.known += 1;
  else if (text !== undefined) {
    const shown = safeToShow(text);
    stated.unknown.set(shown, (stated.unknown.get(shown) ?? 0) + 1);
  }
}

function createFold({ policies: { district } }: SaverParts): (text: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (text) => {
    if (!known.has(text)) known.set(text, foldSubdistrict(district, text));
    return known.get(text);
  };
}
