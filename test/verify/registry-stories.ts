import { identityStories } from './identity-stories.ts';
import { absenceStories, lifeStories, orderStories, stateStories, waitingStories } from './life-stories.ts';
import { moneyStories } from './money-stories.ts';
import type { RegistryStory } from './planted.ts';

/** Every check over the registry has at least one. */
export const registryStories: readonly RegistryStory[] = [
  ...lifeStories,
  ...waitingStories,
  ...orderStories,
  ...stateStories,
  ...absenceStories,
  ...moneyStories,
  ...identityStories,
];
