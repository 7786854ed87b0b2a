import type { CitizenId } from '../../../kernel/citizen-id.ts';
import { stateAfterAll } from '../../../registry/certificate/certificate-life.ts';
import { sameName } from '../../../registry/names/same-name.ts';
import { type RosterWords, statedAttributes, statedPerson } from '../../../registry/certificate/statement.ts';
import { lastDayOfTerm, type ValidityPolicy } from '../../../registry/certificate/validity.ts';
import { createCertificateFinder } from './certificate-finder.ts';
import { contradiction } from './contradiction.ts';
import type { Sqlite } from '../../../db/connection/driver.ts';
import type { Source } from '../source.ts';
import { createHolderDeriver, type Derived } from '../../derive/holder-deriver.ts';
import { createHolderStatements } from '../../derive/holder-statements.ts';
import { createMarks, type Marks } from './marks.ts';
import { oddNotes } from './odd-event.ts';
import { createPersonWriter } from '../person-writer.ts';
import { anotherPerson, type Note, type SaveResult, savedStatement } from '../saved.ts';

/** 花名册一行 what one roster row says, and of whom. */
export type HolderEntry = RosterWords & { readonly citizenId: CitizenId };

/** Where a roster comes from, and how it is to be understood. */
export type RosterSource = Source & {
  readonly validity: ValidityPolicy;
  /** The certificates of this sheet so far, and of the sheets before it in the same import. */
  readonly seen?: Marks;
  readonly earlier?: Marks;
  /** The size of the file in bytes, where it is known. */
  readonly size?: number;
  /** 改名 whether a name that differs from the one on record takes its place. */
  readonly acceptsRenames?: boolean | undefined;
};

/** Saves roster rows of one import, each as a statement on its holder. Statements are prepared once and run once a row. */
export function createHolderWriter(
  sqlite: Sqlite,
  source: RosterSource,
): (entry: HolderEntry, row: number) => SaveResult {
  const savePerson = createPersonWriter(sqlite, source);
  const find = createCertificateFinder(sqlite);
  const statements = createHolderStatements(sqlite, source);
  const derive = createHolderDeriver(sqlite, source);
  const { seen = createMarks(), earlier, asOf, command, importId } = source;

  return (entry, row) => {
    const known = find(entry.certificateNumber);
    if (known && known.citizen_id !== entry.citizenId)
      return { saved: 'refused', notes: [anotherPerson(known, entry)] };
    if (known && seen.has(known.id)) return { saved: 'refused', notes: ['repeated-row'] };
    const person = savePerson(entry, row);
    if (person.saved === 'refused') return person;
    if (person.saved !== 'inserted') statements.writeDown(person.id);
    const words = rosterWordsOf({ ...entry, name: person.name }, source.validity);
    const said = statements.of(person.id);
    const ofDay = said.filter(
      (one) =>
        one.of === 'roster' && one.asOf === asOf && one.words.certificateNumber === entry.certificateNumber,
    );
    // A roster of the day that came in an earlier command may no longer count: this one has to say it itself.
    const isSaid = ofDay.some(
      (one) => one.command === command && JSON.stringify(one.words) === JSON.stringify(words),
    );
    const other = ofDay.find((one) => one.command === command && one.importId !== importId);
    if (other && !isSaid) throw contradiction(sqlite, other, { file: source.file ?? source.sheet, row });
    const isNews = !isSaid;
    if (isNews) statements.add(person.id, { of: 'roster', words }, row);
    const all = isNews ? statements.of(person.id) : said;
    const derived = derive(person.id, all, row);
    const certificate = find(entry.certificateNumber);
    if (certificate) seen.add(certificate.id);
    const isNew = known?.withdrawn_by !== null;
    const saved = isNew ? 'inserted' : derived.isChanged ? 'updated' : 'unchanged';
    const isSecondWord = saved === 'updated' && earlier?.has(known?.id ?? 0) === true;
    return savedStatement(saved, isNews, [
      ...person.notes.filter((note) => !isOfFormerName(note, entry.name, derived)),
      ...eventNotes(entry, derived, asOf),
      ...(isSecondWord ? (['repeated-elsewhere'] as const) : []),
    ]);
  };
}

/** 曾用名 an older roster has the name of its day, and changes none. */
function isOfFormerName(note: Note, name: string, { history }: Derived): boolean {
  const isRename = typeof note !== 'string' && note.note === 'name-changed';
  return isRename && history.person !== undefined && !sameName(history.person.name, name);
}

/** What the row says of the events of its certificate that does not fit what else is known. */
function eventNotes(
  { certificateNumber, state }: HolderEntry,
  derived: Derived,
  asOf: string,
): readonly Note[] {
  const { history, before } = derived;
  const own = history.certificates.find((one) => one.certificateNumber === certificateNumber);
  const earlier = before.get(certificateNumber) ?? [];
  if (!own || earlier.length === 0) return [];
  // 花名册 that calls an ended certificate valid may be mistaken: money must not flow again on that word.
  const isContradicted = !state && stateAfterAll(own.events.filter(({ on }) => on <= asOf)) !== 'valid';
  if (isContradicted) return ['state-differs'];
  return state ? oddNotes(earlier, own.events) : [];
}

/** The words of a row in one order of fields, so that equal rows are equal texts; a term that runs as usual is left out. */
function rosterWordsOf(entry: HolderEntry, validity: ValidityPolicy): RosterWords {
  const { state, expiresOn, issuedOn } = entry;
  return {
    ...statedPerson((field) => entry[field]),
    certificateNumber: entry.certificateNumber,
    category: entry.category,
    grade: entry.grade,
    components: entry.components,
    firstIssuedOn: entry.firstIssuedOn,
    issuedOn,
    expiresOn: expiresOn === lastDayOfTerm(issuedOn, validity) ? undefined : expiresOn,
    state: state && { kind: state.kind, on: state.on, reason: state.reason },
    ...statedAttributes((name) => entry[name]),
  };
}
