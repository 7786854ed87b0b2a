import { checkCharacterOf, type CitizenId } from '../../src/kernel/citizen-id.ts';
import { one, type Registry, type RegistryStory } from './planted.ts';

/** The id with its check character computed anew. */
const idOf = (first17: string): CitizenId => `${first17}${checkCharacterOf(first17)}` as CitizenId;
const base = '99999919700506123';
const namesakes =
  (first17: string, name = '甲某', first = base) =>
  (registry: Registry) =>
    registry.holders({ citizenId: idOf(first), name: '甲某' }, { citizenId: idOf(first17), name });
const slip = (what: string, first17: string, first = base): RegistryStory => [
  ...(['V27', what] as const),
  namesakes(first17, '甲某', first),
  namesakes(first17, '乙某', first),
];

export const identityStories: readonly RegistryStory[] = [
  ['V26', 'one name and one birthday', namesakes('99999919700506987'), namesakes('99999919710507987')],
  [
    'V26',
    'one name and one birthday in another area',
    namesakes('99999819700506987'),
    namesakes('99999819700506987', '乙某'),
  ],
  [
    'V26',
    'two of one name and birthday, one of them a holder',
    namesakes('99999919700506987'),
    (registry) =>
      registry.households(
        '2020-12-31',
        { key: '一', member: idOf(base) },
        { key: '二', member: idOf('99999919700506987') },
      ),
  ],
  slip('a digit of the sequence', '99999919700506124'),
  slip('a digit of the area', '99998919700506123'),
  slip('a digit of the birth date', '99999919700516123'),
  slip('a digit of the year', '99999919710506123'),
  slip('neighbours swapped in the year', '99999919980506123', '99999919890506123'),
  slip('neighbours swapped between year and month', '99999919710106123', '99999919701106123'),
  slip('neighbours swapped in the birth date', '99999919700521123', '99999919700512123'),
  slip('neighbours swapped in the sequence', '99999919700506132'),
  slip('neighbours swapped at the end of the birth date', '99999919700501623'),
  [
    'V27',
    'a holder mistyped in another list',
    async (registry) => {
      await registry.holders({ citizenId: idOf(base), name: '甲某' });
      await registry.households('2020-12-31', { key: '一', member: idOf('99999919700506124') });
    },
    async (registry) => {
      await registry.households(
        '2020-12-31',
        { key: '一', member: idOf(base) },
        { key: '二', member: idOf('99999919700506124') },
      );
    },
  ],
  [
    'V28',
    'two households in one list',
    (registry) =>
      registry.households(
        '2020-12-31',
        { key: '一', member: one.citizenId },
        { key: '二', member: one.citizenId },
      ),
    (registry) =>
      registry.households(
        '2020-12-31',
        { key: '一', member: one.citizenId },
        { key: '一', member: one.citizenId },
      ),
  ],
  [
    'V28',
    'two households in one list, with two days of entry',
    (registry) =>
      registry.households(
        '2020-12-31',
        { key: '一', member: one.citizenId, since: '2019-01-01' },
        { key: '二', member: one.citizenId, since: '2020-01-01' },
      ),
    async (registry) => {
      await registry.households('2020-06-30', { key: '一', member: one.citizenId, since: '2019-01-01' });
      await registry.households('2020-12-31', { key: '二', member: one.citizenId, since: '2020-07-01' });
    },
  ],
];
