import type { Page } from '@playwright/test';

interface Quantiles {
  p50: number;
  p95: number;
  max: number;
}

/** Milliseconds from the time of a pointer event, as the system gave it. */
export interface Latencies {
  count: number;
  /** To the end of the frame with its ink. */
  ink: Quantiles;
  /** To the new probabilities in the document. */
  probabilities: Quantiles;
  /** To the end of the frame that shows them. */
  frame: Quantiles;
}

/** All in the page's milliseconds. */
interface Times {
  /** Each place that the pointer told: when it was there, and when the page heard of it. */
  events: { at: number; heard: number }[];
  /** When ink was painted, and the end of the frame that showed it. */
  paints: { at: number; frame: number }[];
  /** Each question: when it was asked, when its answer stood in the document, the frame's end. */
  answers: { asked: number; stood: number; frame: number }[];
}

interface LatencyWatch {
  reset(): Promise<void>;
  /** How many events there were. */
  count(): Promise<number>;
  read(): Promise<Latencies>;
}

const REST_MS = 500;

/**
 * Watches pointer events, painting and predictions of a page from its own side. A prediction counts
 * for all events that the page had heard of when it was asked for: newer ones are in the next.
 */
export async function watchLatency(page: Page): Promise<LatencyWatch> {
  // What runs in the page may hold no function with a name: tsx would wrap it.
  const handle = await page.evaluateHandle(() => {
    const times: Times = { events: [], paints: [], answers: [] };
    const asked = new Map<number, number>();
    const ports = new WeakSet<MessagePort>();
    // A task that begins when the frame's own work, painting included, is done.
    const inFrame = {
      then(take: (end: number) => void) {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => take(performance.now());
          Reflect.apply(post, port2, [null]);
        });
      },
    };
    const post = MessagePort.prototype.postMessage;
    const stroke = CanvasRenderingContext2D.prototype.stroke;

    addEventListener(
      'pointerrawupdate',
      (event) => {
        if (event instanceof PointerEvent && event.buttons > 0) {
          times.events.push({ at: event.timeStamp, heard: performance.now() });
        }
      },
      true,
    );

    CanvasRenderingContext2D.prototype.stroke = function (
      this: CanvasRenderingContext2D,
      ...path: unknown[]
    ) {
      const paint = { at: performance.now(), frame: Infinity };
      if (times.paints.at(-1)?.frame !== Infinity) {
        times.paints.push(paint);
        inFrame.then((end) => (paint.frame = end));
      }
      Reflect.apply(stroke, this, path);
    };

    MessagePort.prototype.postMessage = function (this: MessagePort, ...sent: unknown[]) {
      const [message] = sent as [{ kind?: string; name?: string; id: number } | null];
      if (message?.kind === 'request' && message.name === 'predict') {
        asked.set(message.id, performance.now());
        if (!ports.has(this)) {
          ports.add(this);
          // Heard after the page's own listener, when what that one changed is in the document.
          this.addEventListener('message', ({ data }: MessageEvent<{ id: number }>) => {
            const begun = asked.get(data.id);
            if (begun === undefined) return;
            asked.delete(data.id);
            const answer = { asked: begun, stood: performance.now(), frame: Infinity };
            times.answers.push(answer);
            inFrame.then((end) => (answer.frame = end));
          });
        }
      }
      Reflect.apply(post, this, sent);
    };
    return times;
  });

  return {
    reset: () =>
      handle.evaluate((times) => {
        times.events.length = times.paints.length = times.answers.length = 0;
      }),
    count: () => handle.evaluate((times) => times.events.length),
    read: async () => {
      await page.waitForTimeout(REST_MS);
      return latenciesOf(await handle.jsonValue());
    },
  };
}

function latenciesOf({ events, paints, answers }: Times): Latencies {
  const ink: number[] = [];
  const probabilities: number[] = [];
  const frame: number[] = [];
  for (const { at, heard } of events) {
    const paint = paints.find((each) => each.frame >= heard && each.at >= heard - 0.5);
    const answer = answers.find((each) => each.asked >= heard);
    if (paint) ink.push(paint.frame - at);
    if (!answer) continue;
    probabilities.push(answer.stood - at);
    frame.push(answer.frame - at);
  }
  return {
    count: probabilities.length,
    ink: quantilesOf(ink),
    probabilities: quantilesOf(probabilities),
    frame: quantilesOf(frame),
  };
}

function quantilesOf(values: readonly number[]): Quantiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}
