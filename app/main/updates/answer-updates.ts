import log from 'electron-log/main';
import { channels } from '../../contract/bridge.ts';
import type { UpdateState } from '../../contract/updates.ts';
import type { EngineProcess } from '../engine-process.ts';
import type { SettingsFile } from '../settings.ts';
import { answerOnPage, onPage } from '../trusted-sender.ts';
import { sendToPage } from '../window.ts';
import { updateConfigFile } from './update-config.ts';
import { createUpdates } from './updates.ts';

/** Lets the page look for a newer version, where the package says where. */
export function answerUpdates(engine: EngineProcess, settings: SettingsFile): void {
  const file = updateConfigFile();
  if (file === null) {
    answerOnPage(channels.updateState, () => null);
    return;
  }
  const updates = createUpdates({
    // Loaded with it: without an address no line of electron-updater is run.
    open: async () => (await import('./open-updater.ts')).openUpdater(file),
    mayDownload: async () => !(await settings.read()).neverDownload,
    engine,
    onState: tell,
  });
  answerOnPage(channels.updateState, () => updates.state());
  onPage(channels.lookForUpdate, () => void updates.look());
  onPage(channels.downloadUpdate, () => void updates.download());
  onPage(channels.cancelUpdate, () => updates.cancel());
  answerOnPage(channels.restartToUpdate, () => updates.restart());
}

function tell(state: UpdateState): void {
  if (state.kind === 'failed') {
    const { failure } = state;
    log.warn(`updates: ${'reason' in failure ? failure.reason : failure.code}`);
  }
  sendToPage(channels.updateState, state);
}
