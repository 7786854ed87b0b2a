import { type RawBuilder, sql } from 'kysely';
import { categories, categoryNames } from '../kernel/certificate-number.ts';
import { holderRows, provenance, subdistrictOf } from './holder-table.ts';
import type { Indicator, Need, Scope, TraceRow } from './indicator.ts';

// A roster that was taken back is none.
const hasRoster: Need = {
  isMet: sql`exists (select 1 from certificate where withdrawn_by is null)`,
  lacking: { zh: '没有导入持证残疾人花名册', en: 'certificate holders: not imported' },
};
const HOLDERS = 'certificates.holders';
const POPULATION = 'population.registered';

/** 有效持证所依据的表种 what says whether a certificate is live. */
export const certificateSheets = ['holders', 'certificate-events', 'deaths'] as const;

/** 残疾人证办理 the figures of the certificate section. */
export function certificateIndicators(scope: Scope): readonly Indicator[] {
  return [issued(scope), ...holders(scope), ...population(scope)];
}

function issued(scope: Scope): Indicator {
  return {
    key: 'certificates.issued',
    label: { zh: '新办残疾人证', en: 'certificates first issued' },
    unit: '人',
    definition: {
      zh: '本年度内初次发证的人；同一人同一天的初次发证只算一次，换发、补办、变更不算，后来注销的也算',
      en: 'people whose certificate was first issued in the year; renewals, reissues and regrades do not count, later cancellations do',
    },
    kind: 'count',
    sheets: ['holders', 'certificate-events'],
    needs: [hasRoster],
    rows: issuedRows(scope),
  };
}

function issuedRows({ year, asOf }: Scope): RawBuilder<TraceRow> {
  return sql<TraceRow>`select person.id as person, person.name, certificate.number,
      ${subdistrictOf(asOf)} as subdistrict, certificate.category, certificate.grade,
      certificate.first_issued_on as happened_on, null as fen, ${provenance('certificate')}
    from certificate join person on person.id = certificate.person_id
      join import on import.id = certificate.import_id
    where certificate.id in (select id from (
      select c.id, c.person_id, c.first_issued_on, min(coalesce((select min(happened_on) from current_certificate_event as e
          where e.certificate_id = c.id and e.expires_on is not null), '9999') || c.number)
        -- SQLite takes the other columns from the row of the minimum.
      from certificate as c where c.withdrawn_by is null and c.first_issued_on between ${`${year}-01-01`} and ${asOf}
      group by c.person_id, c.first_issued_on))
    order by certificate.first_issued_on, certificate.person_id`;
}

function holders(scope: Scope): readonly Indicator[] {
  const definition = {
    zh: '截止日持有有效残疾人证的人：未注销、未迁出、未冻结（挂失仍算），未过（顺延后的）有效期，且不在死亡名单上；一人只算一次',
    en: 'people with a live certificate at the cut-off: not cancelled, transferred out or frozen (a lost one counts), within its extended validity, and not on the list of deaths; each person once',
  };
  const common = { unit: '人', kind: 'count', sheets: certificateSheets, needs: [hasRoster] } as const;
  return [
    {
      ...common,
      key: HOLDERS,
      label: { zh: '持证残疾人', en: 'holders' },
      definition,
      rows: holderRows(scope),
    },
    ...categories.map((category): Indicator => {
      const { zh, en } = categoryNames[category];
      return {
        ...common,
        key: `${HOLDERS}.${category}`,
        label: { zh: `${zh}残疾`, en: `holders, ${en}` },
        definition: {
          zh: `其中登记类别为${zh}残疾的人。${definition.zh}`,
          en: `those of them of category ${en}: ${definition.en}`,
        },
        rows: holderRows(scope, category),
      };
    }),
  ];
}

function population({ year, district }: Scope): readonly Indicator[] {
  const known = district.population.find((one) => one.year === year);
  if (!known) return [];
  const doubt = known.unverified === undefined ? '' : `（未核实：${known.unverified}）`;
  return [
    {
      key: POPULATION,
      label: { zh: '户籍人口', en: 'registered population' },
      unit: '人',
      definition: {
        zh: '政策文件夹中登记的当年户籍人口',
        en: 'the registered population of the year as recorded with the policies',
      },
      kind: 'input',
      count: known.people,
      source: { zh: known.source + doubt, en: known.source + doubt },
    },
    {
      key: 'certificates.holder_rate',
      label: { zh: '持证残疾人占户籍人口比例', en: 'holders in the registered population' },
      unit: '%',
      definition: { zh: '持证残疾人 ÷ 户籍人口', en: 'holders ÷ registered population' },
      kind: 'ratio',
      numerator: HOLDERS,
      denominator: POPULATION,
    },
  ];
}
