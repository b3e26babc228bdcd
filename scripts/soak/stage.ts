import type { ElectronApplication, Page } from '@playwright/test';
import type { Random } from '../../app/core/random.ts';
import type { ScreenId } from '../../app/renderer/state/navigation.svelte.ts';
import type { EngineView } from './look-at-engine.ts';

/** What actions play on. */
export interface Stage {
  app: ElectronApplication;
  page: Page;
  random: Random;
  /** A folder with a small set of digits to import. */
  digitsFolder: string;
}

/** One thing that a person may do. */
export interface Action {
  name: string;
  /** How often it is drawn, beside the others. */
  weight: number;
  /** Whether there is anything to do it to. */
  isPossible(view: EngineView): boolean;
  perform(stage: Stage, view: EngineView): Promise<void>;
}

/** How long anything may take that a person waits for, on a busy machine. */
export const PATIENCE_MS = 60_000;

export async function openScreen({ page }: Stage, screen: ScreenId): Promise<void> {
  await page.getByTestId(`screen-${screen}`).click();
}

/** One of them at random. @throws RangeError if there is none */
export function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[random.integer(items.length)];
  if (item === undefined) throw new RangeError('there is nothing to pick from');
  return item;
}
