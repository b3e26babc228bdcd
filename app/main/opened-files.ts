import { app } from 'electron';
import { type Choice, channels } from '../contract/bridge.ts';
import { ticketFor } from './choose.ts';
import type { EngineProcess } from './engine-process.ts';
import { modelFilesOf } from './model-files-of.ts';
import { answerOnPage } from './trusted-sender.ts';
import { sendToPage, showWindow } from './window.ts';

/** A page that never asks must not pile them up. */
const MOST_WAITING = 20;

/** Files that the system wants opened before there is an engine to tell. */
let waiting: string[] = [];
let open = (path: string): void => {
  waiting = [...waiting, path].slice(-MOST_WAITING);
};

/**
 * Hears which model files the system wants opened: on macOS by an event, which may come before the
 * app is ready; elsewhere as an argument, of this start or of a second one.
 */
export function hearOpenedFiles(): void {
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openAll([path], '/');
  });
  app.on('second-instance', (_event, args, folder) => {
    showWindow();
    openAll(args.slice(1), folder);
  });
  openAll(process.argv.slice(1), process.cwd());
}

/** From now on they go to the engine, by a ticket for the page. */
export function tellOpenedFiles(engine: EngineProcess): void {
  let choices: Choice[] = [];
  answerOnPage(channels.openedFiles, () => {
    const told = choices;
    choices = [];
    return told;
  });
  open = (path) => {
    choices = [...choices, ticketFor([path], engine.tellChoice)].slice(-MOST_WAITING);
    sendToPage(channels.fileOpened);
  };
  waiting.forEach(open);
  waiting = [];
}

function openAll(args: readonly string[], folder: string): void {
  for (const path of modelFilesOf(args, folder)) open(path);
}
