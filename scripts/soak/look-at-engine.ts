import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { requests, type RequestOutput } from '../../app/contract/engine.ts';
import { openEnginePort } from '../drive/open-engine-port.ts';

const ANSWER_WITHIN_MS = 20_000;
const NAMES = ['status', 'catalogue', 'diagnostics'] as const;

/** What the engine says of itself at one moment. */
export interface EngineView {
  status: RequestOutput<'status'>;
  catalogue: RequestOutput<'catalogue'>;
  diagnostics: RequestOutput<'diagnostics'>;
}

/** Asks the engine by a port of our own, which is closed again. */
export async function lookAtEngine(page: Page): Promise<EngineView> {
  const port = await inTime(openEnginePort(page));
  try {
    const answers = await inTime(
      port.evaluate(async ({ ask }, names) => {
        const outputs: unknown[] = [];
        for (const name of names) outputs.push((await ask(name, {})).output);
        return outputs;
      }, NAMES),
    );
    return {
      status: v.parse(requests.status.output, answers[0]),
      catalogue: v.parse(requests.catalogue.output, answers[1]),
      diagnostics: v.parse(requests.diagnostics.output, answers[2]),
    };
  } finally {
    await port.evaluate(({ close }) => close());
    await port.dispose();
  }
}

export function isTraining({ status }: EngineView): boolean {
  return status.run !== null && status.run.outcome === null;
}

async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`the engine did not answer within ${ANSWER_WITHIN_MS / 1000} s`)),
      ANSWER_WITHIN_MS,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
