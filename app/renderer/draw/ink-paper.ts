import { GRID_SIDE } from '../../contract/digit.ts';
import type { Stroke } from '../../core/drawing/stroke.ts';
import { CANVAS_SIDE } from '../state/drawing.svelte.ts';
import { onColourSchemeChange, tokenOf } from '../styles/colour-scheme.ts';

interface InkPaper {
  /** @param pen thickness in pixels of the grid, of which the canvas is taken to be 28 wide */
  draw(strokes: readonly Stroke[], pen: number): void;
  destroy(): void;
}

/** Draws ink on a canvas, as sharp as the screen is, and again when its size or the theme changes. */
export function createInkPaper(canvas: HTMLCanvasElement): InkPaper {
  let drawAgain = (): void => undefined;

  function draw(strokes: readonly Stroke[], pen: number): void {
    drawAgain = () => draw(strokes, pen);
    const context = canvas.getContext('2d');
    if (!context) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.scale(canvas.width / CANVAS_SIDE, canvas.height / CANVAS_SIDE);
    context.lineCap = context.lineJoin = 'round';
    context.lineWidth = (pen * CANVAS_SIDE) / GRID_SIDE;
    context.strokeStyle = tokenOf(canvas, '--drawing-ink');
    for (const stroke of strokes) context.stroke(smoothPath(stroke));
  }

  function fitScreen(): void {
    const { width, height } = canvas.getBoundingClientRect();
    canvas.width = Math.round(width * devicePixelRatio);
    canvas.height = Math.round(height * devicePixelRatio);
    drawAgain();
  }

  const sizes = new ResizeObserver(fitScreen);
  sizes.observe(canvas);
  const stopFollowing = onColourSchemeChange(() => drawAgain());
  return {
    draw,
    destroy() {
      sizes.disconnect();
      stopFollowing();
    },
  };
}

/** Curves through the middles between the points, with the points as handles: no corners. */
function smoothPath(stroke: Stroke): Path2D {
  const path = new Path2D();
  const [first] = stroke;
  const last = stroke.at(-1);
  if (!first || !last) return path;
  path.moveTo(...first);
  stroke.slice(1, -1).forEach(([x, y], index) => {
    const [nextX, nextY] = stroke[index + 2] ?? last;
    path.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  });
  // A line to itself makes a dot.
  path.lineTo(...last);
  return path;
}
