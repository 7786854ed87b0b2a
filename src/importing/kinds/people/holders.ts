import { categories, type Category, type Component, type Grade } from '../../../kernel/certificate-number.ts';
import type { CitizenId } from '../../../kernel/citizen-id.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { CancelReason, CertificateEventKind } from '../../../registry/certificate/certificate.ts';
import { type StatedAttributes, type StatedPerson } from '../../../registry/certificate/statement.ts';
import { holderCertificateColumns } from '../../columns/holder-certificate-columns.ts';
import { holderComponentColumns } from '../../columns/holder-component-columns.ts';
import { holderContactColumns } from '../../columns/holder-contact-columns.ts';
import { holderPersonColumns } from '../../columns/holder-person-columns.ts';
import { defineKind, type ReportProblem, type ValuesOf } from '../../sheet-kind.ts';

/** Every field named, so that one that is forgotten does not compile. */
type Whole<Stated> = { readonly [Field in keyof Stated]-?: Stated[Field] | undefined } & Pick<
  Stated,
  Extract<'name', keyof Stated>
>;

/** 持证残疾人花名册的一行 one row of the holders' roster; what it states about itself may still disagree. */
export type HolderRow = Whole<StatedPerson> &
  Whole<StatedAttributes> & {
    readonly kind: 'holders';
    readonly citizenId: CitizenId;
    /** Cleaned, 15–24 characters of 0-9, X and B; whether it is a valid number is for verify. */
    readonly certificateNumber: string;
    readonly category: Category;
    readonly grade: Grade;
    readonly components: readonly Component[];
    readonly firstIssuedOn: PlainDate;
    readonly issuedOn: PlainDate;
    readonly expiresOn: PlainDate | undefined;
    /** The event that ended or stopped the certificate; undefined for one in force or merely expired. */
    readonly state: StateEvent | undefined;
    readonly guardianRelation: string | undefined;
  };

/** What happened to the certificate, on which day, and why if it was cancelled. */
type StateEvent = {
  readonly kind: CertificateEventKind;
  readonly on: PlainDate;
  readonly reason: CancelReason | undefined;
};

const columns = [
  ...holderPersonColumns,
  ...holderCertificateColumns,
  ...holderComponentColumns,
  ...holderContactColumns,
] as const;
type Values = ValuesOf<typeof columns>;

/** 持证残疾人花名册 the roster of certificate holders. */
export const holders = defineKind({
  kind: 'holders',
  title: { zh: '持证残疾人花名册', en: 'certificate holders' },
  identity: 'citizenId',
  ends: 'stateOn',
  columns,
  toRecord: toHolderRow,
});

const PRIVATE_USE = /\p{Co}/u;

function toHolderRow(values: Values, report: ReportProblem): HolderRow | undefined {
  const { category } = values;
  const grade = values.grade ?? category.grade;
  if (grade === undefined) report('grade', 'required-blank');
  if (category.grade !== undefined && category.grade !== grade) report('grade', 'grade-conflict');
  const components = componentsOf(values, grade, report);
  if (PRIVATE_USE.test(values.name)) report('name', 'private-use-character');
  const state = stateEventOf(values, report);
  if (grade === undefined) return undefined;
  return {
    kind: 'holders',
    name: values.name,
    statedSex: values.statedSex,
    statedBirthDate: values.statedBirthDate,
    ethnicity: values.ethnicity,
    address: values.address,
    phone: values.phone,
    subdistrict: values.subdistrict,
    community: values.community,
    guardian: values.guardian,
    citizenId: values.citizenId,
    certificateNumber: values.certificateNumber,
    category: category.category,
    grade,
    components,
    firstIssuedOn: values.firstIssuedOn ?? values.issuedOn,
    issuedOn: values.issuedOn,
    expiresOn: values.expiresOn,
    state,
    guardianRelation: values.guardianRelation,
  };
}

/** The column of each single category's grade; named once, as every row of a roster asks for all of them. */
const gradeColumns = categories
  .filter((category) => category !== 'multiple')
  .map((category) => ({ category, field: `${category}Grade` as const }));

/** The components of a 多重; a column of each category's grade must agree with a single category. */
function componentsOf(values: Values, grade: Grade | undefined, report: ReportProblem): readonly Component[] {
  const { category, components } = values.category;
  const inColumns: Component[] = [];
  for (const { category: single, field } of gradeColumns) {
    const own = values[field];
    if (own !== undefined) inColumns.push({ category: single, grade: own });
  }
  const stated = values.components ?? components;
  if (category === 'multiple') {
    if (stated.length + inColumns.length === 0) report('components', 'components-missing');
    return stated.length > 0 ? stated : inColumns;
  }
  if (inColumns.some((one) => one.category !== category || one.grade !== grade))
    report('grade', 'grade-conflict');
  return stated;
}

function stateEventOf(values: Values, report: ReportProblem): StateEvent | undefined {
  const kind = values.state?.kind;
  if (values.reason !== undefined && kind !== 'cancelled') report('state', 'reason-without-cancellation');
  if (values.state?.isMoving) report('state', 'state-in-transfer');
  if (kind === undefined) return undefined;
  if (values.stateOn === undefined) {
    report('stateOn', 'state-without-date');
    return undefined;
  }
  return { kind, on: values.stateOn, reason: values.reason ?? values.state?.reason };
}
