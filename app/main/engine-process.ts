import { type MessagePortMain, utilityProcess, type UtilityProcess } from 'electron';
import log from 'electron-log/main';
import * as v from 'valibot';
import type { EngineState } from '../contract/bridge.ts';
import type { Downloads } from '../contract/downloads.ts';
import { EngineMessage } from '../contract/engine-message.ts';
import { logEngine } from './log.ts';
import { createRestartLimit } from './restart-limit.ts';

const SERVICE_NAME = 'Digit Studio engine';

export interface EngineProcess {
  /** Hands a page's port to the engine; false, and the port closed, if there is no engine. */
  connect(port: MessagePortMain): boolean;
  /** Also for every later engine. */
  setDownloads(downloads: Downloads): void;
  /** Tells the engine what a dialog chose; the page only gets the ticket. */
  tellChoice(ticket: string, paths: readonly string[]): void;
  /** Starts the engine again after it died too often. */
  restart(): void;
  /** Ends it; resolves when it has ended. */
  stop(): Promise<void>;
  /** Starts it again after all, where it was stopped for an end of the app that did not come. */
  resume(): void;
  /** As the engine itself tells it. */
  isTraining(): boolean;
  state(): EngineState;
}

interface Options {
  entry: string;
  paths: { data: string; resources: string };
  downloads: Downloads;
  onState: (state: EngineState) => void;
}

/** Forks the engine, logs what it says, and starts it again when it dies. */
export function createEngineProcess(options: Options): EngineProcess {
  const { entry, paths, onState } = options;
  let { downloads } = options;
  const mayRestart = createRestartLimit();
  let child: UtilityProcess | null = null;
  let state: EngineState = { kind: 'starting' };
  let stopping = false;
  let isTraining = false;

  function change(next: EngineState): void {
    state = next;
    onState(next);
  }

  function start(): void {
    change({ kind: 'starting' });
    const started = utilityProcess.fork(entry, [], {
      serviceName: SERVICE_NAME,
      stdio: 'pipe',
    });
    child = started;
    started.stdout?.on('data', (text: Buffer) => logEngine('stdout', text));
    started.stderr?.on('data', (text: Buffer) => logEngine('stderr', text));
    started.on('message', (message: unknown) => hear(started, message));
    started.on('exit', (code) => ended(started, code));
    started.postMessage({ kind: 'start', paths, downloads });
  }

  function hear(process: UtilityProcess, message: unknown): void {
    if (process !== child) return;
    const told = v.parse(EngineMessage, message);
    if (told.kind === 'ready') change({ kind: 'running' });
    else isTraining = told.isTraining;
  }

  function ended(process: UtilityProcess, code: number): void {
    if (process !== child) return;
    child = null;
    isTraining = false;
    if (stopping) return;
    const restarts = mayRestart();
    log.error(`engine gone with code ${code}; ${restarts ? 'starting a new one' : 'left alone'}`);
    change({ kind: 'gone', cause: causeOf(code), restarts });
    if (restarts) start();
  }

  start();
  return {
    connect(port) {
      if (child) child.postMessage({ kind: 'page' }, [port]);
      else port.close();
      return child !== null;
    },
    setDownloads(next) {
      downloads = next;
      child?.postMessage({ kind: 'downloads', downloads });
    },
    tellChoice(ticket, paths) {
      child?.postMessage({ kind: 'choice', ticket, paths });
    },
    restart() {
      if (!child && !stopping) start();
    },
    stop() {
      stopping = true;
      const ending = child;
      if (!ending) return Promise.resolve();
      const end = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
      ending.kill();
      return end;
    },
    resume() {
      if (child || !stopping) return;
      stopping = false;
      // Nobody was told that it ended: pages take a new one only after they have lost one.
      change({ kind: 'gone', cause: 'stopped', restarts: true });
      start();
    },
    isTraining: () => isTraining,
    state: () => state,
  };
}

function causeOf(code: number): string {
  return code === 9 ? 'SIGKILL' : `code ${code}`;
}
