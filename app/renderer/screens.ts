import type { Component } from 'svelte';
import AboutScreen from './about/AboutScreen.svelte';
import type { AppState } from './app-state.ts';
import DigitsScreen from './digits/DigitsScreen.svelte';
import { m } from './i18n/messages.ts';
import StudioScreen from './studio/StudioScreen.svelte';

interface Screen {
  id: string;
  title: () => string;
  component: Component<{ app: AppState }>;
}

/** The screens in the order of the navigation; a new one is an entry here and a folder. */
export const screens = [
  { id: 'studio', title: m.screenStudio, component: StudioScreen },
  { id: 'digits', title: m.digitsTitle, component: DigitsScreen },
  { id: 'about', title: m.screenAbout, component: AboutScreen },
] as const satisfies readonly Screen[];

export type ScreenId = (typeof screens)[number]['id'];
