import type { Bridge } from '../contract/bridge.ts';
import { Digits } from './state/digits.svelte.ts';
import { Drawing } from './state/drawing.svelte.ts';
import { EngineConnection } from './state/engine-connection.svelte.ts';
import { Evaluations } from './state/evaluations.svelte.ts';
import { FirstLayerWatch } from './state/first-layer-watch.svelte.ts';
import { Guides } from './state/guides.svelte.ts';
import { Hand } from './state/hand.svelte.ts';
import { Interruption } from './state/interruption.svelte.ts';
import { KeptReadings } from './state/kept-readings.svelte.ts';
import { ModelFiles } from './state/model-files.svelte.ts';
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
import { Updates } from './state/updates.svelte.ts';

/** Everything that outlives a screen. */
export interface AppState {
  connection: EngineConnection;
  digits: Digits;
  drawing: Drawing;
  evaluations: Evaluations;
  firstLayer: FirstLayerWatch;
  guides: Guides;
  hand: Hand;
  interruption: Interruption;
  keptReadings: KeptReadings;
  library: ModelLibrary;
  microscope: Microscope;
  modelFiles: ModelFiles;
  navigation: Navigation;
  networks: Networks;
  notices: Notices;
  pace: Pace;
  people: People;
  prediction: Prediction;
  preferences: Preferences;
  training: Training;
  updates: Updates;
}

export function createAppState(
  bridge: Bridge,
  connection = new EngineConnection(bridge),
): AppState {
  const drawing = new Drawing();
  const training = new Training(connection);
  const library = new ModelLibrary(connection);
  const navigation = new Navigation();
  const people = new People(connection, bridge);
  const hand = new Hand(connection);
  const interruption = new Interruption(connection);
  const notices = new Notices(connection, { training, interruption, hand });
  return {
    connection,
    digits: new Digits(connection, bridge),
    drawing,
    evaluations: new Evaluations(connection),
    firstLayer: new FirstLayerWatch(connection),
    guides: new Guides(people),
    hand,
    interruption,
    keptReadings: new KeptReadings(connection),
    library,
    microscope: new Microscope(connection, drawing),
    modelFiles: new ModelFiles({ connection, bridge, library, navigation }),
    navigation,
    networks: new Networks(connection),
    notices,
    pace: new Pace(connection),
    people,
    prediction: new Prediction(connection, training),
    preferences: new Preferences(bridge, (problem) => notices.tell(problem)),
    training,
    updates: new Updates(bridge),
  };
}
