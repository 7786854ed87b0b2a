import type { Sqlite } from '../../../db/connection/driver.ts';
import { createHouseholdWriter, createLowIncomeWriter } from '../../../importing/save/list-writer.ts';
import type { SaveResult } from '../../../importing/save/saved.ts';
import type { IntakeRow } from '../../../importing/kinds.ts';
import { scopeOf } from '../../../importing/headings/list-scope.ts';
import { reliefCounts } from '../../../importing/cells/people/relief-category.ts';
import { foldSubdistrict } from '../../../registry/subdistrict.ts';
import { createProblemMaker, createWording, type SaverParts, type SheetSaver } from './sheet-saver.ts';

/** 低保名单、户名单: keeps the rows as they were said; what follows from them is derived when the command has read all. */
export function createListSaver(sqlite: Sqlite, parts: SaverParts): SheetSaver {
  const { source, scoping, isScopeGiven, readings } = parts;
  const worded = createWording(source);
  const problemAt = createProblemMaker(source);
  const { save, written } = createWriter(sqlite, parts);
  const places = createPlaces(parts);
  const relief = new Map<string, number>();
  return {
    save: (records) =>
      records.map(({ record, row }) => {
        if (record.kind === 'low-income' && record.fromMonth === undefined && scoping.scope !== 'removals')
          return {
            saved: 'refused',
            isStated: false,
            problems: [problemAt('required-blank', 'fromMonth', row)],
          };
        places.see(record);
        if (record.kind === 'low-income') relief.set(record.category, (relief.get(record.category) ?? 0) + 1);
        return worded(save(record, row), row);
      }),
    close(isComplete) {
      // What was read before keeps the scope it had.
      const values = readings.length > 0 ? undefined : places.values();
      const at = source.recognition.headingRows.last;
      const others = reliefCounts(relief, 'low-income');
      const told = others === '' ? [] : [problemAt('other-relief', 'category', at, others)];
      const isChanged = written() > 0;
      // A list of 特困 or 低保边缘 alone takes the place of no list of 低保, and nobody off one.
      if (others !== '' && !relief.has('low-income'))
        return { isChanged, problems: told, scope: 'part', area: undefined };
      const { scope, area } = scopeOf(scoping, values, isScopeGiven);
      const isTorn = scope === 'complete' && !isComplete;
      const torn = isTorn ? [problemAt('list-incomplete', 'citizenId', at)] : [];
      return { isChanged, problems: [...told, ...torn], scope, area };
    },
  };
}

type Writer = {
  readonly save: (record: IntakeRow, row: number) => SaveResult;
  readonly written: () => number;
};

function createWriter(sqlite: Sqlite, parts: SaverParts): Writer {
  const source = { ...parts, scope: parts.scoping.scope };
  const otherKind = () => new TypeError('a row of another kind');
  if (parts.source.recognition.kind.kind === 'low-income') {
    const { save, written } = createLowIncomeWriter(sqlite, source);
    const saveOwn: Writer['save'] = (record, row) => {
      if (record.kind !== 'low-income') throw otherKind();
      return save(record, row);
    };
    return { save: saveOwn, written };
  }
  const { save, written } = createHouseholdWriter(sqlite, source);
  const saveOwn: Writer['save'] = (record, row) => {
    if (record.kind !== 'households') throw otherKind();
    return save(record, row);
  };
  return { save: saveOwn, written };
}

/** The places that the rows name, of the column that names one place alone, else of the widest. */
function createPlaces({ source, policies: { district } }: SaverParts) {
  const { columns } = source.recognition;
  const subdistricts = new Set<string | undefined>();
  const communities = new Set<string | undefined>();
  return {
    see(record: IntakeRow): void {
      if (!('subdistrict' in record)) return;
      const { subdistrict, community } = record;
      subdistricts.add(subdistrict);
      communities.add(community);
    },
    values(): readonly (string | undefined)[] | undefined {
      const fold = (text: string | undefined) => text && (foldSubdistrict(district, text) ?? text);
      const streets = columns.has('subdistrict') ? [...new Set([...subdistricts].map(fold))] : undefined;
      const villages = columns.has('community') ? [...communities] : undefined;
      return villages?.length === 1 ? villages : (streets ?? villages);
    },
  };
}
