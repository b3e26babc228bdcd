import { PRESET_NAMES, type PresetName } from '../../contract/network.ts';
import { isPresetName } from '../../core/network/presets.ts';
import { m } from '../i18n/messages.ts';

const NAMES: Readonly<Record<PresetName, () => string>> = {
  softmax: m.networkSoftmax,
  mlp: m.networkMlp,
  quick: m.networkQuick,
  deep: m.networkDeep,
};

const ABOUTS: Readonly<Record<PresetName, () => string>> = {
  softmax: m.networkSoftmaxAbout,
  mlp: m.networkMlpAbout,
  quick: m.networkQuickAbout,
  deep: m.networkDeepAbout,
};

/** What a network is called on screen: presets in the page's language, own ones as they are. */
export function networkNameOf(name: string): string {
  return isPresetName(name) ? NAMES[name]() : name;
}

/** What a preset is, in a sentence; null for the person's own. */
export function networkAboutOf(name: string): string | null {
  return isPresetName(name) ? ABOUTS[name]() : null;
}

/** Names that own networks cannot have: those of the presets, as they are kept and as they are shown. */
export function presetNames(): readonly string[] {
  return PRESET_NAMES.flatMap((name) => [name, NAMES[name]()]);
}
