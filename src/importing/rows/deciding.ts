import type { Reader } from '../cells/reading.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';
import type { Standing } from './deciding-words.ts';

/** 定性列 how the cells of a column say whether their rows hold. */
export type Deciding = {
  readonly read: Reader<Standing>;
  /** What is told of a blank cell; nothing where that is as good as none. */
  readonly ifBlank: ProblemCode | undefined;
  readonly ifNever: ProblemCode;
  readonly ifEnded: ProblemCode;
  /** 增减 whether it tells what has changed since the list before: then the sheet does not name everybody. */
  readonly isOfChanges: boolean;
};
