import { contextBridge, ipcRenderer } from 'electron';
import { type Bridge, channels, type EngineState } from '../../contract/bridge.ts';
import type { UpdateState } from '../../contract/updates.ts';

const bridge: Bridge = {
  askForEnginePort: (nonce) => ipcRenderer.send(channels.enginePort, nonce),
  onEngineState: (listener) => {
    ipcRenderer.on(channels.engineState, (_event, state: EngineState) => listener(state));
  },
  restartEngine: () => ipcRenderer.send(channels.restartEngine),
  appInfo: () => ipcRenderer.invoke(channels.appInfo),
  settings: () => ipcRenderer.invoke(channels.settings),
  changeSettings: (settings) => ipcRenderer.invoke(channels.changeSettings, settings),
  showDataFolder: () => ipcRenderer.send(channels.showDataFolder),
  showDatasetFolder: (id) => ipcRenderer.send(channels.showDatasetFolder, id),
  choose: (kind) => ipcRenderer.invoke(channels.choose, kind),
  openedFiles: () => ipcRenderer.invoke(channels.openedFiles),
  onFileOpened: (listener) => {
    ipcRenderer.on(channels.fileOpened, () => listener());
  },
  copyReport: (page) => ipcRenderer.invoke(channels.copyReport, page),
  updateState: () => ipcRenderer.invoke(channels.updateState),
  onUpdateState: (listener) => {
    ipcRenderer.on(channels.updateState, (_event, state: UpdateState) => listener(state));
  },
  lookForUpdate: () => ipcRenderer.send(channels.lookForUpdate),
  downloadUpdate: () => ipcRenderer.send(channels.downloadUpdate),
  cancelUpdate: () => ipcRenderer.send(channels.cancelUpdate),
  restartToUpdate: () => ipcRenderer.invoke(channels.restartToUpdate),
};

contextBridge.exposeInMainWorld('digitStudio', bridge);

// A port cannot cross contextBridge; a window message carries it, with the nonce it was asked by.
ipcRenderer.on(channels.enginePort, (event, nonce: string) => {
  window.postMessage({ enginePort: nonce }, window.location.origin, event.ports);
});
