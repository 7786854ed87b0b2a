import type { PlainDate } from '../kernel/plain-date.ts';
import { type FieldValue, readField } from './case-field.ts';
import { type CaseStep, type CaseVersion, type Ending, type Feeds, stateOf } from './case-kind.ts';
import {
  givenTwice,
  hasCertificate,
  lacking,
  notEnded,
  notFromHere,
  notRead,
  type RefusedMove,
  tooEarly,
  tooOld,
  unknownName,
  unknownState,
} from './refused-move.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** 个案现状 where a case stands: all that its events so far come to. */
export type CaseStanding = {
  /** How many events it has. */
  readonly place: number;
  readonly state: string;
  /** Since when it is in that state. */
  readonly since: PlainDate;
  /** 期限 the last day by which the next step is to be taken. */
  readonly dueOn: PlainDate | null;
  readonly ended: Ending | null;
  /** The state that it came from, where it goes again when it is reopened. */
  readonly cameFrom: string | null;
  /** The day of its last event. */
  readonly lastOn: PlainDate;
  readonly clerk: string | null;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly documents: readonly string[];
  /** 涉及的钱 what it feeds a scheme, by the step that said so. */
  readonly money: Money | null;
};

/** 核定 the scheme that a case is paid by, how much where a field says it, and the approval. */
export type Money = {
  readonly scheme: string;
  readonly amountFen: number | null;
  readonly document: string | null;
  readonly level: string | null;
  readonly basis: string | null;
  readonly on: PlainDate;
  readonly place: number;
};

/** 办理 what is done to a case. */
export type Doing = {
  readonly on: PlainDate;
  readonly clerk?: string | undefined;
  /** As typed, by the id or title of the field. */
  readonly fields?: readonly (readonly [name: string, text: string])[];
  /** By the id or title of the document. */
  readonly documents?: readonly string[];
} & (
  | { readonly do: 'open' | 'reopen' | 'note' | 'attach' | 'reassign' }
  | { readonly do: 'step'; readonly step: string }
);

/** 办成 where it stands now, what step was taken and what that brings about; or why not, and what is possible. */
export type Moved =
  { readonly standing: CaseStanding; readonly step: string; readonly feeds: Feeds | undefined } | RefusedMove;

/** Does something to a case, or says why that cannot be done: the one rule of what is legal. `before`: none opens it. */
export function moveCase(
  version: CaseVersion,
  before: CaseStanding | undefined,
  doing: Doing,
  calendar: WorkCalendar,
): Moved {
  if (before === undefined) {
    if (doing.do !== 'open') throw new RangeError('a case is opened first');
    return take(version, undefined, version.open, doing, calendar);
  }
  if (doing.do === 'open') throw new RangeError('a case is opened once');
  if (!version.states.some(({ id }) => id === before.state)) return unknownState(before.state);
  if (doing.on < before.since) return tooOld(version, doing.on, before);
  if (doing.do === 'step') {
    const step = version.steps.find(({ id, title }) => id === doing.step || title === doing.step);
    if (!step?.from.includes(before.state)) return notFromHere(version, before, doing.step, step);
    const { atLeast } = stateOf(version, before.state);
    const lastsTo = atLeast && calendar.endOf(before.since, atLeast);
    if (lastsTo !== undefined && doing.on <= lastsTo && stateOf(version, step.to).ends !== 'withdrawn')
      return tooEarly(version, before, lastsTo);
    return take(version, before, step, doing, calendar);
  }
  const said = { ...before, place: before.place + 1, lastOn: doing.on };
  switch (doing.do) {
    case 'note':
      return { standing: said, step: 'note', feeds: undefined };
    case 'attach':
      return withDocument(version, said, doing.documents?.[0]);
    case 'reassign':
      return { standing: { ...said, clerk: doing.clerk ?? null }, step: 'reassign', feeds: undefined };
    case 'reopen':
      return reopened(version, said, doing.on, calendar);
  }
}

function take(
  version: CaseVersion,
  before: CaseStanding | undefined,
  step: CaseStep,
  doing: Doing,
  calendar: WorkCalendar,
): Moved {
  const given = readGiven(step, doing);
  if ('refused' in given) return given;
  const fields = { ...before?.fields, ...given.fields };
  const documents = [...new Set([...(before?.documents ?? []), ...given.documents])];
  const missing = [
    ...step.fields.filter(({ id, isOptional }) => !isOptional && !(id in fields)),
    ...step.documents.filter(({ id, isOptional }) => !isOptional && !documents.includes(id)),
  ];
  if (missing.length > 0) return lacking(step, fields, documents);
  const { id: state, within, ends = null } = stateOf(version, step.to);
  const place = (before?.place ?? 0) + 1;
  const { on } = doing;
  return {
    step: step.id,
    feeds: step.feeds,
    standing: {
      place,
      state,
      since: on,
      lastOn: on,
      ended: ends,
      fields,
      documents,
      dueOn: within ? calendar.endOf(on, within) : null,
      cameFrom: before?.state ?? null,
      clerk: doing.clerk ?? before?.clerk ?? null,
      money: moneyAfter(version, before?.money ?? null, step, { fields, ended: ends, on, place }),
    },
  };
}

