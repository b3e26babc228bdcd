import { describe, expect, it } from 'vitest';
import type { PageReport } from '../../app/contract/report.ts';
import { lastProblems } from '../../app/main/last-problems.ts';
import { reportText, type SystemFacts } from '../../app/main/report-text.ts';
import { withoutHome } from '../../app/main/without-home.ts';

const HOME = '/home/lin';

const system: SystemFacts = {
  app: '0.1.0',
  isPackaged: true,
  electron: '45.4.1',
  chromium: '150.0.7871.12',
  node: '24.11.0',
  system: 'Linux 6.1.0',
  architecture: 'x64',
  processors: 4,
  memoryBytes: 8 * 2 ** 30,
  displayScale: 2,
  windowSize: [1200, 800],
  isDark: false,
  systemLanguage: 'zh-CN',
};

const starter = { kind: 'starter', classes: 10, trainCount: 9000, testCount: 1000 } as const;

const page: PageReport = {
  tensorflow: { version: '2.21.0', tfjs: '4.22.0', tensors: 120 },
  pixelRatio: 3,
  model: {
    network: 'quick',
    layers: 12,
    parameters: 57_754,
    epochs: 3,
    accuracy: 0.981,
    isOfAHand: true,
    dataset: starter,
  },
  modelCount: 4,
  dataset: { ...starter, kind: 'own', classes: 2 },
  isTraining: false,
};

const LOG = [
  `[2025-11-24 20:02:22.123] [error] engine: ${HOME}/.config/Digit Studio/networks.json is odd`,
  `    at read (${HOME}/engine.js:1:2)`,
].join('\n');

function report(changes: Partial<Parameters<typeof reportText>[0]> = {}): string {
  return reportText({
    system,
    settings: { language: 'system', mirror: 'https://school.example/digits/', neverDownload: true },
    page,
    problems: [],
    now: new Date('2025-11-24T20:05:00Z'),
    ...changes,
  });
}

describe('a report', () => {
  it('tells all versions, the system, the screen, the model and the digits', () => {
    const text = report();
    for (const fact of [
      ...['Digit Studio 0.1.0', 'Electron 45.4.1', 'Chromium 150.0.7871.12', 'Node 24.11.0'],
      ...['TensorFlow 2.21.0', 'tfjs 4.22.0', '120 tensors', 'Linux 6.1.0, x64', '8.0 GB'],
      ...['scale 200 %, zoom 150 %, light', '1200 x 800', "system, the system's is zh-CN"],
      ...['quick network', '57754 parameters', '98.1 % right', 'then from a hand'],
      ...['digits    own (2 classes, 9000 to learn from, 1000 to test on)'],
      ...['download  never', 'No warnings or errors in the log.', '2025-11-24T20:05:00.000Z'],
    ]) {
      expect(text).toContain(fact);
    }
  });

  it('does not tell the address of a mirror', () => {
    expect(report()).toContain('mirror    an own one');
    expect(report()).not.toContain('school');
  });

  it('has the last problems of the log, without the home folder', () => {
    const text = withoutHome(report({ problems: lastProblems(LOG, 20) }), HOME);
    expect(text).toContain('[error] engine: ~/.config/Digit Studio/networks.json is odd');
    expect(text).toContain('at read (~/engine.js:1:2)');
    expect(text).not.toContain('lin/');
  });

  it('is made where there is no engine, no model and no digits', () => {
    const text = report({ page: { ...page, tensorflow: null, model: null, dataset: null } });
    expect(text).toContain('engine    did not answer');
    expect(text).toContain('model     none');
    expect(text).toContain('digits    none');
  });
});
