import { type MaskedAs, maskedAs } from '../../db/catalogue.ts';
import type { Database } from '../../db/connection/open.ts';
import {
  changesOf,
  type EventOfPerson,
  eventsOf,
  factsOf,
  linesOf,
  type RowOrigin,
  recordsOf,
} from '../../db/people/person-timeline.ts';
import { sheetKinds } from '../../importing/kinds.ts';
import { categoryNames } from '../../kernel/certificate-number.ts';
import { fen, formatYuan } from '../../kernel/fen.ts';
import { mask, maskPhone } from '../../kernel/mask.ts';
import type { Text } from '../../kernel/text.ts';
import { eventNames, reasonNames } from '../../registry/certificate/certificate.ts';
import { oddEvents } from '../../registry/certificate/certificate-life.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { caseHappenings } from './case-happenings.ts';
import { factNames, factValue } from './fact-names.ts';
import { findPerson, theOne } from './find-person.ts';
import type { PersonFile } from './show-person.ts';

/** 经历 something on record of a person: what, since when, and the row that said it. */
export type HistoryEntry = {
  /** A day, a month or a year; '' where only the import dates it. */
  readonly on: string;
  readonly what: Text;
  /** Undefined for what dpf computed itself. */
  readonly source:
    | { readonly import: number; readonly file: string; readonly sheet: string; readonly row: number }
    | undefined;
  /** The instant it became known. */
  readonly recordedAt: string;
  /** Whether something later took its place. */
  readonly isCorrected: boolean;
};

const fieldNames: Readonly<Record<string, Text>> = {
  name: { zh: '姓名', en: 'name' },
  stated_sex: { zh: '性别', en: 'sex' },
  stated_birth_date: { zh: '出生日期', en: 'birth date' },
  ethnicity: { zh: '民族', en: 'ethnicity' },
  address: { zh: '住址', en: 'address' },
  phone: { zh: '电话', en: 'telephone' },
  category: { zh: '残疾类别', en: 'category' },
  grade: { zh: '残疾等级', en: 'grade' },
  components: { zh: '多重残疾明细', en: 'components' },
  first_issued_on: { zh: '初次发证日期', en: 'first issue' },
};

/** The life of the one person a text means, with its sources. */
export async function personHistory(
  context: JobContext,
  text: string,
): Promise<{
  readonly person: Pick<PersonFile, 'id' | 'name' | 'citizenId'>;
  readonly happenings: readonly HistoryEntry[];
}> {
  return withRegistry(
    context,
    'person history',
    async (db) => {
      const { id, name, citizen_id } = await findPerson(db, text);
      const person = { id, name, citizenId: context.reveal ? citizen_id : mask(citizen_id) };
      const cases = await caseHappenings(db, context, id);
      return {
        person,
        happenings: inOrder([
          ...historyOf(db, id, context),
          ...cases.map(({ on, what, row }) => happening(on, what, row)),
        ]),
      };
    },
    { whose: theOne(text) },
  );
}

/** A person's life on record with its sources; what was corrected later is marked, not left out. */
function historyOf(db: Database, personId: number, context: JobContext): readonly HistoryEntry[] {
  return [
    ...certificateHappenings(db, personId, context.reveal),
    ...factHappenings(db, personId),
    ...changeHappenings(db, personId, context),
    ...recordHappenings(db, personId, context),
    ...payoutHappenings(db, personId),
  ];
}

