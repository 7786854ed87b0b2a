import type { Text } from '../../kernel/text.ts';

/** 一件事 what is to be done, how many there are of it, and the command that deals with it. */
export type TodayLine = {
  readonly key: string;
  /** How many; null where it is no count. */
  readonly count: number | null;
  readonly text: Text;
  readonly command: string;
  /** 紧急 whether a day has passed or money waits for it. */
  readonly isUrgent: boolean;
};

/** What the lines are about. */
export type TodaySection = {
  readonly key: string;
  readonly title: Text;
  readonly lines: readonly TodayLine[];
};
