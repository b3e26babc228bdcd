import type { AppUpdater } from 'electron-updater';

/** The rules of docs/release.md, in electron-updater's words. */
export const UPDATE_RULES = {
  // Nothing happens by itself: neither a download, nor an installation when the app is left.
  autoDownload: false,
  autoInstallOnAppQuit: false,
  // Only versions that are newer and released; offer.ts looks at the latter, too, since
  // electron-updater does so for GitHub only.
  allowDowngrade: false,
  allowPrerelease: false,
  // An installer that fetches the rest by itself has no signature that covers it.
  disableWebInstaller: true,
  // Always the whole file, checked as a whole: parts ask for web servers that can do ranges, and for
  // a second copy of the installer on Windows and macOS.
  disableDifferentialDownload: true,
} as const satisfies Partial<AppUpdater>;
