import * as v from 'valibot';
import { ModelSummary } from '../../../contract/models.ts';
import { type Layer, MOST_PARAMETERS } from '../../../contract/network.ts';
import { parametersOf } from '../../../core/network/parameters.ts';
import { sizeOf } from '../../../core/network/shapes.ts';
import { fromTopology, Topology, toTopology } from './topology.ts';

export const MODEL_FILE = 'model.json';
/** The name says which content it is: weights never change under a name that is in use. */
export const WEIGHTS_FILE = /^weights-[0-9a-f]{12}\.bin$/;
const BYTES_A_FLOAT = 4;

/** model.json: the tfjs layers format (tfjs-core io/types.ts, ModelJSON) with our own part in it. */
export const ModelFile = v.object({
  format: v.literal('layers-model'),
  generatedBy: v.string(),
  convertedBy: v.nullable(v.string()),
  modelTopology: Topology,
  weightsManifest: v.tuple([
    v.object({
      paths: v.tuple([v.pipe(v.string(), v.regex(WEIGHTS_FILE))]),
      weights: v.array(
        v.object({
          name: v.string(),
          shape: v.array(v.number()),
          dtype: v.literal('float32'),
        }),
      ),
    }),
  ]),
  userDefinedMetadata: v.object({
    digitStudio: v.object({
      summary: ModelSummary,
      weightsSha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    }),
  }),
});
export type ModelFile = v.InferOutput<typeof ModelFile>;

/** What a model file says, checked: all but the weights themselves. */
export interface ModelDescription {
  summary: ModelSummary;
  layers: readonly Layer[];
  weightsFile: string;
  weightsSha256: string;
  weightsBytes: number;
}

/** The content of model.json for a network and the hash of its weights. */
export function describeModel(
  summary: ModelSummary,
  layers: readonly Layer[],
  weightsSha256: string,
): ModelFile {
  return {
    format: 'layers-model',
    generatedBy: 'Digit Studio',
    convertedBy: null,
    modelTopology: toTopology(summary.settings.network.name, layers),
    weightsManifest: [{ paths: [weightsFileName(weightsSha256)], weights: manifestOf(layers) }],
    userDefinedMetadata: { digitStudio: { summary, weightsSha256 } },
  };
}

/** The text of model.json. */
export function descriptionText(...model: Parameters<typeof describeModel>): string {
  return JSON.stringify(describeModel(...model), null, 2);
}

/**
 * Reads the text of a model.json.
 * @throws Error whose message says in words what is wrong with it.
 */
export function parseModelFile(text: string): ModelDescription {
  const parsed = v.safeParse(ModelFile, JSON.parse(text));
  if (!parsed.success) throw new Error(v.summarize(parsed.issues));
  const { modelTopology, weightsManifest, userDefinedMetadata } = parsed.output;
  const { summary, weightsSha256 } = userDefinedMetadata.digitStudio;
  const layers = fromTopology(modelTopology);

  const parameters = parametersOf(layers).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  if (parameters > MOST_PARAMETERS) throw new Error(`it asks for ${parameters} parameters`);
  const last = layers.at(-1);
  if (last?.kind !== 'dense' || last.units !== summary.dataset.classes.length) {
    throw new Error('it does not end with a logit for each class');
  }
  if (JSON.stringify(weightsManifest[0].weights) !== JSON.stringify(manifestOf(layers))) {
    throw new Error('its weights do not belong to its layers');
  }
  const [weightsFile] = weightsManifest[0].paths;
  if (weightsFile !== weightsFileName(weightsSha256)) {
    throw new Error('the name of its weights file is not that of their hash');
  }
  return { summary, layers, weightsFile, weightsSha256, weightsBytes: parameters * BYTES_A_FLOAT };
}

export function weightsFileName(sha256: string): string {
  return `weights-${sha256.slice(0, 12)}.bin`;
}

function manifestOf(layers: readonly Layer[]) {
  return parametersOf(layers).map(({ name, shape }) => ({
    name,
    shape: [...shape],
    dtype: 'float32' as const,
  }));
}
