import type { Bridge } from '../contract/bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly digitStudio: Bridge;
  }
}

export const bridge = window.digitStudio;
