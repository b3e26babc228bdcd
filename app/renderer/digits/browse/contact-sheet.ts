import { onColourSchemeChange, token } from '../../styles/colour-scheme.ts';
import { drawSamples, type PictureSource } from './draw-samples.ts';
import {
  firstInView,
  type GridLayout,
  lastInView,
  leftOf,
  scrollToShow,
  topOf,
} from './grid-layout.ts';

/** Around the selected sample, in CSS pixels. */
const RING = 2;

interface SheetSource extends PictureSource {
  /** Called in each frame with what is in view. */
  view(first: number, last: number): void;
}

interface ContactSheet {
  show(layout: GridLayout, selected: number): void;
  /** Draws again what is shown: more pictures have come. */
  refresh(): void;
  /** Scrolls until this sample is seen. */
  reveal(position: number): void;
  destroy(): void;
}

/**
 * Draws what is seen of a long grid on a canvas that is as large as the view, at most once a frame.
 * The canvas lies behind the transparent box that scrolls.
 */
export function createContactSheet(
  canvas: HTMLCanvasElement,
  scroller: HTMLElement,
  source: SheetSource,
): ContactSheet {
  const context = canvas.getContext('2d', { alpha: false });
  let layout: GridLayout | null = null;
  let selected = 0;
  let height = 0; /* CSS pixels, as the next */
  let scale = 1; /* of the canvas to CSS pixels */
  let frame: number | null = null;
  let look = lookOf(canvas);

  function drawSoon(): void {
    frame ??= requestAnimationFrame(draw);
  }

  function draw(): void {
    frame = null;
    if (!context || !layout) return;
    const top = scroller.scrollTop;
    const first = firstInView(layout, top);
    const last = lastInView(layout, top, height);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = look.paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
    // Whole pixels, so that pictures do not shimmer while they move.
    context.setTransform(scale, 0, 0, scale, 0, -Math.round(top * scale));
    context.fillStyle = look.missing;
    drawSamples(context, layout, first, last, source);
    if (selected >= first && selected <= last) drawRing(context, layout);
    source.view(first, last);
  }

  function drawRing(to: CanvasRenderingContext2D, grid: GridLayout): void {
    const side = grid.cell - RING;
    to.strokeStyle = look.ring;
    to.lineWidth = RING;
    to.strokeRect(leftOf(grid, selected) + RING / 2, topOf(grid, selected) + RING / 2, side, side);
  }

  function fitScreen(): void {
    height = scroller.clientHeight;
    const { width, height: tall } = canvas.getBoundingClientRect();
    scale = devicePixelRatio;
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(tall * scale);
    // Not in the next frame: a canvas that was resized is blank until then.
    draw();
  }

  const sizes = new ResizeObserver(fitScreen);
  // Also when the window moves to a screen with other pixels.
  sizes.observe(canvas, { box: 'device-pixel-content-box' });
  scroller.addEventListener('scroll', drawSoon, { passive: true });
  const stopFollowing = onColourSchemeChange(() => {
    look = lookOf(canvas);
    drawSoon();
  });

  return {
    show(newLayout, newSelected) {
      const first = layout && firstInView(layout, scroller.scrollTop);
      const isRearranged =
        layout?.total === newLayout.total && layout.columns !== newLayout.columns;
      layout = newLayout;
      selected = newSelected;
      // The same samples stay in view when the box becomes wider or narrower.
      if (first !== null && isRearranged) scroller.scrollTop = topOf(layout, first);
      drawSoon();
    },
    refresh: drawSoon,
    reveal(position) {
      if (layout) scroller.scrollTop = scrollToShow(layout, position, scroller.scrollTop, height);
    },
    destroy() {
      if (frame !== null) cancelAnimationFrame(frame);
      sizes.disconnect();
      scroller.removeEventListener('scroll', drawSoon);
      stopFollowing();
    },
  };
}

function lookOf(canvas: HTMLCanvasElement): { paper: string; missing: string; ring: string } {
  return {
    paper: token('--grid-paper'),
    missing: 'rgb(255 255 255 / 5%)',
    // Bright in both themes, since the paper is dark in both.
    ring: getComputedStyle(canvas).color,
  };
}
