import type { Page } from '@playwright/test';
import type { ScreenId } from '../../app/renderer/state/navigation.svelte.ts';

/** Something that can be on screen: a screen, one of its views, or a dialog on it. */
interface Place {
  name: string;
  screen: ScreenId;
  /** What is pressed on the screen to get there, in turn. */
  press?: readonly string[];
  /** Where there is more to do than to press. */
  open?: (page: Page) => Promise<void>;
  /** What is there once it is open. */
  shows?: string;
  /** What is pressed at the end, where it would stay as it is. */
  leave?: string;
}

interface DialogPlace extends Place {
  /** What has the focus before it is open, and after. */
  opener: string;
  shows: string;
}

const dialogs: readonly DialogPlace[] = [
  {
    name: 'the recipe',
    screen: 'studio',
    opener: 'open-recipe',
    shows: 'recipe-dialog',
  },
  {
    name: 'how far to trust the answers',
    screen: 'studio',
    opener: 'reliability-open',
    shows: 'reliability',
  },
  {
    name: 'a photo',
    screen: 'studio',
    opener: 'picture-menu',
    open: async (page) => {
      const buffer = await page.getByTestId('draw-canvas').screenshot();
      const photo = { name: 'photo.png', mimeType: 'image/png', buffer };
      await page.getByTestId('picture-file').setInputFiles(photo);
    },
    shows: 'photo-dialog',
  },
  {
    name: 'the numbers of a sample',
    screen: 'digits',
    press: ['dataset-starter'],
    opener: 'show-numbers',
    shows: 'numbers-dialog',
  },
];

/** Every screen with its views and what opens on it, as it is after a run and with a drawing. */
export const places: readonly (Place | DialogPlace)[] = [
  { name: 'the curves', screen: 'studio', press: ['view-curves'] },
  { name: 'the confusion matrix', screen: 'studio', press: ['view-confusion'] },
  { name: 'the first layer', screen: 'studio', press: ['view-first-layer'], shows: 'first-layer' },
  { name: 'the menu of pictures', screen: 'studio', press: ['picture-menu'] },
  { name: 'the drawings of a hand', screen: 'hand', shows: 'hand-summary' },
  { name: 'a person to be removed', screen: 'hand', press: ['person-remove'] },
  { name: 'a person to be renamed', screen: 'hand', press: ['person-rename'] },
  {
    name: 'writing ten digits',
    screen: 'hand',
    press: ['guided-begin'],
    leave: 'guided-stop',
  },
  { name: 'the way of a drawing', screen: 'microscope', shows: 'class-mean' },
  { name: 'what matters in it', screen: 'microscope', press: ['why-occlusion'] },
  { name: 'what the layers see', screen: 'microscope', press: ['why-activations'] },
  { name: 'a network that is given', screen: 'network' },
  { name: 'a network of one’s own', screen: 'network', press: ['network-duplicate', 'layer-0'] },
  { name: 'the layers to add', screen: 'network', press: ['network-duplicate', 'layer-add'] },
  { name: 'a model', screen: 'models' },
  { name: 'a set of digits', screen: 'digits', press: ['dataset-starter'], shows: 'one-hot' },
  { name: 'a set that is not fetched', screen: 'digits', press: ['dataset-mnist'] },
  { name: 'where an import begins', screen: 'digits', press: ['show-import'] },
  {
    name: 'the preview of an import',
    screen: 'digits',
    press: ['show-import', 'choose-folder'],
    shows: 'import-samples',
    leave: 'choose-other',
  },
  { name: 'where digits come from', screen: 'digits', press: ['show-settings'] },
  { name: 'about the app', screen: 'about' },
  {
    name: 'a newer version',
    screen: 'about',
    press: ['look-for-update'],
    shows: 'update-notes',
  },
  ...dialogs,
];

export async function goTo(page: Page, place: Place | DialogPlace): Promise<void> {
  // A screen that is opened anew has nothing open.
  await page.getByTestId('screen-about').click();
  await page.getByTestId(`screen-${place.screen}`).click();
  for (const id of place.press ?? []) await page.getByTestId(id).first().click();
  if ('opener' in place) {
    await page.getByTestId(place.opener).focus();
    if (!place.open) await page.keyboard.press('Enter');
  }
  await place.open?.(page);
  if (place.shows) await page.getByTestId(place.shows).first().waitFor();
}

/** Closes what would stay open on another screen, a dialog by its key. */
export async function leave(page: Page, place: Place | DialogPlace): Promise<void> {
  if (place.leave) await page.getByTestId(place.leave).click();
  if ('opener' in place) await page.keyboard.press('Escape');
}
