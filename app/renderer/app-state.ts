import type { Bridge } from '../contract/bridge.ts';
import { Digits } from './state/digits.svelte.ts';
import { Drawing } from './state/drawing.svelte.ts';
import { EngineConnection } from './state/engine-connection.svelte.ts';
import { Notices } from './state/notices.svelte.ts';
import { Prediction } from './state/prediction.svelte.ts';
import { Preferences } from './state/preferences.svelte.ts';
import { Training } from './state/training.svelte.ts';

/** Everything that outlives a screen. */
export interface AppState {
  connection: EngineConnection;
  digits: Digits;
  drawing: Drawing;
  notices: Notices;
  prediction: Prediction;
  preferences: Preferences;
  training: Training;
}

export function createAppState(
  bridge: Bridge,
  connection = new EngineConnection(bridge),
): AppState {
  const drawing = new Drawing();
  const training = new Training(connection);
  return {
    connection,
    digits: new Digits(connection, bridge),
    drawing,
    training,
    notices: new Notices(connection, training),
    prediction: new Prediction(connection, training),
    preferences: new Preferences(bridge),
  };
}
