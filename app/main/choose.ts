import { BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { Choice, ChoiceKind } from '../contract/bridge.ts';
import { MODEL_FILE_ENDING } from '../contract/models.ts';

const OPTIONS: Record<ChoiceKind, OpenDialogOptions> = {
  'folder-to-read': { properties: ['openDirectory'] },
  'files-to-read': { properties: ['openFile', 'multiSelections'] },
  'model-to-read': {
    properties: ['openFile'],
    // The names of file types are the system's business everywhere else, too: this one is the app's.
    filters: [{ name: 'Digit Studio', extensions: [MODEL_FILE_ENDING] }],
  },
  'folder-to-write': { properties: ['openDirectory', 'createDirectory'] },
};

/**
 * Lets the person choose. The paths go to `tell`, never to the page: it gets a ticket for them and a
 * name to show.
 */
export async function choose(
  kind: ChoiceKind,
  tell: (ticket: string, paths: readonly string[]) => void,
): Promise<Choice | null> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const { canceled, filePaths } = window
    ? await dialog.showOpenDialog(window, OPTIONS[kind])
    : await dialog.showOpenDialog(OPTIONS[kind]);
  const [first] = filePaths;
  if (canceled || first === undefined) return null;
  return ticketFor(filePaths, tell);
}

/** What the page gets instead of paths: they go to `tell`. */
export function ticketFor(
  paths: readonly string[],
  tell: (ticket: string, paths: readonly string[]) => void,
): Choice {
  const ticket = randomUUID();
  tell(ticket, paths);
  return { ticket, name: basename(paths[0] ?? '') };
}
