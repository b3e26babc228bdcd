import type { Bridge } from '../contract/bridge.ts';
import { Digits } from './state/digits.svelte.ts';
import { Drawing } from './state/drawing.svelte.ts';
import { EngineConnection } from './state/engine-connection.svelte.ts';
import { Evaluations } from './state/evaluations.svelte.ts';
import { FirstLayerWatch } from './state/first-layer-watch.svelte.ts';
import { Hand } from './state/hand.svelte.ts';
import { Interruption } from './state/interruption.svelte.ts';
import { KeptReadings } from './state/kept-readings.svelte.ts';
import { ModelLibrary } from './state/library.svelte.ts';
import { Microscope } from './state/microscope.svelte.ts';
import { Navigation } from './state/navigation.svelte.ts';
import { Networks } from './state/networks.svelte.ts';
import { Notices } from './state/notices.svelte.ts';
import { Pace } from './state/pace.svelte.ts';
import { People } from './state/people.svelte.ts';
import { Prediction } from './state/prediction.svelte.ts';
import { Preferences } from './state/preferences.svelte.ts';
import { Training } from './state/training.svelte.ts';

/** Everything that outlives a screen. */
export interface AppState {
  connection: EngineConnection;
  digits: Digits;
  drawing: Drawing;
  evaluations: Evaluations;
  firstLayer: FirstLayerWatch;
  hand: Hand;
  interruption: Interruption;
  keptReadings: KeptReadings;
  library: ModelLibrary;
  microscope: Microscope;
  navigation: Navigation;
  networks: Networks;
  notices: Notices;
  pace: Pace;
  people: People;
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
  const interruption = new Interruption(connection);
  const notices = new Notices(connection, training, interruption);
  return {
    connection,
    digits: new Digits(connection, bridge),
    drawing,
    evaluations: new Evaluations(connection),
    firstLayer: new FirstLayerWatch(connection),
    hand: new Hand(connection),
    interruption,
    keptReadings: new KeptReadings(connection),
    library: new ModelLibrary(connection),
    microscope: new Microscope(connection, drawing),
    navigation: new Navigation(),
    networks: new Networks(connection),
    notices,
    pace: new Pace(connection),
    people: new People(connection, bridge),
    prediction: new Prediction(connection, training),
    preferences: new Preferences(bridge, (problem) => notices.tell(problem)),
    training,
  };
}
