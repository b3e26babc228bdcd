import type { ChartOptions } from 'chart.js';

export interface HistogramLook {
  chosen: string;
  other: string;
  text: string;
  line: string;
}

export interface HistogramWords {
  /** Of each class, in the page's language. */
  names: readonly string[];
  formatBar: (name: string, count: number) => string;
}

/**
 * @param hasAxis whether the names stand below the bars; elsewhere something else says them
 * @param most the count of the largest class
 */
export function histogramOptions(
  words: HistogramWords,
  look: HistogramLook,
  hasAxis: boolean,
  most: number,
  onChoose: (label: number) => void,
): ChartOptions<'bar'> {
  return {
    animation: false,
    maintainAspectRatio: false,
    layout: { padding: 0, autoPadding: false },
    // The whole column answers: a class with few samples has a bar that nobody can hit.
    interaction: { mode: 'index', intersect: false },
    onClick: (_event, [bar]) => bar && onChoose(bar.index),
    onHover: ({ native }, bars) => {
      if (native?.target instanceof HTMLElement) {
        native.target.style.cursor = bars.length > 0 ? 'pointer' : '';
      }
    },
    plugins: {
      tooltip: {
        displayColors: false,
        padding: 6,
        caretSize: 0,
        callbacks: {
          title: () => '',
          label: ({ dataIndex, parsed }) =>
            words.formatBar(words.names[dataIndex] ?? String(dataIndex), parsed.y ?? 0),
        },
      },
    },
    scales: {
      x: {
        type: 'category',
        display: hasAxis,
        ticks: { color: look.text, maxRotation: 0, autoSkipPadding: 8 },
        grid: { display: false },
        border: { color: look.line },
      },
      // The highest bar takes all the room: the chart is flat.
      y: { type: 'linear', display: false, min: 0, max: most },
    },
  };
}
