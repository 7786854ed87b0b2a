import { z } from 'zod';
import type { Text } from '../../kernel/text.ts';
import type { Finding } from '../../policies/read-policy.ts';

const records = z.array(z.record(z.string(), z.unknown())).catch([]);
const topics = z.record(z.string(), records).catch({});

/** 语义检查: what certificates.yaml says that cannot be meant although each field by itself is well formed. */
export function lintCertificatePolicy(plain: unknown): readonly Finding[] {
  const all = topics.parse(plain);
  return [
    ...Object.entries(all).flatMap(([topic, versions]) =>
      topic === 'extensions' ? extensionFindings(versions) : versionFindings(topic, versions),
    ),
    ...movedOutFindings(all['moved_out'] ?? []),
    ...reminderFindings(all['reminders'] ?? []),
  ];
}

type Version = Readonly<Record<string, unknown>>;

function versionFindings(topic: string, versions: readonly Version[]): readonly Finding[] {
  return versions.flatMap(({ from, basis, unverified }, index): readonly Finding[] => {
    const before = versions[index - 1]?.['from'];
    const isLate = typeof from !== 'string' || typeof before !== 'string' || before < from;
    const late = {
      zh: `应晚于前一版本（${String(before)}）`,
      en: `must be later than the version before (${String(before)})`,
    };
    return [
      ...(isLate ? [] : [{ path: [topic, index, 'from'], message: late }]),
      ...(basis === undefined && unverified === undefined
        ? [{ path: [topic, index], message: unfounded }]
        : []),
    ];
  });
}

const unfounded: Text = {
  zh: '要写依据（basis），没有来源的写 unverified',
  en: 'say what it rests on (basis), or that no source gives it (unverified)',
};

function extensionFindings(extensions: readonly Version[]): readonly Finding[] {
  return extensions.flatMap(({ expires_from, expires_to, until }, index) => {
    const days = [expires_from, expires_to, until].filter((day) => typeof day === 'string');
    const isInOrder = days.length < 3 || days.join() === days.toSorted().join();
    const message = {
      zh: '应为 expires_from ≤ expires_to ≤ until',
      en: 'must be expires_from ≤ expires_to ≤ until',
    };
    return isInOrder ? [] : [{ path: ['extensions', index], message }];
  });
}

function movedOutFindings(versions: readonly Version[]): readonly Finding[] {
  return versions.flatMap(({ freeze_months, cancel_months }, index) => {
    const isInOrder =
      typeof freeze_months !== 'number' || typeof cancel_months !== 'number' || freeze_months < cancel_months;
    const message = { zh: '应为 freeze_months < cancel_months', en: 'must be freeze_months < cancel_months' };
    return isInOrder ? [] : [{ path: ['moved_out', index], message }];
  });
}

function reminderFindings(versions: readonly Version[]): readonly Finding[] {
  return versions.flatMap(({ months }, index) => {
    const all: readonly unknown[] = Array.isArray(months) ? months : [];
    const isFalling = all.every((month, at) => at === 0 || Number(all[at - 1]) > Number(month));
    const message = { zh: '应从早到晚，如 [6, 1]', en: 'from early to late, such as [6, 1]' };
    return isFalling ? [] : [{ path: ['reminders', index, 'months'], message }];
  });
}
