import type { CDPSession } from '@playwright/test';
import { readdir } from 'node:fs/promises';
import { parametersOf } from '../../app/core/network/parameters.ts';
import { withOutput } from '../../app/core/network/shapes.ts';
import type { EngineView } from './look-at-engine.ts';
import type { Stage } from './stage.ts';

export type Part = 'main' | 'page' | 'engine';

/** What the app takes at one moment. */
export interface Measurement {
  /** Since the soak began. */
  seconds: number;
  enginePid: number;
  residentBytes: Record<Part, number>;
  /** Open file handles; null where the system does not tell them. */
  handles: Record<Part, number | null>;
  /** Of the page, after a collection of garbage. */
  heapBytes: number;
  nodes: number;
  listeners: number;
  tensors: number;
  /** Small ones that are made once and stay; all that there are is known only after a long time. */
  constants: number;
  /**
   * The tensors that are neither constants nor parameters of the model in use; null where something
   * may be being learned.
   */
  unexplainedTensors: number | null;
}

export async function measure(
  { app }: Stage,
  session: CDPSession,
  view: EngineView,
  { seconds, isAtRest }: { seconds: number; isAtRest: boolean },
): Promise<Measurement> {
  const processes = await app.evaluate(({ app: main }) =>
    main.getAppMetrics().map(({ pid, type, name, memory }) => ({
      ...{ pid, type, name, bytes: memory.workingSetSize * 1024 },
    })),
  );
  const find = (type: string, name?: string) => {
    const found = processes.find((one) => one.type === type && (!name || one.name === name));
    if (!found) throw new Error(`there is no process of the kind ${name ?? type}`);
    return found;
  };
  const of = {
    main: find('Browser'),
    page: find('Tab'),
    engine: find('Utility', 'Digit Studio engine'),
  };
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? NaN;
  const { tensors, constants } = view.diagnostics;
  return {
    seconds,
    enginePid: of.engine.pid,
    residentBytes: {
      main: of.main.bytes,
      page: of.page.bytes,
      engine: of.engine.bytes,
    },
    handles: {
      main: await openHandles(of.main.pid),
      page: await openHandles(of.page.pid),
      engine: await openHandles(of.engine.pid),
    },
    heapBytes: metric('JSHeapUsedSize'),
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    tensors,
    constants,
    unexplainedTensors: isAtRest ? tensors - constants - parameterTensors(view) : null,
  };
}

function parameterTensors({ status: { library } }: EngineView): number {
  const model = library.models.find(({ id }) => id === library.inUse);
  if (!model) return 0;
  const { settings, dataset } = model.summary;
  return parametersOf(withOutput(settings.network.layers, dataset.classes.length)).length;
}

/** Linux shows the files of a process as a folder; elsewhere nobody tells without tools. */
async function openHandles(pid: number): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  return (await readdir(`/proc/${pid}/fd`)).length;
}
