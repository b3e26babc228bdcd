import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Intake } from '../../../app/renderer/draw/intake.svelte.ts';
import PictureMenu from '../../../app/renderer/draw/PictureMenu.svelte';
import { Drawing } from '../../../app/renderer/state/drawing.svelte.ts';
import { installCanvas } from '../../fakes/canvas.ts';

const SIDE = 60;
let drawing: Drawing;

/** A dark block on light paper, as the browser decodes it; null for a file that is no picture. */
let decoded: Uint8ClampedArray | null;

beforeAll(installCanvas);
beforeEach(() => {
  drawing = new Drawing();
  decoded = new Uint8ClampedArray(SIDE * SIDE * 4).fill(230);
  for (let row = 15; row < 45; row++)
    decoded.fill(20, (row * SIDE + 25) * 4, (row * SIDE + 33) * 4);
  vi.stubGlobal('createImageBitmap', () =>
    decoded
      ? Promise.resolve({ width: SIDE, height: SIDE, close: () => undefined })
      : Promise.reject(new Error('no picture')),
  );
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext() {
        return {
          ...{ fillRect: () => undefined, drawImage: () => undefined },
          getImageData: () => ({ width: SIDE, height: SIDE, data: decoded }),
        };
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

function pictureFile(type = 'image/png'): File {
  return new File(['bytes'], 'seven', { type });
}

async function paste(file: File): Promise<void> {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { files: [file] } });
  await fireEvent(window, event);
}

describe('a picture that is pasted', () => {
  it('is shown as it was found, and used when one says so', async () => {
    render(PictureMenu, { drawing, intake: new Intake(drawing) });
    await paste(pictureFile());
    await fireEvent.click(await screen.findByTestId('photo-use'));
    expect(drawing.picture?.ink.height).toBeGreaterThanOrEqual(30);
    // A stroke of 8 x 30 becomes 20 high, in the middle.
    const inked = drawing.grid.reduce((count, level) => count + (level > 127 ? 1 : 0), 0);
    expect(inked).toBeGreaterThan(60);
    expect(inked).toBeLessThan(160);
    expect(screen.queryByTestId('photo-dialog')).toBeNull();
    drawing.undo();
    expect(drawing.isBlank).toBe(true);
  });

  it('is left when one cancels', async () => {
    render(PictureMenu, { drawing, intake: new Intake(drawing) });
    await paste(pictureFile('image/jpeg'));
    await fireEvent.click(await screen.findByTestId('photo-cancel'));
    expect(drawing.isBlank).toBe(true);
    expect(screen.queryByTestId('photo-dialog')).toBeNull();
  });

  it('may be bare paper, and it says so', async () => {
    decoded?.fill(230);
    render(PictureMenu, { drawing, intake: new Intake(drawing) });
    await paste(pictureFile());
    expect(await screen.findByText(/No ink was found/)).toBeTruthy();
    expect(screen.getByTestId<HTMLButtonElement>('photo-use').disabled).toBe(true);
  });

  it('is refused in words when it is none', async () => {
    decoded = null;
    render(PictureMenu, { drawing, intake: new Intake(drawing) });
    await paste(pictureFile());
    expect(await screen.findByText(/cannot be read/)).toBeTruthy();
    expect(screen.queryByTestId('photo-dialog')).toBeNull();
  });

  it('may be dropped or chosen, too; text is left to others', async () => {
    render(PictureMenu, { drawing, intake: new Intake(drawing) });
    await paste(new File(['text'], 'notes.txt', { type: 'text/plain' }));
    expect(screen.queryByTestId('photo-dialog')).toBeNull();
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    Object.assign(drop, { dataTransfer: { files: [pictureFile()] } });
    await fireEvent(window, drop);
    expect(await screen.findByTestId('photo-dialog')).toBeTruthy();
    expect(drop.defaultPrevented).toBe(true);
  });
});

describe('what is no picture', () => {
  const STROKES = '[{"pen":3,"strokes":[[[10,20,0],[30,40,25]]]}]';

  async function drop(file: File): Promise<void> {
    const event = new Event('drop', { bubbles: true, cancelable: true });
    await fireEvent(window, Object.assign(event, { dataTransfer: { files: [file] } }));
  }

  async function pasteText(text: string, target: EventTarget = window): Promise<void> {
    const event = new Event('paste', { bubbles: true, cancelable: true });
    const clipboardData = { files: [], getData: () => text };
    await fireEvent(target as Window, Object.assign(event, { clipboardData }));
  }

  it.each([
    ['notes.txt', 'text/plain', 'Dear diary'],
    ['settings.json', 'application/json', '{"a":1}'],
    ['two.json', 'application/json', '[{"strokes":[[[1,1]]]},{"strokes":[[[1,1]]]}]'],
    ['my.digitmodel', '', 'PK'],
  ])('is refused, and it is said what can be dropped: %s', async (name, type, content) => {
    render(PictureMenu, { drawing, intake: new Intake(drawing) });
    await drop(new File([content], name, { type }));
    expect(await screen.findByText(/This is no picture.*PNG.*JSON/)).toBeTruthy();
    expect(drawing.isBlank).toBe(true);
  });

  it('is refused in the same words when it cannot be read, as a folder', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    render(PictureMenu, { drawing, intake: new Intake(drawing) });
    const folder = new File([], 'digits');
    folder.text = () => Promise.reject(new DOMException('a folder', 'NotReadableError'));
    await drop(folder);
    expect(await screen.findByText(/This is no picture.*PNG.*JSON/)).toBeTruthy();
  });

  it('may be strokes that were copied here: dropped as a file or pasted, to be undone', async () => {
    render(PictureMenu, { drawing, intake: new Intake(drawing) });
    await drop(new File([STROKES], 'seven.json', { type: 'application/json' }));
    await vi.waitFor(() => expect(drawing.pen).toBe(3));
    expect(drawing.strokes[0]).toEqual([
      [10, 20, 0],
      [30, 40, 25],
    ]);
    drawing.undo();
    expect(drawing.isBlank).toBe(true);
    await pasteText(STROKES);
    expect(drawing.strokes).toHaveLength(1);
  });

  it('is left to a field that it is pasted into', async () => {
    render(PictureMenu, { drawing, intake: new Intake(drawing) });
    const field = document.body.appendChild(document.createElement('input'));
    await pasteText(STROKES, field);
    field.remove();
    expect(drawing.isBlank).toBe(true);
    expect(screen.getByTestId('picture-news').textContent).toBe('');
  });
});

