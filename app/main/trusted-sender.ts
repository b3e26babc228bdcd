import {
  ipcMain,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  type WebContents,
  type WebFrameMain,
} from 'electron';
import log from 'electron-log/main';
import { isAppAddress } from './app-origin.ts';

const LONGEST_REASON = 300; /* characters */

/** Only the main frame of one of our own pages is listened to. */
function isTrusted(sender: WebContents, frame: WebFrameMain | null): frame is WebFrameMain {
  return frame !== null && frame === sender.mainFrame && isAppAddress(frame.url);
}

/** Hears what trusted pages send on a channel. */
export function onPage(
  channel: string,
  listener: (frame: WebFrameMain, argument: unknown, event: IpcMainEvent) => void,
): void {
  ipcMain.on(channel, (event, argument: unknown) => {
    const frame = event.senderFrame;
    if (!isTrusted(event.sender, frame)) {
      log.warn(`${channel}: refused a sender that is not the app's page`);
      return;
    }
    // Nobody waits for an answer: an argument that does not fit must not become the app's error.
    try {
      listener(frame, argument, event);
    } catch (error) {
      // What was wrong may be quoted, as long as the page made it.
      log.warn(`${channel}: refused`, String(error).slice(0, LONGEST_REASON));
    }
  });
}

/** Answers what trusted pages ask on a channel; the answer to anybody else is an error. */
export function answerOnPage(channel: string, answer: (argument: unknown) => unknown): void {
  ipcMain.handle(channel, (event: IpcMainInvokeEvent, argument: unknown) => {
    if (!isTrusted(event.sender, event.senderFrame)) {
      throw new Error("refused: the sender is not the app's page");
    }
    return answer(argument);
  });
}
