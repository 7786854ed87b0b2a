import { accounts } from '../../src/importing/kinds/people/accounts.ts';
import { draft, importLowIncome, someone } from '../payout/registry.ts';
import { cancelled, one, other, type Registry, type RegistryStory } from './planted.ts';

const five = [11, 12, 13, 14, 15].map((sequence) => ({
  citizenId: someone(sequence, `19${sequence + 50}0506`),
  name: `丙${sequence}`,
}));

const withAccounts =
  (...rows: readonly Readonly<Record<string, string>>[]) =>
  async (registry: Registry) => {
    await registry.holders(one, other);
    for (const row of rows) await registry.list(accounts, row);
  };
const account = (person: typeof one, number: string, more: Readonly<Record<string, string>> = {}) => ({
  ...person,
  account: number,
  accountHolder: person.name,
  ...more,
});
const paidTo = (since: string) => async (registry: Registry) => {
  const psychiatric = { category: 'psychiatric', grade: 2, guardian: '辛某' } as const;
  await registry.holders({ ...one, ...psychiatric, certificateNumber: `${one.citizenId}62` });
  await importLowIncome(registry.db, [one.citizenId]);
  await registry.list(accounts, account(one, '62220000000001'));
  await registry.list(accounts, account(one, '62220000000002', { since }));
  await draft(registry.db);
};

export const moneyStories: readonly RegistryStory[] = [
  [
    'V21',
    'five holders with one telephone',
    (registry) => registry.holders(...five.map((each) => ({ ...each, phone: '13900001111' }))),
    (registry) =>
      registry.holders(
        ...five.map((each, at) => ({ ...each, phone: at === 0 ? '13900002222' : '13900001111' })),
      ),
  ],
  [
    'V21',
    'five live holders, not four and a cancelled one',
    (registry) => registry.holders(...five.map((each) => ({ ...each, phone: '13900001111' }))),
    (registry) =>
      registry.holders(
        ...five.map((each, at) => ({
          ...each,
          phone: '13900001111',
          ...(at === 0 && cancelled('2020-01-01')),
        })),
      ),
  ],
  [
    'V22',
    'two holders with one account',
    withAccounts(account(one, '62220000000001'), account(other, '62220000000001')),
    withAccounts(account(one, '62220000000001'), account(other, '62220000000002')),
  ],
  [
    'V23',
    'an account of a stranger',
    withAccounts(account(one, '62220000000001', { accountHolder: '辛某' })),
    withAccounts(account(one, '62220000000001', { accountHolder: '辛某', guardian: '辛某' })),
  ],
  [
    'V23',
    'an account of a guardian whom only the roster names',
    withAccounts(account(one, '62220000000001', { accountHolder: '辛某', guardian: '壬某' })),
    async (registry) => {
      await registry.holders({ ...one, guardian: '辛某' });
      await registry.list(accounts, account(one, '62220000000001', { accountHolder: '辛某' }));
    },
  ],
  ['V24', 'another account thirty days before a payout', paidTo('2020-12-01'), paidTo('2020-11-30')],
];
