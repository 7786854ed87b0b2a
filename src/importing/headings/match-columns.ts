import { parsePlainDate } from '../../kernel/plain-date.ts';
import { holderCertificateColumns } from '../columns/holder-certificate-columns.ts';
import { holderContactColumns } from '../columns/holder-contact-columns.ts';
import { holderPersonColumns } from '../columns/holder-person-columns.ts';
import { citizenIdColumn, nameColumn } from '../columns/person-columns.ts';
import { communityColumn, subdistrictColumn } from '../columns/place-columns.ts';
import { choiceColumn, optionalDayColumn, textColumn } from '../columns/plain-columns.ts';
import { deaths } from '../kinds/people/deaths.ts';
import { directionWords, moves } from '../kinds/people/moves.ts';
import { staff } from '../kinds/people/staff.ts';
import { readAge, readBirth } from '../cells/people/read-birth.ts';
import { readListedNumber } from '../cells/people/read-identity.ts';
import { type ListedName, readListedName } from '../cells/people/listed-name.ts';
import { readPhone, readSex } from '../cells/read-words.ts';
import { safeToShow } from '../cells/reading.ts';
import type { Text } from '../../kernel/text.ts';
import { seen, type Seen } from '../cells/seen-cell.ts';
import type { ListedPerson, ListedRow, Unread } from './listed-row.ts';
import { list } from '../rows/deciding-words.ts';
import { type Column, defineKind, type SheetKind, type ValuesOf } from '../sheet-kind.ts';

/** All the headings under which our own kinds of sheet know a field. */
function headingsOf(field: string, from: readonly Column[]): readonly string[] {
  return from
    .filter((column) => column.field === field)
    .flatMap(({ heading, headings }) => [heading, ...headings]);
}

// What cannot be read in a list that is only looked up is told and left out: never a reason to drop the row.
const neverRefused = { required: false, isAdvisory: true } as const;
const numberColumn = { ...citizenIdColumn, ...neverRefused, as: seen(readListedNumber) } as const;

/** Headings of what a list says of the dead, where it names others, too. */
function ofTheDead(...words: readonly string[]): readonly string[] {
  const dead = ['死者', '逝者', '亡者', '死亡人员', '死亡对象', '死亡者', '亡故人员', '去世人员', '故者'];
  return words.flatMap((word) => dead.map((who) => who + word));
}

const columns = [
  {
    ...nameColumn,
    ...neverRefused,
    as: readListedName,
    // Whoever applies is not the one whom the list is of.
    headings: [
      ...nameColumn.headings.filter((heading) => !heading.startsWith('申请人')),
      '被执行人姓名',
      '罪犯姓名',
    ],
  },
  {
    ...numberColumn,
    headings: [...citizenIdColumn.headings, ...headingsOf('citizenId', holderPersonColumns)],
  },
  {
    ...nameColumn,
    ...neverRefused,
    as: readListedName,
    field: 'deadName',
    heading: '死者姓名',
    headings: ofTheDead('', '姓名'),
  },
  {
    ...numberColumn,
    field: 'deadCitizenId',
    heading: '死者身份证号',
    headings: ofTheDead('身份证号', '身份证号码', '身份证', '公民身份号码'),
  },
  {
    ...textColumn({ field: 'toTheDead', heading: '与死者关系' }),
    headings: [
      ...ofTheDead('')
        .slice(1)
        .map((who) => `与${who}关系`),
      '与死者的关系',
      '与逝者的关系',
    ],
  },
  {
    // Whose relation to the dead is told, where a row says whom to ask.
    ...textColumn({ field: 'asker', heading: '家属' }),
    headings: ['联系人', '申请人', '承办人', '经办人', '经办人签字', '领取人', '报告人', '申报人', '亲属'],
  },
  {
    ...numberColumn,
    field: 'certificate',
    heading: '残疾人证号',
    headings: headingsOf('certificateNumber', holderCertificateColumns),
  },
  {
    ...textColumn({ field: 'staffName', heading: '工作人员姓名' }),
    headings: headingsOf('staffName', staff.columns),
  },
  {
    ...numberColumn,
    field: 'staffCitizenId',
    heading: '工作人员身份证号',
    headings: ['干部身份证号', '职工身份证号', '承诺人身份证号', '本人身份证号'],
  },
  {
    ...nameColumn,
    ...neverRefused,
    as: readListedName,
    field: 'relativeName',
    heading: '亲属姓名',
    headings: ['家庭成员姓名', '家属姓名'],
  },
  {
    ...numberColumn,
    field: 'relativeCitizenId',
    heading: '亲属身份证号',
    headings: ['亲属身份证号码', '家庭成员身份证号', '家属身份证号'],
  },
  {
    ...textColumn({ field: 'relation', heading: '与工作人员关系' }),
    headings: headingsOf('relation', staff.columns),
  },
  {
    ...optionalDayColumn({ field: 'birthDate', heading: '出生日期' }),
    isAdvisory: true,
    as: seen(readBirth),
    headings: [...headingsOf('statedBirthDate', holderPersonColumns), '出生年份', '出生年', '出生时间'],
  },
  {
    ...textColumn({ field: 'age', heading: '年龄' }),
    as: seen(readAge),
    headings: ['周岁', '死亡年龄', '享年', '年岁'],
  },
  { ...textColumn({ field: 'sex', heading: '性别' }), isAdvisory: true, as: seen(readSex) },
  subdistrictColumn,
  communityColumn,
  {
    ...textColumn({ field: 'phone', heading: '联系电话' }),
    as: readPhone,
    headings: headingsOf('phone', holderContactColumns),
  },
  {
    ...textColumn({ field: 'address', heading: '家庭住址' }),
    headings: headingsOf('address', holderContactColumns),
  },
  {
    ...optionalDayColumn({ field: 'happenedOn', isPast: true, heading: '发生日期' }),
    isAdvisory: true,
    headings: [
      ...headingsOf('diedOn', deaths.columns),
      ...headingsOf('movedOn', moves.columns),
      '去世时间',
      '逝世日期',
      '逝世时间',
      '病故日期',
      '病故时间',
      '亡故日期',
      '注销户口日期',
      '收监日期',
      '入监日期',
      '入狱日期',
      '判决日期',
      '羁押日期',
    ],
  },
  {
    // Days after the death: taken for it only where a list has no other.
    ...optionalDayColumn({ field: 'crematedOn', isPast: true, heading: '火化日期' }),
    isAdvisory: true,
    headings: ['火化时间'],
  },
  {
    ...choiceColumn({ field: 'direction', heading: '迁移类型', oneOf: directionWords }),
    ...neverRefused,
    headings: headingsOf('direction', moves.columns),
  },
] as const satisfies readonly Column[];

