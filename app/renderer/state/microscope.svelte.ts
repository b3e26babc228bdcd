import { GRID_SIDE, MOST_GRIDS, type PixelGrid, type Reading } from '../../contract/digit.ts';
import type {
  Activations,
  ClassMeans,
  NearestSamples,
  Occlusion,
} from '../../contract/explanation.ts';
import type { Outcome } from '../../contract/wire.ts';
import {
  FIT_SWITCHES,
  type FitStep,
  fitSteps,
  type FitSwitch,
  type FitSwitches,
} from '../../core/drawing/fit-steps.ts';
import { toBytes } from '../../core/drawing/fit-to-grid.ts';
import { inkPieces } from '../../core/drawing/ink-pieces.ts';
import { lineWidth } from '../../core/drawing/line-width.ts';
import { renderInk } from '../../core/drawing/render-ink.ts';
import type { Stroke } from '../../core/drawing/stroke.ts';
import { CANVAS_SIDE, type Drawing } from './drawing.svelte.ts';
import type { EngineConnection } from './engine-connection.svelte.ts';
import { joinGrids } from './join-grids.ts';
import { Question } from './question.svelte.ts';

/** A drawing that has not changed for so long is looked at more closely. */
const REST_MS = 300;
/** A fifth of a second: more often nobody could follow. */
const LIVE_MS = 200;

/** A way to the input with some of its steps left out, and what of the ink can be hidden. */
export class Microscope {
  /** What the network makes of the grids at the end of each step. */
  readonly stepReadings: Question<readonly PixelGrid[], readonly Reading[]>;
  /** What it makes of the drawing with each piece hidden. */
  readonly pieceReadings: Question<readonly PixelGrid[], readonly Reading[]>;
  readonly means: Question<object, ClassMeans>;
  readonly nearest: Question<PixelGrid, NearestSamples>;
  readonly occlusion: Question<PixelGrid, Occlusion>;
  readonly activations: Question<PixelGrid, Activations>;

  readonly #drawing: Drawing;
  #switches = $state.raw<FitSwitches>({ crop: true, scale: true, centre: true });
  readonly #steps = $derived.by(() => this.#fit());
  readonly #grid = $derived.by(() => this.#lastGrid());
  readonly #others = $derived.by(() => this.#otherDigits());
  readonly #pieces = $derived(inkPieces(this.#steps.at(-1)?.strokes ?? []).slice(0, MOST_GRIDS));
  readonly #withoutPiece = $derived(this.#pieces.map((piece) => this.#hide(piece)));

  constructor(connection: EngineConnection, drawing: Drawing) {
    this.#drawing = drawing;
    const read = async (grids: readonly PixelGrid[]): Promise<Outcome<readonly Reading[]>> => {
      const outcome = await connection.request('predict', { pixels: joinGrids(grids) });
      return outcome.ok ? { ok: true, value: outcome.value.readings } : outcome;
    };
    this.stepReadings = new Question(read, { everyMs: 0 });
    this.pieceReadings = new Question(read, { restMs: REST_MS });
    this.means = new Question(() => connection.request('classMeans', {}), { everyMs: 0 });
    this.nearest = new Question((pixels) => connection.request('nearestSamples', { pixels }), {
      restMs: REST_MS,
    });
    this.occlusion = new Question((pixels) => connection.request('occlude', { pixels }), {
      restMs: REST_MS,
    });
    this.activations = new Question((pixels) => connection.request('activations', { pixels }), {
      everyMs: LIVE_MS,
    });

    const live = [this.stepReadings, this.activations];
    const ofNetwork = [...live, this.pieceReadings, this.occlusion];
    const ask = (questions: readonly { again(): void }[]) => () =>
      questions.forEach((question) => question.again());
    connection.onStatus(ask([...ofNetwork, this.means, this.nearest]));
    connection.on('trainingProgressed', ask(live));
    for (const name of [
      'epochEnded',
      'trainingEnded',
      'libraryChanged',
      'lessonChanged',
    ] as const) {
      connection.on(name, ask(ofNetwork));
    }
    connection.on('datasetChanged', ask([this.means, this.nearest]));
  }

  get switches(): FitSwitches {
    return this.#switches;
  }

  /** Nothing is left out: the network sees what it always sees. */
  get isWhole(): boolean {
    return FIT_SWITCHES.every((id) => this.#switches[id]);
  }

  /** Thickness of the ink after the last step, in pixels of the grid. */
  get pen(): number {
    return this.#steps.at(-1)?.pen ?? this.#drawing.pen;
  }

  /** The way of the digit that is looked at; none where there are no strokes. */
  get steps(): readonly FitStep[] {
    return this.#steps;
  }

  /** What the network gets at the end of the way; null on a blank sheet. */
  get grid(): PixelGrid | null {
    return this.#grid;
  }

  /** The place of the digit that is looked at, among all that are drawn side by side. */
  get place(): number {
    return this.#drawing.selected;
  }

  /** How many digits are drawn side by side. */
  get count(): number {
    return this.#drawing.parts.length;
  }

  /** The other digits, where they lie before the first step. */
  get others(): readonly Stroke[] {
    return this.#others;
  }

  /** What can be hidden, where it lies on the grid. */
  get pieces(): readonly Stroke[] {
    return this.#pieces;
  }

  /** The grid with each piece hidden; everything else stays where it is. */
  get withoutPiece(): readonly PixelGrid[] {
    return this.#withoutPiece;
  }

  turn(id: FitSwitch, isOn: boolean): void {
    this.#switches = { ...this.#switches, [id]: isOn };
  }

  turnAllOn(): void {
    this.#switches = { crop: true, scale: true, centre: true };
  }

  #fit(): readonly FitStep[] {
    const { pen, scale, part } = this.#drawing;
    return fitSteps(part?.strokes ?? [], {
      ...{ canvasSide: CANVAS_SIDE, switches: this.#switches },
      ...{ pen, drawnPen: lineWidth(pen, scale) },
    });
  }

  #otherDigits(): readonly Stroke[] {
    const { parts, part } = this.#drawing;
    return parts.filter((other) => other !== part).flatMap(({ strokes }) => strokes.map(onGrid));
  }

  #lastGrid(): PixelGrid | null {
    return this.#steps.at(-1)?.grid ?? this.#drawing.part?.grid ?? null;
  }

  #hide(hidden: Stroke): PixelGrid {
    const rest = this.#pieces.filter((piece) => piece !== hidden);
    return toBytes(renderInk(rest, this.pen, GRID_SIDE));
  }
}

/** The whole canvas, made 28 pixels wide. */
function onGrid(stroke: Stroke): Stroke {
  const scale = GRID_SIDE / CANVAS_SIDE;
  return stroke.map(([x, y]) => [x * scale, y * scale]);
}
