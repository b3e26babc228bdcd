import { expect, it } from 'vitest';
import { connected, settle } from '../../fakes/connected.ts';
import { twoModels } from '../../fakes/library.ts';
import { keptDrawings } from '../../fakes/people.ts';
import { readingsOf } from '../../fakes/samples.ts';

it('reads all drawings, some at a time', async () => {
  const { app, engine } = await connected();
  const drawings = keptDrawings(40);
  app.keptReadings.follow(drawings);
  await settle();
  await settle();
  expect(engine.requests.filter(({ name }) => name === 'predict')).toHaveLength(2);
  expect(drawings.every(({ id }) => app.keptReadings.of(id) !== null)).toBe(true);
});

it('reads only what is new', async () => {
  const { app, engine } = await connected();
  app.keptReadings.follow(keptDrawings(10));
  await settle();
  app.keptReadings.follow(keptDrawings(12));
  await settle();
  const sizes = engine.requests
    .filter(({ name }) => name === 'predict')
    .map(({ input }) => (input as { pixels: Uint8Array }).pixels.length / 784);
  expect(sizes).toEqual([10, 2]);
});

it('reads all again when another network took over, and shows the old until then', async () => {
  const { app, engine } = await connected();
  const [drawing] = keptDrawings(1);
  app.keptReadings.follow([drawing!]);
  await settle();
  engine.api.predict = ({ pixels }) => Promise.resolve({ readings: readingsOf(pixels, 3) });
  engine.announce('libraryChanged', twoModels);
  expect(app.keptReadings.of(drawing!.id)?.probabilities[7]).toBeGreaterThan(0.5);
  await settle();
  await settle();
  expect(app.keptReadings.of(drawing!.id)?.probabilities[3]).toBeGreaterThan(0.5);
});

it('asks no more when there is nothing to read, or nothing to read with', async () => {
  const { app, engine } = await connected();
  engine.api.predict = () => Promise.reject(new Error('none'));
  app.keptReadings.follow(keptDrawings(40));
  await settle();
  await settle();
  expect(engine.requests.filter(({ name }) => name === 'predict')).toHaveLength(1);
  app.keptReadings.follow([]);
  engine.announce('libraryChanged', twoModels);
  await settle();
  expect(engine.requests.filter(({ name }) => name === 'predict')).toHaveLength(1);
});
