import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkText } from '../../src/reading/check-text.ts';

const check = (text: string) => checkText({ text, isWhole: false });
const differing = (text: string): readonly string[] =>
  check(text)
    .figures.filter(({ verdict }) => verdict === 'differs')
    .map(({ mention, grounds }) => `${mention.text} ${grounds[0]?.rule ?? ''} ${grounds[0]?.by ?? ''}`);

/** Rounded up at a half, as arithmetic has it: `toFixed` makes 96.0 of 96.05. */
const percent = (part: number, whole: number, by = 0): string => {
  const tenths = Math.floor((part * 2000 + whole) / (2 * whole)) + by * 10;
  return `${(tenths / 10).toFixed(1)}%`;
};
const heads = fc.integer({ min: 20, max: 4000 });

/** A slip of the hand: one digit more or less at its place. */
const swapped = (number: number, change: number): number => {
  if (change === 0) return number;
  const last = number % 10;
  return number - last + ((last + 1) % 10);
};

/** Sentences of a kind of relation, true for any numbers; `change` is added to one of them. */
type Told = {
  readonly name: string;
  readonly write: (numbers: readonly number[], change?: number) => string;
};
const kinds: readonly Told[] = [
  {
    name: 'the seven categories and their sum',
    write: (n, change = 0) => {
      const names = ['视力', '听力', '言语', '肢体', '智力', '精神', '多重'];
      const parts = names.map((name, at) => `${name}残疾${n[at] ?? 1}人`);
      const sum = names.reduce((all, _, at) => all + (n[at] ?? 1), 0);
      return `全区持证残疾人${sum + change}人，其中${parts.join('、')}。`;
    },
  },
  {
    name: 'men and women',
    write: ([a = 1, b = 1], change = 0) =>
      `全年新办残疾人证${a + b}人，其中男性${a + change}人，女性${b}人。`,
  },
  {
    name: 'items and what they come to',
    write: ([a = 1, b = 1, c = 1], change = 0) =>
      `发放轮椅${a}件、助听器${b}件、拐杖${c}件，合计${a + b + c + change}件。`,
  },
  {
    name: 'a share of a stated whole',
    write: ([a = 1, b = 1], change = 0) => {
      const whole = a + b;
      const share = percent(a, whole, change === 0 ? 0 : a * 2 > whole ? -7 : 7);
      return `报名的女性${a}人，占报名总数${whole}人的${share}。`;
    },
  },
  {
    name: 'heads at a rate',
    write: ([a = 1, b = 1], change = 0) =>
      `资助残疾学生${a}名，每人${b * 10}元，共发放${a * b * 10 + change * 10}元。`,
  },
  {
    name: 'growth against the year before',
    write: ([a = 1, b = 1], change = 0) =>
      `全年培训残疾人${a + b}人，比上年的${a}人增加${b + change}人，增长${percent(b, a)}。`,
  },
  {
    name: 'due, done and left',
    write: ([a = 1, b = 1], change = 0) => `应复核${a + b}人，已复核${a}人，未复核${b + change}人。`,
  },
  {
    name: 'what is left of all that was taken in',
    write: ([a = 1, b = 1, c = 1], change = 0) =>
      `受理信访${a + b + c}件，按期办结${a}件，超期办结${b}件，其余${swapped(c, change)}件正在办理。`,
  },
  {
    name: 'so many groups of so many',
    write: ([a = 1, b = 1], change = 0) =>
      `建成小区投放点${a}个，配备督导员${a * b}名，平均每个小区${swapped(b, change)}名。`,
  },
  {
    name: 'a list under a name told before',
    write: ([a = 1, b = 1, c = 1], change = 0) =>
      `清退对象${a + b + c}户。清退对象中，因超标退出${a}户，因死亡退出${b}户，其他原因退出${c + change}户。`,
  },
  {
    name: 'rows of which and what they part',
    write: ([a = 1, b = 1, c = 1], change = 0) =>
      `\n| 指标 | 年末数（人） | 上年（人） |\n|---|---:|---:|\n| 常住人口 | ${a + b} | ${b + c} |\n| 其中：城镇 | ${a + change} | ${b} |\n| \u3000\u3000\u3000乡村 | ${b} | ${c} |\n`,
  },
  {
    name: 'a growth against a month',
    write: ([a = 1, b = 1], change = 0) =>
      `与4月份的${a}件相比，增加${b}件，增长${percent(change === 0 ? b : b + a, a)}。`,
  },
  {
    name: 'a table and its last row',
    write: ([a = 1, b = 1, c = 1], change = 0) =>
      `\n| 地区 | 人数（人） |\n|---|---:|\n| 东街 | ${a} |\n| 西街 | ${b} |\n| 南街 | ${c} |\n| 合计 | ${a + b + c + change} |\n`,
  },
  {
    name: 'a place among the rows of a table',
    write: ([a = 1, b = 1, c = 1], change = 0) => {
      const above = [a, c].filter((one) => one > b).length;
      const equal = [a, c].filter((one) => one === b).length;
      const isRight = (place: number): boolean => place > above && place <= above + equal + 1;
      const place = [1, 2, 3].find((one) => isRight(one) === (change === 0)) ?? 1;
      return `\n| 乡镇 | 参训（人次） |\n|---|---:|\n| 东岭镇 | ${a} |\n| 西岭镇 | ${b} |\n| 南岭镇 | ${c} |\n\n西岭镇参训${b}人次，在三个乡镇里排第${'一二三'[place - 1] ?? ''}。`;
    },
  },
  {
    name: 'how many of a list are over a bound',
    write: ([a = 1, b = 1, c = 1, d = 1, bound = 1], change = 0) => {
      const over = [a, b, c, d].filter((one) => one >= bound).length;
      const told = change === 0 ? over : (over + 1) % 5;
      return `四个站点的借阅量依次为${a}册、${b}册、${c}册、${d}册，${bound}册以上的${told}个。`;
    },
  },
];

const numbers = fc.array(heads, { minLength: 7, maxLength: 7 });

test('a true text is never accused, whatever its numbers', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: kinds.length - 1 }), numbers), {
        minLength: 1,
        maxLength: 6,
      }),
      (told) => {
        // A thing said once a text: said twice with other numbers it would be no true text.
        const once = [...new Map(told).entries()];
        const text = once.map(([kind, own]) => kinds[kind]?.write(own) ?? '').join('\n\n');
        expect(differing(text)).toEqual([]);
      },
    ),
    {
      numRuns: 300,
      // Two numbers of one list that happen to be each other's digits changed about.
      examples: [[[[0, [1415, 1451, 20, 20, 20, 20, 20]]]]],
    },
  );
});

test.each(kinds)('one number changed beyond its rounding is found: $name', ({ write }) => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 19 }), fc.boolean(), (own, by, isLess) => {
      const text = write(own, isLess ? -by : by);
      fc.pre(!isLess || own.every((one) => one > by));
      expect(differing(text), text).not.toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('a text is told the same wherever its lines are broken', () => {
  const text =
    '截至2020年12月底，全区共有持证残疾人5126人，其中城镇3204人，农村1922人，重度残疾人占45.1%，比上年增加126人。';
  for (let at = 14; at < 40; at += 1) {
    const lines = text.match(new RegExp(`.{1,${at}}`, 'gu')) ?? [];
    const { counts, figures } = check(lines.join('\n'));
    expect([counts.differs, figures.find(({ mention }) => mention.value === 5126)?.verdict], `${at}`).toEqual(
      [0, 'agrees'],
    );
  }
});