describe('copying', () => {
  const written: Record<string, Blob>[] = [];

  function takeClipboard(write: (items: unknown[]) => Promise<void>): void {
    vi.stubGlobal(
      'ClipboardItem',
      class {
        constructor(data: Record<string, Blob>) {
          // As older Chromiums do.
          if (Object.values(data).some((value) => !(value instanceof Blob))) {
            throw new TypeError('Failed to convert value to Blob');
          }
          written.push(data);
        }
      },
    );
    vi.stubGlobal('navigator', { ...navigator, clipboard: { write } });
  }

  beforeEach(() => {
    written.length = 0;
    drawing.beginStroke([10.123456, 20, 100]);
    drawing.extendStroke([[30, 40, 125.04]]);
    drawing.endStroke();
    render(PictureMenu, { drawing, intake: new Intake(drawing) });
  });

  it('puts the strokes into the clipboard in the format that is imported', async () => {
    takeClipboard(() => Promise.resolve());
    await fireEvent.click(screen.getByTestId('picture-menu'));
    await fireEvent.click(screen.getByTestId('copy-strokes'));
    expect(await screen.findByText('Copied')).toBeTruthy();
    expect(JSON.parse(await written[0]!['text/plain']!.text())).toEqual([
      {
        pen: 2.5,
        strokes: [
          [
            [10.12, 20, 0],
            [30, 40, 25.04],
          ],
        ],
      },
    ]);
  });

  it('says when the clipboard refuses', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    takeClipboard(() => Promise.reject(new Error('denied')));
    await fireEvent.click(screen.getByTestId('picture-menu'));
    await fireEvent.click(screen.getByTestId('copy-strokes'));
    expect(await screen.findByText('It could not be copied')).toBeTruthy();
  });

  it('does nothing on a blank sheet, and says why', async () => {
    takeClipboard(() => Promise.resolve());
    drawing.clear();
    await fireEvent.click(screen.getByTestId('picture-menu'));
    for (const kind of ['grid', 'drawing', 'strokes']) {
      const item = screen.getByTestId(`copy-${kind}`);
      expect(item.getAttribute('aria-disabled')).toBe('true');
      const reason = document.getElementById(item.getAttribute('aria-describedby')!);
      expect(reason?.textContent).toMatch(/Nothing is drawn yet/);
      await fireEvent.click(item);
    }
    expect(written).toEqual([]);
  });
});
