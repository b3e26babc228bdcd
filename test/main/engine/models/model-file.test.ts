import { describe, expect, it } from 'vitest';
import type { Layer } from '../../../../app/contract/network.ts';
import { describeModel, parseModelFile } from '../../../../app/main/engine/models/model-file.ts';
import { doubt } from '../../../fakes/reliability.ts';
import { model as summary } from '../../../fakes/samples.ts';
import { everyLayer } from '../network/every-layer.ts';

const HASH = 'a'.repeat(64);

function textOf(layers: readonly Layer[]): string {
  return JSON.stringify(describeModel(summary, layers, HASH));
}

/** Layers that cannot be described, in the place of those of another model. */
function textWith(layers: readonly Layer[]): string {
  const fits = JSON.parse(textOf([{ kind: 'flatten' }, { kind: 'dense', units: 10 }]));
  const config = fits.modelTopology.model_config.config;
  const [begin] = config.layers;
  config.layers = [
    begin,
    ...layers.map((layer) => {
      if (layer.kind === 'dense') {
        const { units } = layer;
        const rest = { name: 'dense', activation: 'linear', use_bias: true };
        return { class_name: 'Dense', config: { ...rest, units } };
      }
      return {
        class_name: 'MaxPooling2D',
        config: {
          name: 'max_pooling2d',
          pool_size: [2, 2],
          strides: [2, 2],
          padding: 'valid',
          data_format: 'channels_last',
        },
      };
    }),
  ];
  return JSON.stringify(fits);
}

describe('the description of a model', () => {
  it('gives back what was described, and says how many bytes the weights have', () => {
    const description = parseModelFile(textOf(everyLayer));
    expect(description).toMatchObject({ summary, layers: everyLayer, weightsSha256: HASH });
    // 4x4x1x4 and a batch norm of 4, 3x3x4x6+6, 2x2x6x5+5, 20x12+12, a batch norm of 12, 12x8+8, 8x10+10.
    const parameters = 64 + 16 + 222 + 125 + 252 + 48 + 104 + 90;
    expect(description.weightsBytes).toBe(4 * parameters);
  });

  it('is refused if it was saved at no time that there is', () => {
    const text = textOf(everyLayer);
    expect(() => parseModelFile(text.replace(summary.savedAt, 'yesterday'))).toThrow(/a moment/);
    // A clock may be as wrong as it likes.
    for (const savedAt of ['0001-01-01T00:00:00.000Z', '+275760-09-13T00:00:00.000Z']) {
      expect(parseModelFile(text.replace(summary.savedAt, savedAt)).summary.savedAt).toBe(savedAt);
    }
  });

  it('is refused if the layers do not fit', () => {
    const layers: Layer[] = [
      { kind: 'maxPool', size: 2 },
      { kind: 'dense', units: 10 },
    ];
    expect(() => parseModelFile(textWith(layers))).toThrow(/layer 2 \(maxPool\).*needs-picture/);
  });

  it('is refused before it takes memory for more parameters than a network may have', () => {
    const wide: Layer[] = Array.from({ length: 4 }, () => ({ kind: 'dense', units: 4096 }));
    const layers: Layer[] = [...wide, { kind: 'dense', units: 10 }];
    expect(() => parseModelFile(textWith(layers))).toThrow(/53600266 parameters/);
  });

  it.each<[string, Layer[]]>([
    [
      'something behind them',
      [{ kind: 'flatten' }, { kind: 'dense', units: 10 }, { kind: 'relu' }],
    ],
    ['too few', [{ kind: 'flatten' }, { kind: 'dense', units: 9 }]],
    ['none', [{ kind: 'flatten' }]],
  ])('is refused if there is no logit for each class at the end: %s', (_, layers) => {
    expect(() => parseModelFile(textOf(layers))).toThrow(/a logit for each class/);
  });

  it('is refused if the weights are those of other layers', () => {
    const text = textOf(everyLayer).replace('"units":12', '"units":13');
    expect(() => parseModelFile(text)).toThrow(/do not belong/);
  });
});

describe("what is known of a model's doubt", () => {
  const layers: readonly Layer[] = [{ kind: 'flatten' }, { kind: 'dense', units: 10 }];
  const written = (changed: object) =>
    JSON.stringify(describeModel({ ...summary, ...changed }, layers, HASH));

  it('comes back as it was saved', () => {
    expect(parseModelFile(written({ doubt })).summary.doubt).toEqual(doubt);
  });

  it('is null where an older version saved none', () => {
    expect(parseModelFile(written({ doubt: undefined })).summary.doubt).toBeNull();
  });

  it('has a weight for each unit and value', () => {
    const short = { ...doubt, strangers: { ...doubt.strangers, features: 5 } };
    expect(() => parseModelFile(written({ doubt: short }))).toThrow('a weight for each unit');
  });
});
