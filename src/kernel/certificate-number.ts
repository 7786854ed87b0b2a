import type { Branded } from './branded.ts';
import { citizenIdFault, type CitizenId, type CitizenIdFault } from './citizen-id.ts';
import type { Text } from './text.ts';

/** 残疾类别 category, in the order of its digit 1–7 (《残疾人证管理办法》第五条; GB/T 26341-2010). */
export const categories = [
  'visual',
  'hearing',
  'speech',
  'physical',
  'intellectual',
  'psychiatric',
  'multiple',
] as const;
export type Category = (typeof categories)[number];

/** The categories as people write them. */
export const categoryNames: Record<Category, Text> = {
  visual: { zh: '视力', en: 'visual' },
  hearing: { zh: '听力', en: 'hearing' },
  speech: { zh: '言语', en: 'speech' },
  physical: { zh: '肢体', en: 'physical' },
  intellectual: { zh: '智力', en: 'intellectual' },
  psychiatric: { zh: '精神', en: 'psychiatric' },
  multiple: { zh: '多重', en: 'multiple' },
};

/** 残疾等级 grade: 1 is the gravest (极重度), 4 the lightest (轻度). */
export const grades = [1, 2, 3, 4] as const;
export type Grade = (typeof grades)[number];

/** 多重残疾的一类 one of the disabilities of a holder who has several. */
export type Component = { readonly category: Category; readonly grade: Grade };

/** 残疾人证号 certificate number: citizen id, category digit, grade digit, B1, B2 … when reissued (第五条). */
export type CertificateNumber = Branded<string, 'CertificateNumber'>;

export type CertificateNumberParts = {
  readonly citizenId: CitizenId;
  readonly category: Category;
  readonly grade: Grade;
  /** 补办 how many times it was reissued after a loss: B2 is 2; 0 for the first. */
  readonly reissues: number;
  /** The number without its B suffix: what all reissues of one certificate share. */
  readonly base: string;
};

/** Why a text is not a certificate number: its shape, or what is wrong with the citizen id in it. */
export type CertificateNumberFault = 'pattern' | CitizenIdFault;

const SHAPE = /^(\d{17}[\dX])([1-7])([1-4])(?:B([1-9]\d?))?$/;

/** The first thing wrong with a would-be certificate number, or undefined if it is one. */
export function certificateNumberFault(text: string): CertificateNumberFault | undefined {
  const shape = SHAPE.exec(text);
  return shape ? citizenIdFault(shape[1] ?? '') : 'pattern';
}

/** The text as a certificate number, or undefined. */
export function parseCertificateNumber(text: string): CertificateNumber | undefined {
  return certificateNumberFault(text) === undefined ? (text as CertificateNumber) : undefined;
}

/** What a certificate number says by itself. */
export function partsOfCertificateNumber(number: CertificateNumber): CertificateNumberParts {
  return {
    citizenId: number.slice(0, 18) as CitizenId,
    category: categories[Number(number[18]) - 1] as Category,
    grade: Number(number[19]) as Grade,
    reissues: Number(number.slice(21)),
    base: number.slice(0, 20),
  };
}
