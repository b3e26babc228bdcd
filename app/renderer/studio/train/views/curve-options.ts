import type { ChartOptions } from 'chart.js';

export interface CurveWords {
  training: string;
  /** Of what watches the run: the test or the validation samples. */
  evaluation: string;
  /** Null leaves it out, for a chart that is low. */
  epochAxis: string | null;
  formatValue: (value: number) => string;
  formatEpoch: (epoch: number) => string;
}

export interface CurveLook {
  training: string;
  evaluation: string;
  text: string;
  line: string;
}

export interface ValueBounds {
  min?: number;
  max?: number;
}

const VALUE_AXIS_WIDTH = 46; /* pixels, for "100%" and "0.0075" */

const TITLED_HEIGHT = 110; /* pixels */

/** How the chart looks, in the language and theme of the moment. */
export function curveOptions(
  epochs: number,
  words: CurveWords,
  look: CurveLook,
  values: ValueBounds,
): ChartOptions<'line'> {
  const titleOf = (height: number) => ({
    display: words.epochAxis !== null && height >= TITLED_HEIGHT,
    ...{ text: words.epochAxis ?? '', color: look.text, padding: 0 },
  });
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
        // A low chart needs the room itself.
        beforeUpdate: ({ options, chart }) => {
          Object.assign(options, { title: titleOf(chart.height) });
        },
        ticks: {
          display: words.epochAxis !== null,
          ...{ color: look.text, precision: 0, maxTicksLimit: 7, maxRotation: 0 },
        },
        grid: { display: false },
        border: { color: look.line },
      },
      y: {
        type: 'linear',
        ...values,
        // The same in all charts, so that their epochs stand one above the other.
        afterFit: (axis) => (axis.width = VALUE_AXIS_WIDTH),
        ticks: {
          color: look.text,
          maxTicksLimit: words.epochAxis === null ? 3 : 6,
          callback: (value) => words.formatValue(Number(value)),
        },
        grid: { color: look.line },
        border: { display: false },
      },
    },
  };
}
