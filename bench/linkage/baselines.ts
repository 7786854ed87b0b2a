import { birthIn, dayOf, type Invented, sexIn } from './invented.ts';
import type { Cells } from './kind-makers.ts';

/** Who of the register a way of matching lists for a row, the best first; whether it is sure, and who is first without a tie. */
export type Answer = {
  readonly ids: readonly string[];
  readonly top: boolean;
  readonly first: string | undefined;
};
export type Matching = (cells: Cells) => Answer;

/** 对照一 the id exactly, else name and birth date exactly. */
export function exactMatching(register: readonly Invented[]): Matching {
  const byId = new Map(register.map((person) => [person.citizenId, person]));
  const byNameAndBirth = grouped(register, (person) => `${person.name} ${dayOf(birthIn(person))}`);
  return ({ 姓名: name = '', 身份证号: id = '', 残疾人证号: certificate = '', 出生日期: birth }) => {
    const holder = byId.get(id) ?? byId.get(certificate.slice(0, 18));
    if (holder) return { ids: [holder.citizenId], top: true, first: holder.citizenId };
    const found = byNameAndBirth.get(`${name} ${birth ?? dayOf(id.slice(6, 14))}`) ?? [];
    const ids = found.map(({ citizenId }) => citizenId);
    return { ids, top: false, first: ids.length === 1 ? ids[0] : undefined };
  };
}

/** 对照二 plain Fellegi–Sunter: how rare the name is, edit distance, agreement; untrained, blind to sounds and shapes. */
export function plainFellegiSunter(register: readonly Invented[]): Matching {
  const size = register.length;
  const blocks = [
    grouped(register, ({ name }) => name),
    grouped(register, birthIn),
    grouped(register, ({ citizenId }) => citizenId),
    grouped(register, ({ phone }) => phone),
    grouped(register, ({ address }) => address),
  ];
  const [names = new Map<string, Invented[]>()] = blocks;
  const listedAbove = Math.log2(size) + 3;
  return (cells) => {
    const {
      姓名: name = '',
      身份证号: id = '',
      残疾人证号: certificate = '',
      联系电话: phone = '',
      家庭住址: address = '',
      性别: sex,
    } = cells;
    const number = id === '' ? certificate.slice(0, 18) : id;
    const birth = cells.出生日期?.replaceAll('-', '') ?? number.slice(6, 14);
    const found = new Set(
      [name, birth, number, phone, address].flatMap((key, at) =>
        key === '' ? [] : (blocks[at]?.get(key) ?? []),
      ),
    );
    const scored = [...found].map((person) => {
      const bits = [
        name === ''
          ? 0
          : agreement(distance(name, person.name), (names.get(person.name)?.length ?? 1) / size),
        number === '' ? 0 : agreement(distance(number, person.citizenId), 1 / size),
        birth === '' ? 0 : agreement(distance(birth, birthIn(person)), 1 / 20_000),
        phone === '' ? 0 : agreement(distance(phone, person.phone), 1 / size),
        address === '' ? 0 : agreement(distance(address, person.address), 1 / size),
        sex === undefined ? 0 : agreement(sex === (sexIn(person) === 1 ? '男' : '女') ? 0 : 2, 0.5),
      ];
      return { person, score: bits.reduce((sum, one) => sum + one, 0) };
    });
    const listed = scored
      .filter(({ score }) => score >= listedAbove)
      .toSorted((one, other) => other.score - one.score);
    const best = listed[0]?.score ?? 0;
    return {
      ids: listed.filter(({ score }) => score > best - 3).map(({ person }) => person.citizenId),
      top: best >= listedAbove + 12,
      first: best > (listed[1]?.score ?? -Infinity) ? listed[0]?.person.citizenId : undefined,
    };
  };
}

function agreement(edits: number, chance: number): number {
  if (edits === 0) return Math.log2(0.9 / chance);
  return edits === 1
    ? Math.log2(0.06 / Math.min(0.5, chance * 30))
    : Math.log2(0.04 / (1 - Math.min(0.5, chance * 30)));
}

function grouped(
  register: readonly Invented[],
  keyOf: (person: Invented) => string,
): Map<string, Invented[]> {
  const groups = new Map<string, Invented[]>();
  for (const person of register) {
    const group = groups.get(keyOf(person));
    if (group) group.push(person);
    else groups.set(keyOf(person), [person]);
  }
  return groups;
}

/** 0, 1 or 2 for more: one character, or two neighbours exchanged. */
function distance(one: string, other: string): number {
  if (one === other) return 0;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end))
    end += 1;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  if (left.length <= 1 && right.length <= 1) return 1;
  return left.length === 2 && left === [...right].reverse().join('') ? 1 : 2;
}
