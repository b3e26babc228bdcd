import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js';
import { onColourSchemeChange, token } from '../../styles/colour-scheme.ts';
import { type HistogramLook, histogramOptions, type HistogramWords } from './histogram-options.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

/** Thicker than this, bars look like blocks. */
const THICKEST = 36; /* pixels */

interface HistogramContent {
  counts: readonly number[];
  /** The class that is shown alone; null for all. */
  chosen: number | null;
  words: HistogramWords;
  hasAxis: boolean;
}

interface ClassHistogram {
  show(content: HistogramContent): void;
  destroy(): void;
}

/** A bar a class, in the colours of the theme; a click chooses one. */
export function createClassHistogram(
  canvas: HTMLCanvasElement,
  onChoose: (label: number) => void,
): ClassHistogram {
  Chart.defaults.font.family = getComputedStyle(canvas).fontFamily;
  Chart.defaults.font.size = 11;
  let chart: Chart<'bar', number[]> | null = null;
  let shown: HistogramContent | null = null;

  function dress({ counts, chosen, words, hasAxis }: HistogramContent): void {
    const look = lookOf();
    const isLit = (label: number): boolean => chosen === null || chosen === label;
    const data = {
      labels: [...words.names],
      datasets: [
        {
          data: [...counts],
          backgroundColor: counts.map((_, label) => (isLit(label) ? look.chosen : look.other)),
          borderRadius: 2,
          minBarLength: 1,
          maxBarThickness: THICKEST,
          categoryPercentage: 1,
          barPercentage: 0.72,
        },
      ],
    };
    const options = histogramOptions(words, look, hasAxis, Math.max(1, ...counts), onChoose);
    if (!chart) {
      chart = new Chart(canvas, { type: 'bar', data, options });
      return;
    }
    chart.data = data;
    chart.options = options;
    chart.update('none');
  }

  const stopFollowing = onColourSchemeChange(() => {
    // Made anew, as the curves are: an update leaves some of the old colours.
    chart?.destroy();
    chart = null;
    if (shown) dress(shown);
  });

  return {
    show(content) {
      shown = content;
      dress(content);
    },
    destroy() {
      stopFollowing();
      chart?.destroy();
    },
  };
}

function lookOf(): HistogramLook {
  return {
    chosen: token('--accent'),
    other: token('--line-strong'),
    text: token('--ink-soft'),
    line: token('--line'),
  };
}
