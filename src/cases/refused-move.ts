import { addDays, type PlainDate } from '../kernel/plain-date.ts';
import type { Text } from '../kernel/text.ts';
import { type CaseStep, type CaseVersion, type Ending, stateOf, stepsFrom } from './case-kind.ts';

/** 不能办 what is wrong with something that was to be done to a case, and what is possible. */
export type RefusedMove = {
  readonly refused: Text;
  readonly next: Text;
  /** 还缺 by title, for whoever does not type it as options. */
  readonly lacks?: { readonly fields: readonly string[]; readonly documents: readonly string[] };
};

/** Where the case stands. */
type At = { readonly state: string; readonly since: PlainDate; readonly ended: Ending | null };

/** A value that cannot be read, in the words of its field. */
export function notRead(fault: Text): RefusedMove {
  return { refused: fault, next: { zh: '请核对后再写', en: 'check it and write it again' } };
}

/** Only what has ended is taken up again. */
export function notEnded(version: CaseVersion, before: At): RefusedMove {
  return {
    refused: { zh: '这个个案还没有办结', en: 'the case has not ended' },
    next: possible(version, before),
  };
}

/** A field that stands twice: neither of them is meant. */
export function givenTwice(title: string): RefusedMove {
  return {
    refused: { zh: `“${title}”写了两次`, en: `"${title}" is given twice` },
    next: { zh: '请只写一次', en: 'give it once' },
  };
}

/** A field or paper that the step does not ask for. */
export function unknownName(name: string, known: readonly string[]): RefusedMove {
  const none = known.length === 0;
  return {
    refused: { zh: `这一步没有“${name}”`, en: `this step has no "${name}"` },
    next: none
      ? { zh: '这一步不用填', en: 'there is nothing to fill in' }
      : { zh: `可写：${known.join('、')}`, en: `there are: ${known.join(', ')}` },
  };
}

/** What the step needs and does not have. */
export function lacking(step: CaseStep, fields: object, documents: readonly string[]): RefusedMove {
  const asked = step.fields.filter(({ id, isOptional }) => !isOptional && !(id in fields));
  const papers = step.documents.filter(({ id, isOptional }) => !isOptional && !documents.includes(id));
  const names = [...asked, ...papers].map(({ title }) => title);
  const options = (
    label: (one: { readonly id: string; readonly title: string }) => string,
    blank: string,
  ): string =>
    [
      ...asked.map((one) => `--field ${label(one)}=${blank}`),
      ...papers.map((one) => `--document ${label(one)}`),
    ].join(' ');
  return {
    refused: {
      zh: `“${step.title}”还缺：${names.join('、')}`,
      en: `"${step.title}" still needs: ${names.join(', ')}`,
    },
    next: {
      zh: `补上 ${options(({ title }) => title, '…')}`,
      en: `add ${options(({ id }) => id, '…')}`,
    },
    lacks: { fields: asked.map(({ title }) => title), documents: papers.map(({ title }) => title) },
  };
}

/** 可办的步骤 in words, for whoever asked for another. */
function possible(version: CaseVersion, { state, ended }: At): Text {
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
export function unknownState(state: string): RefusedMove {
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

/** A step that does not lead on from here, or is none. */
export function notFromHere(
  version: CaseVersion,
  before: At,
  name: string,
  step: CaseStep | undefined,
): RefusedMove {
  return {
    refused: step
      ? { zh: `现在还不能“${step.title}”`, en: `"${step.id}" is not possible now` }
      : { zh: `没有步骤“${name}”`, en: `there is no step "${name}"` },
    next: possible(version, before),
  };
}

/** 未满期限 what must last a while has not. */
export function tooEarly(version: CaseVersion, { state, since }: At, lastsTo: PlainDate): RefusedMove {
  const { title } = stateOf(version, state);
  return {
    refused: {
      zh: `“${title}”从 ${since} 起，要满到 ${lastsTo}`,
      en: `"${title}" began on ${since} and must last to ${lastsTo}`,
    },
    next: { zh: `${addDays(lastsTo, 1)} 起再办`, en: `take the step from ${addDays(lastsTo, 1)} on` },
  };
}

/** Nothing happens before the step that led to where the case stands; notes may be of any day since. */
export function tooOld(version: CaseVersion, on: PlainDate, { state, since }: At): RefusedMove {
  const { title } = stateOf(version, state);
  return {
    refused: {
      zh: `${on} 早于“${title}”开始的 ${since}`,
      en: `${on} is before ${since}, the day since which it is at "${state}"`,
    },
    next: {
      zh: '请核对日期；上一步登错了的，先用 dpf import undo 撤销',
      en: 'check the day; a wrong last step is taken back with dpf import undo',
    },
  };
}

/** 已发证 what was issued is a fact: done again it would be a second certificate. */
export function hasCertificate(step: string): RefusedMove {
  return {
    refused: {
      zh: `“${step}”已经登记了残疾人证，不能重办`,
      en: `"${step}" has put a certificate on record; the case cannot be taken up again`,
    },
    next: {
      zh: '登错了的，用 dpf import undo 撤销那一步（再撤销评定等）；证发出以后要改的，另办等级变更',
      en: 'a wrong one is taken back with dpf import undo, and the steps before it; what changes later is a case of its own',
    },
  };
}