/**
 * What was refused or withdrawn is paid by nobody; nor what was sent back to where it has to be approved once more before
 * the case can be done.
 */
function moneyAfter(
  version: CaseVersion,
  before: Money | null,
  { feeds, to }: CaseStep,
  { fields, ended, on, place }: Pick<CaseStanding, 'fields' | 'ended' | 'place'> & { readonly on: PlainDate },
): Money | null {
  if (ended === 'refused' || ended === 'withdrawn') return null;
  if (!feeds || !('scheme' in feeds))
    return before && isDoneWithout(version, before.scheme, to) ? before : null;
  const of = (field: string | undefined): FieldValue | null =>
    field === undefined ? null : (fields[field] ?? null);
  const [amount, document] = [of(feeds.amount), of(feeds.document)];
  return {
    scheme: feeds.scheme,
    on,
    place,
    amountFen: amount === null ? null : Number(amount),
    document: document === null ? null : String(document),
    level: feeds.level ?? null,
    basis: feeds.basis ?? null,
  };
}

/** Whether a case can come from a state to its end without money of a scheme being approved again. */
function isDoneWithout({ states, steps }: CaseVersion, scheme: string, from: string): boolean {
  const isFeeding = ({ feeds }: CaseStep): boolean =>
    feeds !== undefined && 'scheme' in feeds && feeds.scheme === scheme;
  const reached = new Set([from]);
  // A set is gone through with all that is added on the way.
  for (const state of reached)
    for (const step of steps) if (step.from.includes(state) && !isFeeding(step)) reached.add(step.to);
  return states.some(({ id, ends }) => ends === 'done' && reached.has(id));
}

/** 重办 a case that ended goes where it came from, and its time begins anew. What was approved stands until the case ends otherwise. */
function reopened(version: CaseVersion, said: CaseStanding, on: PlainDate, calendar: WorkCalendar): Moved {
  const { ended, cameFrom } = said;
  if (ended === null || cameFrom === null) return notEnded(version, said);
  const last = version.steps.find((step) => step.from.includes(cameFrom) && step.to === said.state);
  if (last?.feeds && 'certificate' in last.feeds) return hasCertificate(last.title);
  const { within } = stateOf(version, cameFrom);
  const dueOn = within ? calendar.endOf(on, within) : null;
  const standing = { ...said, state: cameFrom, since: on, ended: null, cameFrom: null, dueOn };
  return { standing, step: 'reopen', feeds: undefined };
}

function withDocument(version: CaseVersion, said: CaseStanding, name: string | undefined): Moved {
  if (name === undefined) return { standing: said, step: 'attach', feeds: undefined };
  const known = allDocuments(version);
  const meant = known.find(({ id, title }) => id === name || title === name);
  if (!meant)
    return unknownName(
      name,
      known.map(({ id, title }) => `${title} ${id}`),
    );
  const documents = [...new Set([...said.documents, meant.id])];
  return { standing: { ...said, documents }, step: 'attach', feeds: undefined };
}

/** Every paper that any step of these rules may ask for. */
export function allDocuments({ open, steps }: CaseVersion): CaseStep['documents'] {
  return [open, ...steps].flatMap(({ documents }) => documents);
}

/** Every field of these rules. */
export function allFields({ open, steps }: CaseVersion): CaseStep['fields'] {
  return [open, ...steps].flatMap(({ fields }) => fields);
}

/** 填写 what is given with a step as its fields and papers; or why it cannot be read. */
export function readGiven(
  step: CaseStep,
  { fields = [], documents = [] }: Pick<Doing, 'fields' | 'documents'>,
): { readonly fields: CaseStanding['fields']; readonly documents: readonly string[] } | RefusedMove {
  const read: Record<string, FieldValue> = {};
  for (const [name, text] of fields) {
    const field = step.fields.find(({ id, title }) => id === name || title === name);
    if (!field)
      return unknownName(
        name,
        step.fields.map(({ id, title }) => `${title} ${id}`),
      );
    if (field.id in read) return givenTwice(field.title);
    const value = readField(field, text);
    if ('fault' in value) return notRead(value.fault);
    read[field.id] = value.value;
  }
  const seen: string[] = [];
  for (const name of documents) {
    const paper = step.documents.find(({ id, title }) => id === name || title === name);
    if (!paper)
      return unknownName(
        name,
        step.documents.map(({ id, title }) => `${title} ${id}`),
      );
    seen.push(paper.id);
  }
  return { fields: read, documents: seen };
}
