import { GRID_SIDE, type PixelGrid } from '../../contract/digit.ts';
import { BOX_SIDE, lineSide, toBytes } from './fit-to-grid.ts';
import { type Box, boxOf } from './box.ts';
import { centreMass, scaleAround, scaleInto } from './place-ink.ts';
import { centreOfMass, INK_EDGE, renderInk } from './render-ink.ts';
import type { Point, Stroke } from './stroke.ts';
import { moveStrokes } from './transform.ts';

/** What is done to a drawing, in this order, and can be left out. */
export const FIT_SWITCHES = ['crop', 'scale', 'centre'] as const;
export type FitSwitch = (typeof FIT_SWITCHES)[number];
export type FitSwitches = Readonly<Record<FitSwitch, boolean>>;

/** The drawing on the 28x28, and what was done to it in turn. */
export const FIT_STEPS = ['strokes', ...FIT_SWITCHES] as const;
export type FitStepId = (typeof FIT_STEPS)[number];

/** Where the ink lies on the 28x28 after a step; pixel (0, 0) spans 0 to 1. */
export interface FitStep {
  id: FitStepId;
  strokes: readonly Stroke[];
  /** Thickness of the ink, in pixels of the grid. */
  pen: number;
  /** The outline of the ink, the palest included. */
  box: Box;
  /** The centre of its mass. */
  mass: Point;
  /** What the network would get if the way ended here. */
  grid: PixelGrid;
}

interface Way {
  /** Of the square that was drawn on, in the units of the strokes. */
  canvasSide: number;
  /** Thickness of the ink as the network is to see it, in pixels of the grid. */
  pen: number;
  /** The same as it is on the canvas, where ink may have been made larger or smaller. */
  drawnPen: number;
  switches: FitSwitches;
}

/**
 * The way of fitToGrid step by step, in which any step may be left out. With all of them the last
 * grid is fitToGrid's; with none it is the canvas as a whole, made 28 pixels wide.
 * - crop: the ink's outline is cut out and laid into the middle.
 * - scale: what was cut out, or else the whole canvas, is made to fill 20x20, keeping its shape;
 *   from here on the ink is as thick as the network is to see it.
 * - centre: the centre of mass is moved to where MNIST has it.
 * @returns the steps in their order; none where there is no ink
 */
export function fitSteps(strokes: readonly Stroke[], way: Way): FitStep[] {
  const drawn = strokes.filter((stroke) => stroke.length > 0);
  if (drawn.length === 0) return [];
  const { switches } = way;
  const taken: Record<FitSwitch, boolean> = { crop: false, scale: false, centre: false };
  let step = stepOf('strokes', drawn, way, taken);
  const steps = [step];
  for (const id of FIT_SWITCHES) {
    taken[id] = switches[id];
    // What a step does not change is not drawn again.
    step = switches[id] ? stepOf(id, drawn, way, taken) : { ...step, id };
    steps.push(step);
  }
  return steps;
}

function stepOf(id: FitStepId, drawn: readonly Stroke[], way: Way, taken: FitSwitches): FitStep {
  const pen = taken.scale ? way.pen : way.drawnPen;
  const strokes = placed(drawn, way, taken, pen);
  const { left, right, top, bottom } = boxOf(strokes);
  const reach = (pen + INK_EDGE) / 2;
  const ink = renderInk(strokes, pen, GRID_SIDE);
  return {
    id,
    strokes,
    pen,
    box: { left: left - reach, right: right + reach, top: top - reach, bottom: bottom + reach },
    mass: centreOfMass(ink),
    grid: toBytes(ink),
  };
}

function placed(
  drawn: readonly Stroke[],
  { canvasSide: side }: Way,
  { crop, scale, centre }: FitSwitches,
  pen: number,
): Stroke[] {
  const canvas = { left: 0, right: side, top: 0, bottom: side };
  const box = crop ? boxOf(drawn) : canvas;
  // The ink is thicker than its line; a canvas has no such margin.
  const boxSide = crop ? lineSide(pen) : BOX_SIDE;
  const inBox = scaleAround(drawn, box, scale ? scaleInto(box, boxSide) : GRID_SIDE / side);
  return centre ? centreMass(inBox, pen) : moveStrokes(inBox, GRID_SIDE / 2, GRID_SIDE / 2);
}
