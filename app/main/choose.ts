import { BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { Choice, ChoiceKind } from '../contract/bridge.ts';

const OPTIONS: Record<ChoiceKind, OpenDialogOptions> = {
  'folder-to-read': { properties: ['openDirectory'] },
  'files-to-read': { properties: ['openFile', 'multiSelections'] },
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
  const ticket = randomUUID();
  tell(ticket, filePaths);
  return { ticket, name: basename(first) };
}
