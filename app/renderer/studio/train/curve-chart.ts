import { Chart, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js';
import { onColourSchemeChange, tokenOf } from '../../styles/colour-scheme.ts';
import {
  type CurveLook,
  curveOptions,
  type CurveWords,
  type ValueBounds,
} from './curve-options.ts';
import type { ChartPoint, CurveSeries } from './curve-series.ts';

Chart.register(LinearScale, LineController, LineElement, PointElement, Tooltip);
Chart.defaults.font.size = 11;

interface CurveChart {
  show(series: CurveSeries, words: CurveWords): void;
  destroy(): void;
}

/** Two lines over the epochs of a run, drawn without animation, in the colours of the theme. */
export function createCurveChart(canvas: HTMLCanvasElement, values: ValueBounds): CurveChart {
  Chart.defaults.font.family = getComputedStyle(canvas).fontFamily;
  const training = { data: [] as ChartPoint[], label: '', borderWidth: 1.25, pointRadius: 0 };
  const test = {
    data: [] as ChartPoint[],
    label: '',
    borderWidth: 2,
    pointRadius: 3.5,
    clip: 6,
    // Drawn over the training, which is the noisier of the two.
    order: -1,
  };
  let chart: Chart<'line', ChartPoint[]> | null = null;
  let shown: { words: CurveWords; epochs: number } | null = null;

  function dress(words: CurveWords, epochs: number): void {
    const look = lookOf(canvas);
    Object.assign(training, { label: words.training, borderColor: look.training });
    Object.assign(test, {
      label: words.test,
      borderColor: look.test,
      backgroundColor: look.test,
    });
    const options = curveOptions(epochs, words, look, values);
    if (chart) chart.options = options;
    else chart = new Chart(canvas, { type: 'line', data: { datasets: [training, test] }, options });
    shown = { words, epochs };
  }

  const stopFollowing = onColourSchemeChange(() => {
    // Made anew: an update leaves the points that are there in the old colour.
    chart?.destroy();
    chart = null;
    if (shown) dress(shown.words, shown.epochs);
  });

  return {
    show(series, words) {
      // Ten times a second only the points change; to make all options again would cost more.
      if (shown?.words !== words || shown.epochs !== series.epochs) dress(words, series.epochs);
      training.data = series.training;
      test.data = series.test;
      chart?.update('none');
    },
    destroy() {
      stopFollowing();
      chart?.destroy();
    },
  };
}

function lookOf(canvas: HTMLCanvasElement): CurveLook {
  return {
    training: tokenOf(canvas, '--accent'),
    test: tokenOf(canvas, '--second'),
    text: tokenOf(canvas, '--ink-soft'),
    line: tokenOf(canvas, '--line'),
  };
}