/** Oldest first. */
function inOrder(happenings: readonly HistoryEntry[]): readonly HistoryEntry[] {
  return happenings.toSorted(
    (one, other) => compare(one.on, other.on) || compare(one.recordedAt, other.recordedAt),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function happening(on: string, what: Text, row: RowOrigin): HistoryEntry {
  const { import_id, file_name, sheet, row_number, recorded_at, corrected } = row;
  const source = { import: import_id, file: file_name, sheet, row: row_number };
  return { on, what, source, recordedAt: recorded_at, isCorrected: corrected === 1 };
}

function certificateHappenings(db: Database, personId: number, reveal: boolean): readonly HistoryEntry[] {
  const events = eventsOf(db, personId);
  const odd = oddOnes(events);
  return events.map((row) => {
    const unforeseen = odd.get(row);
    const { happened_on, kind, reason, expires_on, number, category, grade } = row;
    const shown = reveal ? number : mask(number);
    const why = reason === null ? { zh: '', en: '' } : reasonNames[reason];
    const until =
      expires_on === null
        ? { zh: '', en: '' }
        : { zh: `，有效期至 ${expires_on}`, en: `, valid to ${expires_on}` };
    const what = {
      zh: `残疾人证${eventNames[kind].zh}${why.zh && `（${why.zh}）`}：${shown} ${categoryNames[category].zh}${grade}级${until.zh}${unforeseen ? `（次序不合：${unforeseen.zh}）` : ''}`,
      en: `certificate ${eventNames[kind].en}${why.en && ` (${why.en})`}: ${shown} ${categoryNames[category].en} ${grade}${until.en}${unforeseen ? ` (odd: ${unforeseen.en})` : ''}`,
    };
    return happening(happened_on, what, row);
  });
}

/** 次序不合 the events that should not have happened to their certificate in its state then, and why. */
function oddOnes(events: readonly EventOfPerson[]): ReadonlyMap<EventOfPerson, Text> {
  const current = events.filter(({ corrected }) => corrected === 0);
  const numbers = new Set(current.map(({ number }) => number));
  return new Map(
    [...numbers].flatMap((number) => {
      const own = current.filter((event) => event.number === number);
      return oddEvents(own).flatMap(({ at, why }) => {
        const event = own[at];
        return event ? [[event, why] as const] : [];
      });
    }),
  );
}

function factHappenings(db: Database, personId: number): readonly HistoryEntry[] {
  return factsOf(db, personId).map((row) => {
    const { name, value, valid_from, valid_to } = row;
    const label = factNames[name];
    const said = factValue(name, value);
    const until =
      valid_to === null
        ? { zh: '', en: '' }
        : { zh: `（至 ${valid_to} 前）`, en: ` (until before ${valid_to})` };
    return happening(
      valid_from,
      { zh: `${label.zh} ${said.zh}${until.zh}`, en: `${label.en} ${said.en}${until.en}` },
      row,
    );
  });
}

function changeHappenings(db: Database, personId: number, context: JobContext): readonly HistoryEntry[] {
  return changesOf(db, personId).map((row) => {
    const label = fieldNames[row.field] ?? { zh: row.field, en: row.field };
    const [before, after] = [row.old_value, row.new_value].map((value) =>
      shown(String(value ?? ''), maskedAs('person', row.field), context),
    );
    const what = {
      zh: `${label.zh}由“${before}”改为“${after}”`,
      en: `${label.en} "${before}" became "${after}"`,
    };
    return happening('', what, row);
  });
}

function recordHappenings(db: Database, personId: number, context: JobContext): readonly HistoryEntry[] {
  return sheetKinds.flatMap(({ title, columns, record }) => {
    const isOfPeople = columns.some(({ field }) => field === 'citizenId');
    if (!record || !isOfPeople) return [];
    return recordsOf(db, record.table, personId).map((row) => {
      const parts = columns.flatMap(({ field, heading, names }) => {
        const value = row[snakeCase(field)];
        if (value === null || value === undefined || field === record.on || field === 'name') return [];
        const plain = field.endsWith('Fen') ? formatYuan(fen(Number(value))) : String(value);
        const named = names?.get(plain) ?? plain;
        return [`${heading} ${shown(named, maskedAs(record.table, snakeCase(field)), context)}`];
      });
      const on = record.on === undefined ? '' : String(row[snakeCase(record.on)] ?? '');
      return happening(
        on,
        { zh: `${title.zh}：${parts.join('，')}`, en: `${title.en}: ${parts.join(', ')}` },
        row,
      );
    });
  });
}

function payoutHappenings(db: Database, personId: number): readonly HistoryEntry[] {
  return linesOf(db, personId).map(({ month, scheme, title, fen: amount, reason, run, state }) => {
    const yuan = formatYuan(fen(amount));
    const reasons = { regular: '', backpay: '补发', clawback: '追缴' }[reason] ?? '';
    return {
      on: month,
      what: {
        zh: `${title} ${reasons}${yuan} 元，批次 ${run}${state === 'drafted' ? '（草稿）' : ''}`,
        en: `${scheme} ${reason} ${yuan} yuan, run ${run} (${state})`,
      },
      source: undefined,
      recordedAt: '9',
      isCorrected: false,
    };
  });
}

function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function shown(value: string, as: MaskedAs | undefined, { reveal, phones }: JobContext): string {
  if (as === 'phone' && !phones) return maskPhone(value);
  return as === 'number' && !reveal ? mask(value) : value;
}
