import { app, BrowserWindow, clipboard, nativeTheme, screen } from 'electron';
import { readFile } from 'node:fs/promises';
import { arch, cpus, homedir, release, totalmem, type } from 'node:os';
import type { Settings } from '../contract/bridge.ts';
import type { PageReport } from '../contract/report.ts';
import { systemCode } from './files/write-failure.ts';
import { oldLogFile } from './log-file.ts';
import { lastProblems } from './last-problems.ts';
import { logFile } from './log.ts';
import { reportText, type SystemFacts } from './report-text.ts';
import { withoutHome } from './without-home.ts';

const MOST_PROBLEMS = 20;

/** Puts the report on the clipboard. The page never sees the log. */
export async function copyReport(page: PageReport, settings: Settings): Promise<void> {
  const file = logFile();
  const problems = [...(await problemsIn(oldLogFile(file))), ...(await problemsIn(file))];
  const text = reportText({
    ...{ settings, page, system: systemFacts(), now: new Date() },
    problems: problems.slice(-MOST_PROBLEMS),
  });
  // The log has no home folder in it; what an older version of the app wrote there may have.
  clipboard.writeText(withoutHome(text, homedir()));
}

async function problemsIn(log: string): Promise<string[]> {
  try {
    return lastProblems(await readFile(log, 'utf8'), MOST_PROBLEMS);
  } catch (error) {
    // A report without its log is still worth having, and says why it has none.
    return systemCode(error) === 'ENOENT' ? [] : [`The log could not be read: ${String(error)}`];
  }
}

function systemFacts(): SystemFacts {
  const window = BrowserWindow.getAllWindows()[0];
  const { width = 0, height = 0 } = window?.getContentBounds() ?? {};
  const display = window
    ? screen.getDisplayMatching(window.getBounds())
    : screen.getPrimaryDisplay();
  return {
    app: app.getVersion(),
    isPackaged: app.isPackaged,
    electron: process.versions.electron,
    chromium: process.versions.chrome,
    node: process.versions.node,
    system: `${type()} ${release()}`,
    architecture: arch(),
    processors: cpus().length,
    memoryBytes: totalmem(),
    displayScale: display.scaleFactor,
    windowSize: [width, height],
    isDark: nativeTheme.shouldUseDarkColors,
    systemLanguage: app.getPreferredSystemLanguages()[0] ?? 'unknown',
  };
}
