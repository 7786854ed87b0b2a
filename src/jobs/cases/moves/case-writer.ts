import { type CaseFileRow, createCaseStore } from '../../../db/cases/case-store.ts';
import type { Writing } from '../../../db/connection/open.ts';
import { type CaseKind, type CaseVersion, caseVersionOn } from '../../../cases/case-kind.ts';
import { type Doing, moveCase, type Moved, type CaseStanding } from '../../../cases/move-case.ts';
import { workCalendar, type WorkCalendar } from '../../../cases/work-calendar.ts';
import type { Text } from '../../../kernel/text.ts';
import { type About, columnsOf, standingOf, type CaseSubjectRow } from '../case-rows.ts';
import { type CaseSource, createCertificateFeed } from './feed-certificate.ts';
import { createCaseNotes } from './case-notes.ts';

/** What else an event says. */
type Besides = {
  readonly note?: string | undefined;
  readonly attachment?: { readonly sha256: string; readonly name: string } | undefined;
};

/** 登记结果 where a case stands now; or why nothing was written. */
export type CaseWritten =
  | {
      readonly id: number;
      readonly kind: CaseKind;
      readonly version: CaseVersion;
      readonly step: string;
      readonly standing: CaseStanding;
      /** What is to be looked at: of whom it was opened, or of the certificate that it brought about. */
      readonly notes: readonly Text[];
    }
  | Extract<Moved, { refused: Text }>;

/** Opens and moves cases for one import, by the rules that each was opened under. */
export type CaseWriter = {
  readonly open: (
    kind: CaseKind,
    whom: CaseSubjectRow,
    doing: Doing,
    besides: Besides & { about?: About; subdistrict?: string | undefined },
    row: number,
  ) => CaseWritten;
  readonly move: (id: number, doing: Doing, besides: Besides, row: number) => CaseWritten;
  readonly find: ReturnType<typeof createCaseStore>['find'];
};

/** Prepares the writing of cases. */
export function createCaseWriter(db: Writing, source: CaseSource): CaseWriter {
  const { importId, sheet, policies } = source;
  const { sqlite } = db;
  const store = createCaseStore(sqlite);
  const notes = createCaseNotes(db, policies);
  const calendar = workCalendar(policies.calendar);
  const write = createEventWriter(sqlite, source, { store, calendar, notes });
  return {
    find: store.find,
    open(kind, whom, doing, { about, subdistrict, ...besides }, row) {
      const version = caseVersionOn(kind, doing.on);
      if (!version) return notYetRuled(kind, doing.on);
      const moved = moveCase(version, undefined, doing, calendar);
      if ('refused' in moved) return moved;
      const known = notes.opening({ kind, version, whom, about, on: doing.on });
      const id = store.open({
        kind: kind.id,
        opened_on: doing.on,
        ...whom,
        import_id: importId,
        sheet,
        row_number: row,
        about_scheme: about?.scheme ?? null,
        about_month: about?.month ?? null,
        about_certificate_id: about?.certificateId ?? null,
        subdistrict: subdistrict ?? null,
      });
      const file = { id, kind, opened_on: doing.on, person_id: whom.person_id };
      const done = write(file, version, moved, { before: undefined, besides, row });
      return 'refused' in done ? done : { ...done, notes: [...known, ...done.notes] };
    },
    move(id, doing, besides, row) {
      const known = store.find(id);
      const kind = known && policies.caseKinds.find((one) => one.id === known.kind);
      const version = kind && caseVersionOn(kind, known.opened_on);
      if (!known) return unknownCase(id);
      if (!version) return unknownKind(known.kind);
      const before = standingOf(known.event);
      const moved = moveCase(version, before, doing, calendar);
      if ('refused' in moved) return moved;
      return write({ ...known, kind }, version, moved, { before, besides, row });
    },
  };
}

type EventWriter = (
  file: { readonly id: number; readonly kind: CaseKind } & Pick<CaseFileRow, 'opened_on' | 'person_id'>,
  version: CaseVersion,
  moved: Exclude<Moved, { refused: Text }>,
  parts: { readonly before: CaseStanding | undefined; readonly besides: Besides; readonly row: number },
) => CaseWritten;

type EventParts = {
  readonly store: ReturnType<typeof createCaseStore>;
  readonly calendar: WorkCalendar;
  readonly notes: ReturnType<typeof createCaseNotes>;
};

/** Writes the event of a move with what it brings about. */
function createEventWriter(
  sqlite: Writing['sqlite'],
  source: CaseSource,
  { store, calendar, notes }: EventParts,
): EventWriter {
  const feedCertificate = createCertificateFeed(sqlite, source);
  return (
    { id, kind, opened_on, person_id },
    version,
    { standing, step, feeds },
    { before, besides, row },
  ) => {
    // Before anything is written: a year without a calendar is told, and nothing of the row is on record.
    const worked = workingDays(calendar, opened_on, standing, before);
    const certificate = feedCertificate(feeds, person_id, standing, row);
    if ('refused' in certificate) return certificate;
    store.add({
      case_id: id,
      step,
      ...columnsOf(standing),
      said: JSON.stringify(saidBy(standing, before)),
      note: besides.note ?? null,
      attachment_sha256: besides.attachment?.sha256 ?? null,
      attachment_name: besides.attachment?.name ?? null,
      working_days: worked,
      import_id: source.importId,
      sheet: source.sheet,
      row_number: row,
    });
    const told = [...certificate.notes, ...notes.approval(feeds, { person_id, opened_on }, standing.lastOn)];
    return { id, kind, version, step, standing, notes: told };
  };
}

/** What an event brought that was not there before. */
function saidBy({ fields, documents }: CaseStanding, before: CaseStanding | undefined): object {
  const isNew = ([id, value]: readonly [string, unknown]): boolean => before?.fields[id] !== value;
  return {
    fields: Object.fromEntries(Object.entries(fields).filter(isNew)),
    documents: documents.filter((one) => before?.documents.includes(one) !== true),
  };
}

function workingDays(
  calendar: WorkCalendar,
  openedOn: CaseFileRow['opened_on'],
  { ended, lastOn }: CaseStanding,
  before: CaseStanding | undefined,
): number | null {
  const hasEnded = ended !== null && (before === undefined || before.ended === null);
  return hasEnded ? calendar.workdaysBetween(openedOn, lastOn) : null;
}

type Refused = Extract<CaseWritten, { refused: Text }>;

function unknownCase(id: number): Refused {
  return {
    refused: { zh: `没有个案 ${id}`, en: `There is no case ${id}` },
    next: { zh: '用 dpf case list 查看', en: 'see dpf case list' },
  };
}

function unknownKind(kind: string): Refused {
  return {
    refused: {
      zh: `政策里没有个案种类“${kind}”，或没有它开办那天的版本`,
      en: `the policies have no kind of case "${kind}", or none of the day it was opened`,
    },
    next: { zh: '请用开办时的政策文件夹', en: 'use the policies that it was opened under' },
  };
}

function notYetRuled({ title, id, versions }: CaseKind, on: string): Refused {
  const from = versions[0]?.from ?? '';
  return {
    refused: { zh: `${on} 还没有“${title}”的规定`, en: `there are no rules for ${id} on ${on}` },
    next: { zh: `最早从 ${from} 起`, en: `the first are of ${from}` },
  };
}