/** 比对名单 any list with names or numbers, whatever it is of: looked up, never imported. */
export const matchList: SheetKind<ListedRow> = {
  ...defineKind({
    kind: 'match',
    title: { zh: '比对名单', en: 'list to be matched' },
    identity: 'citizenId',
    needsOneOf: [
      'citizenId',
      'certificate',
      'name',
      'deadName',
      'deadCitizenId',
      'relativeCitizenId',
      'relativeName',
      'staffName',
    ],
    fewestHeadings: 1,
    columns,
    toRecord: (values): ListedRow => {
      const { direction, staffName, relation } = values;
      const happenedOn = values.happenedOn ?? values.crematedOn;
      const relative = named('relative', values.relativeName, values.relativeCitizenId);
      const own = {
        role: 'staff',
        name: staffName,
        citizenId: values.staffCitizenId?.value?.slice(0, 18),
      } as const;
      const people = [...selfOf({ ...values, happenedOn }), relative, { ...own, ...noMore }].filter(
        ({ name, citizenId }) => name !== undefined || citizenId !== undefined,
      );
      return {
        kind: 'match',
        people,
        happenedOn,
        direction,
        staffName,
        relation,
        doubt: relativeOfTheDead(values),
      };
    },
  }),
  unread: list('火化证号 火化证编号 火化编号 死亡证号 死亡证明编号 死亡证明号 死亡医学证明编号'),
  // A cell that Excel could not work out loses nobody.
  columns: columns.map((column) => ({ ...column, isAdvisory: true })),
};

type Values = ValuesOf<typeof columns>;

/** Of whom the row is. Where it names the dead beside somebody, all but their name and number may be either's. */
function selfOf(values: Values): readonly ListedPerson[] {
  const { deadName, deadCitizenId } = values;
  const plain = personOf(values);
  if (deadName === undefined && deadCitizenId === undefined) return [plain];
  if (values.name !== undefined)
    return [{ ...named('self', deadName, deadCitizenId) }, { ...plain, role: 'relative' }];
  return [personOf({ ...values, name: deadName, citizenId: deadCitizenId ?? values.citizenId })];
}

/** 与死者关系 is of whoever stands beside the dead; where nobody does, the row may be of a relative. */
function relativeOfTheDead(values: Values): Text | undefined {
  const { deadName, deadCitizenId, toTheDead, asker, relativeName } = values;
  const others = [deadName, deadCitizenId, asker, relativeName];
  if (toTheDead === undefined || toTheDead === '本人' || others.some((one) => one !== undefined))
    return undefined;
  const shown = safeToShow(toTheDead);
  return { zh: `与死者关系是“${shown}”`, en: `related to the dead as “${shown}”` };
}

function personOf(values: Values): ListedPerson {
  const { happenedOn, phone, address, subdistrict, community } = values;
  const [citizenId, certificate] = [values.citizenId?.value, values.certificate?.value];
  const birth = values.birthDate?.value;
  const birthDate = parsePlainDate(birth ?? '');
  const number = citizenId ?? certificate;
  const age = values.age?.value;
  return {
    role: 'self',
    name: values.name?.value,
    citizenId: number?.length === LONGEST_ID ? number : number?.slice(0, 18),
    certificate: [certificate, citizenId].find((one) => (one?.length ?? 0) > LONGEST_ID),
    birthDate,
    bornIn: birthDate === undefined ? birth : undefined,
    age: age === undefined ? undefined : { years: age, on: happenedOn },
    sex: values.sex?.value ?? values.name?.sex,
    phone,
    address,
    subdistrict,
    community,
    unread: unreadOf({
      name: values.name,
      number: number === undefined ? (values.citizenId ?? values.certificate) : undefined,
      birth: values.birthDate,
      age: values.age,
      sex: values.sex,
    }),
  };
}

function named(
  role: ListedPerson['role'],
  name: ListedName | undefined,
  number: Seen<string> | undefined,
): ListedPerson {
  const citizenId = number?.value?.slice(0, 18);
  return {
    role,
    name: name?.value,
    citizenId,
    ...noMore,
    sex: name?.sex,
    unread: unreadOf({ name, number }),
  };
}

function unreadOf(
  cells: Readonly<Partial<Record<keyof Unread, Seen<unknown> | undefined>>>,
): Unread | undefined {
  const found = Object.entries(cells).flatMap(([field, cell]) =>
    cell?.unread === undefined ? [] : [[field, cell.unread] as const],
  );
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** A citizen id with one digit too many; a certificate number is longer. */
const LONGEST_ID = 19;

const noMore = {
  certificate: undefined,
  birthDate: undefined,
  sex: undefined,
  phone: undefined,
  address: undefined,
  subdistrict: undefined,
  community: undefined,
} as const;
