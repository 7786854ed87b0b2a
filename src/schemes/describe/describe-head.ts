import { formatYuan } from '../../kernel/fen.ts';
import type { Text } from '../../kernel/text.ts';
import { eventSources, type Events } from '../../facts/event-sources.ts';
import type { Budget, QueueKey, StackingGroup } from '../language/stacking.ts';
import type { Timing } from '../../facts/window.ts';

/** 计发规则 in words. */
export function timingText(timing: Timing): Text {
  const { start, stop, overlap, backPayMonths, arrearsAfterRenewalMonths: arrears } = timing;
  const zh = [
    start === 'same_month' ? '当月起计' : '次月起计',
    stop === 'next_month' ? '次月停发' : '当月停发',
    `一月两值按${overlap === 'latest' ? '后' : '前'}一个`,
    `补发${backPayMonths}个月以内`,
    ...(arrears > 0 ? [`迟换证补发${arrears}个月`] : []),
  ];
  const en = [
    start === 'same_month' ? 'from the month it begins' : 'from the month after it begins',
    stop === 'next_month' ? 'to the month it ends' : 'to the month before it ends',
    `of two values in a month the ${overlap === 'latest' ? 'later' : 'earlier'}`,
    `back pay within ${backPayMonths} months`,
    ...(arrears > 0 ? [`${arrears} months before a late renewal`] : []),
  ];
  return { zh: zh.join('，'), en: en.join(', ') };
}

/** 事件来源 in words. */
export function eventsText(events: Events): Text {
  const { zh, en } = eventSources[events.sheet].label;
  if (events.sheet !== 'services') return { zh, en };
  return { zh: `${zh}（${events.programme}）`, en: `${en} (${events.programme})` };
}

/** 叠加规则 of a group in words, its schemes by their titles. */
export function groupText(group: StackingGroup, titles: ReadonlyMap<string, string>): Text {
  const { group: name, of, from, scope } = group;
  const rule = {
    first: { zh: '取排在前面的', en: 'the first of them' },
    highest: { zh: '取最高的', en: 'the highest of them' },
    total_cap: undefined,
  }[group.rule];
  const most = group.rule === 'total_cap' ? formatYuan(group.fen) : '';
  const whose = scope === 'person' ? { zh: '一人', en: 'a person' } : { zh: '一户', en: 'a household' };
  const called = of.map((id) => titles.get(id) ?? id);
  return {
    zh: `${called.join('、')} ${whose.zh}同月${rule?.zh ?? `合计不超过 ${most} 元`}（自 ${from}）`,
    en: `${name}: ${of.join(', ')} of ${whose.en} in a month: ${rule?.en ?? `together at most ${most} yuan`} (from ${from})`,
  };
}

const queueWords: Readonly<Record<QueueKey, string>> = {
  month: '月份',
  date: '日期',
  amount: '金额',
  scheme: '项目',
  unit: '登记号',
};

/** 预算 in words. */
export function budgetText(budget: Budget): Text {
  const { year, fund, fen } = budget;
  const queue = budget.onExceed === 'queue' ? budget.order : undefined;
  const words = queue?.map((key) => queueWords[key]);
  return {
    zh: `${year}年 ${fund} ${formatYuan(fen)} 元，超出的${words ? `按${words.join('、')}轮候` : '不发放'}`,
    en: `${year} ${fund} ${formatYuan(fen)} yuan, beyond it ${queue ? `queued by ${queue.join(', ')}` : 'refused'}`,
  };
}
