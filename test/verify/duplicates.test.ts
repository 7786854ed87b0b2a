import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HolderEntry } from '../../src/importing/save/holders/holder-writer.ts';
import type { CitizenId } from '../../src/kernel/citizen-id.ts';
import type { PlainDate } from '../../src/kernel/plain-date.ts';
import { typingError } from '../../src/registry/near-number.ts';
import { findPairs } from '../../src/verify/duplicates/find-pairs.ts';
import { importHolders, someone, withRegistry } from '../payout/registry.ts';

type Holder = Partial<HolderEntry> & { readonly citizenId: CitizenId };
type Pair = readonly [string, Holder, Holder, number, readonly string[]];

const holder = (name: string, birth: string, sequence: number, more: Partial<HolderEntry> = {}): Holder => ({
  name,
  citizenId: someone(sequence, birth),
  ...more,
});

/** Two people who are one, and what gives them away. */
const planted: readonly Pair[] = [
  [
    '形近',
    holder('王晴', '19510101', 1),
    holder('王睛', '19510101', 203),
    99,
    ['形近（晴/睛）', '出生日期相同，顺序码不同'],
  ],
  [
    '同音，号码错一位',
    holder('仇英', '19520506', 1),
    holder('邱英', '19520516', 1),
    99,
    ['同音（仇/邱）', '另一个有效号码（前17位中第13位不同）'],
  ],
  [
    // The slip falls on the digit that says the sex: that the numbers say two sexes is the slip once more.
    '字序颠倒，号码错一位，性别位也变了',
    holder('刘梅玉', '19580304', 156, { phone: '100-1234-5555', address: '柳树村3组8号' }),
    holder('刘玉梅', '19580304', 153, { phone: '100-1234-5555', address: '柳树村3组8号' }),
    91,
    ['字序不同（梅玉/玉梅）', '另一个有效号码（前17位中第17位不同）', '性别不同', '电话相同', '住址相同'],
  ],
  [
    '号码两位互换',
    holder('李建国', '19531201', 4),
    holder('李建国', '19531210', 4),
    99,
    ['同名', '另一个有效号码（前17位中第13、14位互换）'],
  ],
  [
    '年份错一位',
    holder('张三丰', '19540607', 5),
    holder('张三丰', '19840607', 5),
    99,
    ['同名', '另一个有效号码（前17位中第9位不同）'],
  ],
  [
    '繁体，同一天',
    holder('趙麗', '19550202', 7),
    holder('赵丽', '19550202', 7 + 404),
    99,
    ['繁简或异体（赵/趙）', '繁简或异体（丽/麗）', '出生日期相同，顺序码不同'],
  ],
  [
    '多一字，同一电话',
    holder('陈明', '19560303', 1, { phone: '100-1234-5678' }),
    holder('陈小明', '19560303', 303, { phone: '10012345678' }),
    99,
    ['多一字（小）', '出生日期相同，顺序码不同', '电话相同'],
  ],
  [
    '字序颠倒，顺序码差两位',
    holder('张娜敏', '19310129', 94),
    holder('张敏娜', '19310129', 692),
    99,
    ['字序不同（娜敏/敏娜）', '出生日期相同，顺序码不同'],
  ],
  [
    '改名，原住址',
    holder('黄玉梅', '19610203', 22, { phone: '100-1234-7777', address: '柳树村4组9号' }),
    holder('黄晓红', '19610203', 304, { phone: '100-1234-7777', address: '柳树村4组9号' }),
    98,
    ['姓名不同', '出生日期相同，顺序码不同', '电话相同', '住址相同'],
  ],
  // Father and son of one name, maybe: at the end of the list.
  [
    '同名同电话',
    holder('郑和', '19570404', 1, { phone: '10099998888' }),
    holder('郑和', '19680909', 3, { phone: '10099998888' }),
    78,
    ['同名', '身份证号不同', '出生日期不同', '电话相同'],
  ],
  [
    '同名同住址',
    holder('孙文', '19580505', 1, { address: '某街某路1号' }),
    holder('孙文', '19700101', 5, { address: '某街 某路1号' }),
    67,
    ['同名', '身份证号不同', '出生日期不同', '住址相同'],
  ],
  [
    '间隔点',
    holder('买买提·吐尔逊', '19590606', 1),
    holder('买买提吐尔逊', '19590606', 405),
    99,
    ['间隔点有无不同', '出生日期相同，顺序码不同'],
  ],
  [
    '性别也不同',
    holder('周末', '19600707', 2),
    holder('周末', '19600707', 303),
    99,
    ['同名', '出生日期相同，顺序码不同', '性别不同'],
  ],
];

