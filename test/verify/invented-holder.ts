import { categories } from '../../src/kernel/certificate-number.ts';
import { parseCitizenId } from '../../src/kernel/citizen-id.ts';
import { parsePlainDate, type PlainDate } from '../../src/kernel/plain-date.ts';
import { holdingStates } from '../../src/registry/certificate/certificate.ts';
import type { HolderCertificate, HolderFile } from '../../src/registry/certificate/holder-file.ts';
import { inventedId } from '../importing/invented.ts';

/** A day that must exist. */
export function day(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (!date) throw new Error(`no such day: ${text}`);
  return date;
}

export const asOf = day('2020-12-31');

/** The citizen id of the plain holder. */
export const ID = inventedId('19510203');

/** What a story changes about the certificate of the plain holder; its life follows from state and last day. */
type CertificateStory = Partial<Omit<HolderCertificate, 'isLive'>>;

/** 肢体三级, first issued in 2015 and good until 2025, unless the story says otherwise. */
function certificate(id: string, story: CertificateStory = {}): HolderCertificate {
  const told = { category: 'physical', grade: 3, state: 'valid', ...story } as const;
  const expiresOn = story.expiresOn ?? day('2025-05-04');
  const lastValidOn = story.lastValidOn ?? expiresOn;
  return {
    id: 1,
    number: `${id}${String(categories.indexOf(told.category) + 1)}${String(told.grade)}`,
    components: [],
    firstIssuedOn: day('2015-05-05'),
    issuedOn: day('2015-05-05'),
    ...told,
    expiresOn,
    lastValidOn,
    isLive: holdingStates.some((held) => held === told.state) && lastValidOn >= asOf,
  };
}

/** What a story changes about the plain holder. */
export type HolderStory = Partial<Omit<HolderFile, 'citizenId' | 'certificates'>> & {
  readonly id?: string;
  /** The first is the holder's certificate; more are further ones. */
  readonly certificates?: readonly CertificateStory[];
};

/** An invented man born 1951-02-03 with one certificate, in order as of `asOf`. */
export function holder({ id = ID, certificates = [{}], ...story }: HolderStory = {}): HolderFile {
  const citizenId = parseCitizenId(id);
  if (!citizenId) throw new Error('the story needs a right citizen id');
  return {
    personId: 7,
    citizenId,
    name: '张三',
    statedSex: 'male',
    statedBirthDate: day(`${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`),
    guardian: undefined,
    subdistrict: '吴家山街道',
    ...story,
    certificates: certificates.map((each, index) => certificate(id, { id: index + 1, ...each })),
  };
}
