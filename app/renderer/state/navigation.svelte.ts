export type ScreenId = 'studio' | 'hand' | 'microscope' | 'network' | 'models' | 'digits' | 'about';

/** Which screen is open. */
export class Navigation {
  screen = $state<ScreenId>('studio');
}
