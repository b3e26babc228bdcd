import { Chart, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js';
import { onColourSchemeChange, token } from '../../../styles/colour-scheme.ts';
import {
  type CurveLook,
  curveOptions,
  type CurveWords,
  type ValueBounds,
} from './curve-options.ts';
import type { ChartPoint, CurveSeries } from './curve-series.ts';

Chart.register(LinearScale, LineController, LineElement, PointElement, Tooltip);
Chart.defaults.font.size = 11;

const POINT_RADIUS = 3.5;
/** From here on the points would stand one on the other. */
const MANY_EPOCHS = 20;
const SMALL_POINT_RADIUS = 1.5;

interface CurveChart {
  show(series: CurveSeries, words: CurveWords): void;
  destroy(): void;
}

/** Two lines over the epochs of a run, drawn without animation, in the colours of the theme. */
export function createCurveChart(canvas: HTMLCanvasElement, values: ValueBounds): CurveChart {
  Chart.defaults.font.family = getComputedStyle(canvas).fontFamily;
  const training = { data: [] as ChartPoint[], label: '', borderWidth: 1.25, pointRadius: 0 };
  const evaluations = {
    data: [] as ChartPoint[],
    label: '',
    borderWidth: 2,
    pointRadius: () => (evaluations.data.length > MANY_EPOCHS ? SMALL_POINT_RADIUS : POINT_RADIUS),
    clip: 6,
    // Drawn over the training, which is the noisier of the two.
    order: -1,
  };
  let chart: Chart<'line', ChartPoint[]> | null = null;
  let dressed: { words: CurveWords; epochs: number } | null = null;
  let shown: CurveSeries | null = null;

  function dress(words: CurveWords, epochs: number): void {
    const look = lookOf();
    Object.assign(training, { label: words.training, borderColor: look.training });
    Object.assign(evaluations, {
      label: words.evaluation,
      borderColor: look.evaluation,
      backgroundColor: look.evaluation,
    });
    const options = {
      ...curveOptions(epochs, words, look, values),
      // A wider chart has more columns.
      onResize: (resized: Chart) => {
        if (shown) training.data = shown.training(columnsOf(resized));
      },
    };
    const data = { datasets: [training, evaluations] };
    if (chart) chart.options = options;
    else chart = new Chart(canvas, { type: 'line', data, options });
    dressed = { words, epochs };
  }

  const stopFollowing = onColourSchemeChange(() => {
    // Made anew: an update leaves the points that are there in the old colour.
    chart?.destroy();
    chart = null;
    if (dressed) dress(dressed.words, dressed.epochs);
  });

  return {
    show(series, words) {
      // Ten times a second only the points change; to make all options again would cost more.
      if (dressed?.words !== words || dressed.epochs !== series.epochs) dress(words, series.epochs);
      shown = series;
      if (chart) training.data = series.training(columnsOf(chart));
      evaluations.data = series.evaluations;
      chart?.update('none');
    },
    destroy() {
      stopFollowing();
      chart?.destroy();
    },
  };
}

/** Pixels of the screen that the lines have from left to right. */
function columnsOf({ width, currentDevicePixelRatio }: Chart): number {
  return Math.max(1, Math.round(width * currentDevicePixelRatio));
}

function lookOf(): CurveLook {
  return {
    training: token('--accent'),
    evaluation: token('--second'),
    text: token('--ink-soft'),
    line: token('--line'),
  };
}
