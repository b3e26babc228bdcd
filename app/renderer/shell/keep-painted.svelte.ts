import { onColourSchemeChange } from '../styles/colour-scheme.ts';

/**
 * Paints a canvas as sharp as the screen is, and again whenever its size, the theme or what `paint`
 * looks at changes. To be called where the canvas is attached.
 * @returns ends it
 */
export function keepPainted(
  canvas: HTMLCanvasElement,
  paint: (canvas: HTMLCanvasElement) => void,
): () => void {
  const paintNow = (): void => paint(canvas);
  const sizes = new ResizeObserver(() => {
    const { width, height } = canvas.getBoundingClientRect();
    canvas.width = Math.round(width * devicePixelRatio);
    canvas.height = Math.round(height * devicePixelRatio);
    paintNow();
  });
  // Also when the window moves to a screen with other pixels.
  sizes.observe(canvas, { box: 'device-pixel-content-box' });
  // The canvas is outside of Svelte: what changes has to be taken there.
  $effect(paintNow);
  const stopFollowing = onColourSchemeChange(paintNow);
  return () => {
    sizes.disconnect();
    stopFollowing();
  };
}
