import type { Predicate, Truth } from '../../schemes/language/predicate.ts';
import { type Question, questionsIn } from '../../schemes/language/questions.ts';
import { deciding } from '../../schemes/language/reasons.ts';
import { traceWith } from './patterns.ts';

/** 归因 what the outcome of everybody who answers alike rests on, as marks of the distinct conditions, such as `0110`. */
export type Grounds = {
  readonly outcome: Truth;
  readonly rests: string;
  /** 只差一条 each that alone would make a refused row eligible if it were met. */
  readonly near: string;
};
/** What an outcome rests on, and what alone would change it. */
export function groundsOf(
  conditions: Predicate,
  questions: readonly Question[],
  answers: readonly Truth[],
): Grounds {
  const trace = traceWith(conditions, answers);
  const resting = new Set(deciding(trace).map(({ place }) => place));
  const asked = questionsIn(conditions);
  const placesOf = ({ text }: Question) =>
    asked.flatMap((one, place) => (one.text.zh === text.zh ? [place] : []));
  const wouldDo = (question: Question): boolean => {
    const places = placesOf(question);
    const met = answers.map((answer, place) => (places.includes(place) ? !question.negated : answer));
    return trace.outcome === false && traceWith(conditions, met).outcome === true;
  };
  const marks = (isMarked: (question: Question) => boolean): string =>
    questions.map((question) => (isMarked(question) ? '1' : '0')).join('');
  return {
    outcome: trace.outcome,
    rests: marks((question) => placesOf(question).some((place) => resting.has(place))),
    near: marks(wouldDo),
  };
}

/** Each condition once. */
export function distinct(questions: readonly Question[]): readonly Question[] {
  return questions.filter(({ text }, at) => questions.findIndex((one) => one.text.zh === text.zh) === at);
}

/** The conditions that a text of marks names. */
export function marked(questions: readonly Question[], marks: string): readonly Question[] {
  return questions.filter((_, at) => marks[at] === '1');
}
