import { hasDatabase } from '../../db/connection/database-file.ts';
import type { Database } from '../../db/connection/open.ts';
import { fen } from '../../kernel/fen.ts';
import type { Text } from '../../kernel/text.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import { versionSha256 } from '../../payout/run/digest.ts';
import { linesByVersion, type VersionLines } from '../../payout/run/lines-by-version.ts';
import { loadScheme } from '../../schemes/load/load-scheme.ts';
import { type GapKind, gapsOf } from '../../schemes/lint/policy-gaps.ts';
import { placeFindings } from '../../policies/read-policy.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { policiesDir, readPolicies } from './load-policies.ts';
import { schemeFiles, sourceOf } from './policy-folder.ts';

export type GapPeriod = { readonly from: YearMonth; readonly to: YearMonth };

/** A version that pays in the period, what its authority lacks, and what it came to; no counts without a database. */
export type VersionReport = {
  readonly scheme: string;
  readonly title: string;
  readonly mode: Scheme['mode'];
  readonly unit: Scheme['unit'];
  /** Undefined for lines in months that no version covers. */
  readonly versionFrom: YearMonth | undefined;
  readonly paid: Pick<VersionLines, 'lines' | 'units' | 'fen'> | undefined;
  readonly gaps: readonly Gap[];
};

/** A gap with its place in the policy files; none where the ledger shows it. */
type Gap = {
  readonly kind: GapKind;
  readonly what: Text;
  readonly why: Text;
  readonly at: { readonly file: string; readonly line: number; readonly column: number } | undefined;
};

/** 依据缺口 lists every version that pays in a period and lacks authority. Throws CannotRun on a faulty policy file. */
export async function listPolicyGaps(
  context: JobContext,
  period: GapPeriod,
): Promise<readonly VersionReport[]> {
  if (!hasDatabase(context.dbPath)) return reportOf(await policiesDir(context), period, undefined);
  return withRegistry(context, 'policy gaps', async (db) =>
    reportOf(await policiesDir(context, db), period, db),
  );
}

async function reportOf(
  dir: string,
  period: GapPeriod,
  db: Database | undefined,
): Promise<readonly VersionReport[]> {
  const { schemes } = await readPolicies(dir);
  const versions = schemes.flatMap((scheme) => gapsOf(scheme, period).map((one) => ({ scheme, ...one })));
  const spans = versions.map(({ scheme, index, version, months }) => ({
    scheme: scheme.id,
    index,
    ...months,
    sha256: versionSha256(scheme, version),
  }));
  const posted = db && (await linesByVersion(db, period, spans));
  const sources = new Map(
    schemeFiles(dir).map((file) => {
      const source = sourceOf(dir, file);
      return [loadScheme(source).scheme?.id, source] as const;
    }),
  );
  const reports = versions.map(({ scheme, index, version, gaps }): VersionReport => {
    const lines = posted?.find((one) => one.scheme === scheme.id && one.index === index);
    const source = sources.get(scheme.id);
    return {
      ...headOf(scheme),
      versionFrom: version.from,
      paid: posted && (lines ?? { lines: 0, units: 0, fen: fen(0) }),
      gaps: [
        ...gaps.map(({ kind, what, why, path }) => {
          const [place] = source ? placeFindings(source, [{ path, message: why }]) : [];
          return { kind, what, why, at: place && pick(place) };
        }),
        ...(lines ? overtaken(lines) : []),
      ],
    };
  });
  const uncovered = (posted ?? []).filter(({ index }) => index === undefined);
  return [
    ...reports.filter(({ gaps }) => gaps.length > 0),
    ...uncovered.map((lines) => uncoveredReport(lines, schemes)),
  ];
}

function overtaken({ otherVersion }: VersionLines): readonly Gap[] {
  if (otherVersion === 0) return [];
  return [
    {
      kind: 'outdated',
      what: { zh: `${otherVersion} 条明细`, en: `${otherVersion} lines` },
      why: {
        zh: '所依据的规则已被改写，与现在的政策文件不同；请重新测算',
        en: 'given by an earlier wording of the rule; draft the month again',
      },
      at: undefined,
    },
  ];
}

function uncoveredReport(lines: VersionLines, schemes: readonly Scheme[]): VersionReport {
  const scheme = schemes.find(({ id }) => id === lines.scheme);
  const gap: Gap = {
    kind: 'outdated',
    what: { zh: `${lines.lines} 条明细`, en: `${lines.lines} lines` },
    why: {
      zh: '所在月份没有施行中的版本：尚未开始或已经停止',
      en: 'in months without a version in force: before the first, or after the end',
    },
    at: undefined,
  };
  const unknown = { scheme: lines.scheme, title: lines.scheme, mode: 'pay', unit: 'person' } as const;
  return {
    ...(scheme ? headOf(scheme) : unknown),
    versionFrom: undefined,
    paid: lines,
    gaps: [gap],
  };
}

function headOf({ id, title, mode, unit }: Scheme) {
  return { scheme: id, title, mode, unit };
}

function pick({ file, line, column }: NonNullable<Gap['at']>): Gap['at'] {
  return { file, line, column };
}
