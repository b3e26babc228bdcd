import type { GreyPicture } from '../../core/drawing/grey-picture.ts';
import { m } from '../i18n/messages.ts';
import type { Drawing } from '../state/drawing.svelte.ts';
import { readPicture, readablePicture } from './read-picture.ts';
import { LONGEST, readStrokes } from './read-strokes.ts';
import { isElsewhere } from './shortcuts.ts';

/** How long it stays to be read that something was done, or why it was not. */
const TOLD_MS = { done: 2500, failure: 7000 } as const;

/** What comes to the canvas from outside: pasted, dropped or chosen. */
export class Intake {
  readonly #drawing: Drawing;
  /** Whose ink is still to be found. */
  photo = $state.raw<GreyPicture | null>(null);
  #news = $state.raw<{ text: string; isFailure: boolean } | null>(null);
  #isFileOver = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(drawing: Drawing) {
    this.#drawing = drawing;
  }

  /** For a while what was done last, or why it was not. */
  get news(): { text: string; isFailure: boolean } | null {
    return this.#news;
  }

  /** Somebody holds a file over the window, and may drop it. */
  get isFileOver(): boolean {
    return this.#isFileOver;
  }

  tell(text: string, isFailure = false): void {
    this.#news = { text, isFailure };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#news = null), isFailure ? TOLD_MS.failure : TOLD_MS.done);
  }

  async takeFile(file: File): Promise<void> {
    if (file.type.startsWith('image/')) {
      this.photo = await readPicture(file);
      if (!this.photo) this.tell(m.pictureUnreadable(), true);
    } else {
      this.#takeText(file.size > LONGEST ? '' : await textOf(file));
    }
  }

  readonly paste = (event: ClipboardEvent): void => {
    const data = event.clipboardData;
    if (!data || this.photo) return;
    const file = readablePicture(data) ?? data.files[0];
    if (file) {
      event.preventDefault();
      void this.takeFile(file);
    } else if (!isElsewhere(event)) {
      this.#takeText(data.getData('text/plain'));
    }
  };

  readonly drop = (event: DragEvent): void => {
    this.#isFileOver = false;
    const data = event.dataTransfer;
    const file = data && (readablePicture(data) ?? data.files[0]);
    if (!file) return;
    event.preventDefault();
    if (!this.photo) void this.takeFile(file);
  };

  readonly dragOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#isFileOver = this.photo === null;
  };

  readonly dragLeave = (event: DragEvent): void => {
    // Else it only goes from one part of the page to another.
    if (event.relatedTarget === null) this.#isFileOver = false;
  };

  #takeText(text: string): void {
    const ink = readStrokes(text);
    if (ink) this.#drawing.show(ink);
    else this.tell(m.intakeRefused(), true);
  }
}

/** Nothing where it cannot be read, as of a folder: what the person hears is what can be dropped. */
function textOf(file: File): Promise<string> {
  return file.text().catch((error: unknown) => {
    console.warn('what was dropped could not be read', error);
    return '';
  });
}
