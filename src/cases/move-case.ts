import { addDays, type PlainDate } from '../kernel/plain-date.ts';
import type { Text } from '../kernel/text.ts';
import { type FieldValue, readField } from './case-field.ts';
import { type CaseStep, type CaseVersion, type Ending, type Feeds, stateOf, stepsFrom } from './case-kind.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** 个案现状 where a case stands: all that its events so far come to. */
export type Standing = {
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
  /** The day of its last event: nothing happens before it. */
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
  | { readonly standing: Standing; readonly step: string; readonly feeds: Feeds | undefined }
  | { readonly refused: Text; readonly next: Text };

/** Does something to a case, or says why that cannot be done: the one rule of what is legal. `before`: none opens it. */
export function moveCase(
  version: CaseVersion,
  before: Standing | undefined,
  doing: Doing,
  calendar: WorkCalendar,
): Moved {
  if (before === undefined) {
    if (doing.do !== 'open') throw new RangeError('a case is opened first');
    return take(version, undefined, version.open, doing, calendar);
  }
  if (doing.do === 'open') throw new RangeError('a case is opened once');
  if (!version.states.some(({ id }) => id === before.state)) return unknownState(before.state);
  if (doing.on < before.lastOn) return tooOld(doing.on, before.lastOn);
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
  before: Standing | undefined,
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
      ...{ place, state, since: on, lastOn: on, ended: ends, fields, documents },
      dueOn: within ? calendar.endOf(on, within) : null,
      cameFrom: before?.state ?? null,
      clerk: doing.clerk ?? before?.clerk ?? null,
      money: moneyAfter(before?.money ?? null, step, { fields, ended: ends, on, place }),
    },
  };
}

/** What was refused or withdrawn is paid by nobody. */
function moneyAfter(
  before: Money | null,
  { feeds }: CaseStep,
  { fields, ended, on, place }: Pick<Standing, 'fields' | 'ended' | 'place'> & { readonly on: PlainDate },
): Money | null {
  if (ended === 'refused' || ended === 'withdrawn') return null;
  if (!feeds || !('scheme' in feeds)) return before;
  const of = (field: string | undefined): FieldValue | null =>
    field === undefined ? null : (fields[field] ?? null);
  const [amount, document] = [of(feeds.amount), of(feeds.document)];
  return {
    ...{ scheme: feeds.scheme, on, place },
    amountFen: amount === null ? null : Number(amount),
    document: document === null ? null : String(document),
    ...{ level: feeds.level ?? null, basis: feeds.basis ?? null },
  };
}

/** 重办 a case that ended goes where it came from, and its time begins anew. What was approved stands until the case ends otherwise. */
function reopened(version: CaseVersion, said: Standing, on: PlainDate, calendar: WorkCalendar): Moved {
  const { ended, cameFrom } = said;
  if (ended === null || cameFrom === null)
    return {
      refused: { zh: '这个个案还没有办结', en: 'the case has not ended' },
      next: possible(version, said),
    };
  const { within } = stateOf(version, cameFrom);
  const dueOn = within ? calendar.endOf(on, within) : null;
  const standing = { ...said, state: cameFrom, since: on, ended: null, cameFrom: null, dueOn };
  return { standing, step: 'reopen', feeds: undefined };
}

function withDocument(version: CaseVersion, said: Standing, name: string | undefined): Moved {
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

type Refused = Extract<Moved, { refused: Text }>;

function readGiven(
  step: CaseStep,
  { fields = [], documents = [] }: Doing,
): { readonly fields: Standing['fields']; readonly documents: readonly string[] } | Refused {
  const read: Record<string, FieldValue> = {};
  for (const [name, text] of fields) {
    const field = step.fields.find(({ id, title }) => id === name || title === name);
    if (!field)
      return unknownName(
        name,
        step.fields.map(({ id, title }) => `${title} ${id}`),
      );
    const value = readField(field, text);
    if ('fault' in value)
      return { refused: value.fault, next: { zh: '请核对后再写', en: 'check it and write it again' } };
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

function unknownName(name: string, known: readonly string[]): Refused {
  const none = known.length === 0;
  return {
    refused: { zh: `这一步没有“${name}”`, en: `this step has no "${name}"` },
    next: none
      ? { zh: '这一步不用填', en: 'there is nothing to fill in' }
      : { zh: `可写：${known.join('、')}`, en: `there are: ${known.join(', ')}` },
  };
}

function lacking(step: CaseStep, fields: Standing['fields'], documents: readonly string[]): Refused {
  const asked = step.fields.filter(({ id, isOptional }) => !isOptional && !(id in fields));
  const papers = step.documents.filter(({ id, isOptional }) => !isOptional && !documents.includes(id));
  const names = [...asked, ...papers].map(({ title }) => title);
  const options = [
    ...asked.map(({ id, title }) => `--field ${id}=${title}`),
    ...papers.map(({ id }) => `--document ${id}`),
  ].join(' ');
  return {
    refused: {
      zh: `“${step.title}”还缺：${names.join('、')}`,
      en: `"${step.title}" still needs: ${names.join(', ')}`,
    },
    next: { zh: `补上 ${options}`, en: `add ${options}` },
  };
}

/** 可办的步骤 in words, for whoever asked for another. */
function possible(version: CaseVersion, { state, ended }: Pick<Standing, 'state' | 'ended'>): Text {
  if (ended !== null)
    return {
      zh: '已经办结；要重办，用 dpf case reopen',
      en: 'it has ended; to take it up again, use dpf case reopen',
    };
  const steps = stepsFrom(version, state);
  return {
    zh: `现在“${stateOf(version, state).title}”，可办：${steps.map(({ id, title }) => `${title} ${id}`).join('、')}`,
    en: `it is at "${stateOf(version, state).title}"; possible are: ${steps.map(({ id }) => id).join(', ')}`,
  };
}

/** The rules that the case was opened under no longer have where it stands. */
function unknownState(state: string): Refused {
  return {
    refused: {
      zh: `个案停在“${state}”，政策文件里这种个案已没有这个状态`,
      en: `the case stands in "${state}", which its rules no longer have`,
    },
    next: {
      zh: '请把这个状态改回 cases/ 里的政策文件；要改步骤的，另写一个新版本（from），已受理的按原来的版本办完',
      en: 'put the state back into the file in cases/; for other steps add a version (from): open cases keep theirs',
    },
  };
}

function notFromHere(
  version: CaseVersion,
  before: Standing,
  name: string,
  step: CaseStep | undefined,
): Refused {
  return {
    refused: step
      ? { zh: `现在还不能“${step.title}”`, en: `"${step.id}" is not possible now` }
      : { zh: `没有步骤“${name}”`, en: `there is no step "${name}"` },
    next: possible(version, before),
  };
}

function tooEarly(version: CaseVersion, { state, since }: Standing, lastsTo: PlainDate): Refused {
  const { title } = stateOf(version, state);
  return {
    refused: {
      zh: `“${title}”从 ${since} 起，要满到 ${lastsTo}`,
      en: `"${title}" began on ${since} and must last to ${lastsTo}`,
    },
    next: { zh: `${addDays(lastsTo, 1)} 起再办`, en: `take the step from ${addDays(lastsTo, 1)} on` },
  };
}

function tooOld(on: PlainDate, lastOn: PlainDate): Refused {
  return {
    refused: {
      zh: `${on} 早于上一步的 ${lastOn}`,
      en: `${on} is before ${lastOn}, the day of the last event`,
    },
    next: {
      zh: '请核对日期；上一步登错了的，先用 dpf import undo 撤销',
      en: 'check the day; a wrong last step is taken back with dpf import undo',
    },
  };
}