/** People who are near in some way and nobody's duplicate. */
const clean: readonly Holder[] = [
  // Twins: one birth date, one home, neighbouring numbers, another name.
  holder('王大双', '19610101', 1, { phone: '10011112222', address: '双路2号院' }),
  holder('王小双', '19610101', 3, { phone: '10011112222', address: '双路2号院' }),
  // Parent and child of one home, with names alike.
  holder('林海', '19400101', 1, { address: '林路3号院' }),
  holder('林梅', '19700202', 3, { address: '林路3号院' }),
  // Man and wife born on one day.
  holder('朱琴', '19860629', 152, { phone: '10025834301', address: '三店路57号4栋102室' }),
  holder('刘彬', '19860629', 207, { phone: '10025834301', address: '三店路57号4栋102室' }),
  // One name in one year, and nothing else.
  holder('吴天', '19620101', 1),
  holder('吴天', '19620929', 505),
  // Neighbouring numbers are given out every day.
  holder('马强', '19630101', 1),
  holder('高远', '19630101', 3),
  // One name and an office's telephone, which six people have.
  ...['钱一', '钱一', '钱三', '钱五', '钱七', '钱九'].map((name, at) =>
    holder(name, `19${40 + 7 * at}0${1 + at}1${at}`, 700 + 11 * at, { phone: '100 8765 4321' }),
  ),
  // A telephone that is none.
  holder('冯七', '19640101', 1, { phone: '无' }),
  holder('冯七', '19750505', 99, { phone: '无' }),
  holder('冯九', '19640101', 5, { phone: '00000000000' }),
  holder('冯九', '19750505', 77, { phone: '00000000000' }),
];

test('every planted pair is found with its reasons, and nobody else', async () => {
  await withRegistry(async (db) => {
    await importHolders(db, [...planted.flatMap(([, one, other]) => [one, other]), ...clean]);
    const { people, pairs } = findPairs(db, '2020-12-31' as PlainDate, () => undefined);
    expect(people).toBe(planted.length * 2 + clean.length);
    const found = pairs.map(({ ids, strength, reasons }) => ({
      ids,
      strength,
      reasons: reasons.map(({ zh }) => zh),
    }));
    const expected = planted.map(([, , , strength, reasons], at) => ({
      ids: [at * 2 + 1, at * 2 + 2],
      strength,
      reasons,
    }));
    expect(found.toSorted((one, other) => (one.ids[0] ?? 0) - (other.ids[0] ?? 0))).toStrictEqual(expected);
    expect(pairs.map(({ strength }) => strength)).toStrictEqual(
      pairs.map(({ strength }) => strength).toSorted((one, other) => other - one),
    );
  });
});

const digits = fc.string({
  unit: fc.constantFrom(...Array.from('0123456789')),
  minLength: 17,
  maxLength: 17,
});

test('any one digit changed and any two neighbours exchanged is one typing error, both ways round', () => {
  fc.assert(
    fc.property(digits, fc.nat(15), fc.nat(9), (number, at, digit) => {
      const changed = `${number.slice(0, at)}${digit}${number.slice(at + 1)}`;
      const exchanged = `${number.slice(0, at)}${number[at + 1] ?? ''}${number[at] ?? ''}${number.slice(at + 2)}`;
      expect(typingError(number, changed)).toStrictEqual(
        changed === number ? undefined : { kind: 'character', at: at + 1 },
      );
      expect(typingError(number, exchanged)).toStrictEqual(
        exchanged === number ? undefined : { kind: 'exchange', at: at + 1 },
      );
      expect(typingError(exchanged, number)).toStrictEqual(typingError(number, exchanged));
    }),
  );
});
