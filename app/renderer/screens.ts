import type { Component } from 'svelte';
import AboutScreen from './about/AboutScreen.svelte';
import type { AppState } from './app-state.ts';
import DigitsScreen from './digits/DigitsScreen.svelte';
import HandScreen from './hand/HandScreen.svelte';
import { m } from './i18n/messages.ts';
import MicroscopeScreen from './microscope/MicroscopeScreen.svelte';
import ModelsScreen from './models/ModelsScreen.svelte';
import NetworkScreen from './network/NetworkScreen.svelte';
import type { ScreenId } from './state/navigation.svelte.ts';
import StudioScreen from './studio/StudioScreen.svelte';

interface Screen {
  id: ScreenId;
  title: () => string;
  component: Component<{ app: AppState }>;
}

/** The screens in the order of the navigation; a new one is an entry here and a folder. */
export const screens: readonly Screen[] = [
  { id: 'studio', title: m.screenStudio, component: StudioScreen },
  { id: 'hand', title: m.handTitle, component: HandScreen },
  { id: 'microscope', title: m.microscopeTitle, component: MicroscopeScreen },
  { id: 'network', title: m.networkTitle, component: NetworkScreen },
  { id: 'models', title: m.modelsTitle, component: ModelsScreen },
  { id: 'digits', title: m.digitsTitle, component: DigitsScreen },
  { id: 'about', title: m.screenAbout, component: AboutScreen },
];
