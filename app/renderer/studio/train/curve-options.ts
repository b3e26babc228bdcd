import type { ChartOptions } from 'chart.js';

export interface CurveWords {
  training: string;
  test: string;
  epochAxis: string;
  formatValue: (value: number) => string;
  formatEpoch: (epoch: number) => string;
}

export interface CurveLook {
  training: string;
  test: string;
  text: string;
  line: string;
}

export interface ValueBounds {
  min?: number;
  max?: number;
}

const VALUE_AXIS_WIDTH = 42; /* pixels, for "100%" */

/** How the chart looks, in the language and theme of the moment. */
export function curveOptions(
  epochs: number,
  words: CurveWords,
  look: CurveLook,
  values: ValueBounds,
): ChartOptions<'line'> {
  return {
    animation: false,
    parsing: false,
    normalized: true,
    maintainAspectRatio: false,
    interaction: { mode: 'nearest', axis: 'x', intersect: false },
    plugins: {
      tooltip: {
        displayColors: false,
        padding: 8,
        callbacks: {
          title: ([item]) => words.formatEpoch(item?.parsed.x ?? 0),
          label: ({ dataset, parsed }) =>
            `${dataset.label ?? ''} ${words.formatValue(parsed.y ?? 0)}`,
        },
      },
    },
    scales: {
      x: {
        type: 'linear',
        min: 0,
        max: epochs,
        title: { display: true, text: words.epochAxis, color: look.text, padding: 0 },
        ticks: { color: look.text, precision: 0, maxTicksLimit: 7, maxRotation: 0 },
        grid: { display: false },
        border: { color: look.line },
      },
      y: {
        type: 'linear',
        ...values,
        // The same in both charts, so that their epochs stand one above the other.
        afterFit: (axis) => (axis.width = VALUE_AXIS_WIDTH),
        ticks: {
          color: look.text,
          maxTicksLimit: 6,
          callback: (value) => words.formatValue(Number(value)),
        },
        grid: { color: look.line },
        border: { display: false },
      },
    },
  };
}
