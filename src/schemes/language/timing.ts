/**
 * 计发规则 which months a fact counts in. They are of a version, so that a rule of 2021 never touches 2020: the month
 * that is decided is decided by its own version. An episode is widened to whole months first.
 */
export type Timing = {
  /** 当月起计 | 次月起计: whether the month in which something begins counts. */
  readonly start: 'same_month' | 'next_month';
  /** 次月停发 | 当月停发: whether the month in which something ends still counts. */
  readonly stop: 'next_month' | 'same_month';
  /** Which of two values counts where both touch a month, such as the grades before and after a regrade. */
  readonly overlap: 'latest' | 'earliest';
  /** 补发期限 how many months back a run still corrects this month: 0 is the month of the run alone. */
  readonly backPayMonths: number;
  /**
   * 迟换证补发 how many months before a late renewal are paid all the same, at the new category and grade
   * (民发〔2021〕70号 allows up to 3); 0 where the document says nothing.
   */
  readonly arrearsAfterRenewalMonths: number;
};
