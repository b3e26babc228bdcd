import type { Settings } from '../contract/bridge.ts';
import type { PageReport, ReportedDataset, ReportedModel } from '../contract/report.ts';

/** What the main process knows of itself and of the computer. */
export interface SystemFacts {
  app: string;
  /** A package, or a checkout. */
  isPackaged: boolean;
  electron: string;
  chromium: string;
  node: string;
  system: string;
  architecture: string;
  processors: number;
  memoryBytes: number;
  /** 1 for 100 %. */
  displayScale: number;
  /** Of the window's content, in pixels of the page. */
  windowSize: readonly [width: number, height: number];
  isDark: boolean;
  systemLanguage: string;
}

interface Parts {
  system: SystemFacts;
  settings: Settings;
  page: PageReport;
  /** The last warnings and errors of the log, which has no personal data. */
  problems: readonly string[];
  now: Date;
}

/**
 * A report for the developers, in plain text and in English, whatever the screen speaks. It has
 * nothing in it that a person wrote: no names, no drawings, no addresses, no folders.
 */
export function reportText({ system, settings, page, problems, now }: Parts): string {
  return [
    `Digit Studio ${system.app}, ${system.isPackaged ? 'installed' : 'from a checkout'}`,
    `reported  ${now.toISOString()}`,
    '',
    ...versionLines(system, page),
    ...screenLines(system, page),
    ...settingsLines(system, settings),
    `model     ${modelText(page.model)}`,
    `models    ${page.modelCount}`,
    `digits    ${page.dataset ? datasetText(page.dataset) : 'none'}`,
    `training  ${page.isTraining ? 'in progress' : 'none'}`,
    '',
    problems.length === 0 ? 'No warnings or errors in the log.' : 'Last warnings and errors:',
    ...problems,
    '',
  ].join('\n');
}

function versionLines(system: SystemFacts, { tensorflow }: PageReport): string[] {
  const { electron, chromium, node, processors } = system;
  const gigabytes = (system.memoryBytes / 2 ** 30).toFixed(1);
  return [
    `runtime   Electron ${electron}, Chromium ${chromium}, Node ${node}`,
    tensorflow
      ? `engine    TensorFlow ${tensorflow.version} by tfjs ${tensorflow.tfjs}, ${tensorflow.tensors} tensors`
      : 'engine    did not answer',
    `system    ${system.system}, ${system.architecture}, ${processors} processors, ${gigabytes} GB`,
  ];
}

function screenLines(system: SystemFacts, page: PageReport): string[] {
  const { displayScale, windowSize, isDark } = system;
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const zoom = percent(page.pixelRatio / displayScale);
  return [
    `screen    scale ${percent(displayScale)}, zoom ${zoom}, ${isDark ? 'dark' : 'light'}`,
    `window    ${windowSize.join(' x ')}`,
  ];
}

function settingsLines({ systemLanguage }: SystemFacts, settings: Settings): string[] {
  return [
    `language  ${settings.language}, the system's is ${systemLanguage}`,
    // The address itself may tell which school it is.
    `mirror    ${settings.mirror === null ? 'none' : 'an own one'}`,
    `download  ${settings.neverDownload ? 'never' : 'when asked'}`,
  ];
}

function modelText(model: ReportedModel | null): string {
  if (!model) return 'none';
  const { network, layers, parameters, epochs, dataset } = model;
  return [
    `${network} network of ${layers} layers with ${parameters} parameters`,
    `${epochs} epochs`,
    `${(model.accuracy * 100).toFixed(1)} % right`,
    `learned from ${datasetText(dataset)}`,
    ...(model.isOfAHand ? ['then from a hand'] : []),
  ].join(', ');
}

function datasetText({ kind, classes, trainCount, testCount }: ReportedDataset): string {
  return `${kind} (${classes} classes, ${trainCount} to learn from, ${testCount} to test on)`;
}
