import { Menu } from 'electron';

/** macOS needs its menu for copy, paste and quit; elsewhere the window is the whole app. */
export function setMenu(): void {
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
}
