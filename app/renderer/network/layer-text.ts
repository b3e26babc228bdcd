import type { LayerKind } from '../../contract/network.ts';
import { m } from '../i18n/messages.ts';

interface LayerText {
  name: () => string;
  /** What it does, in a sentence. */
  about: () => string;
}

const TEXTS: Readonly<Record<LayerKind, LayerText>> = {
  dense: { name: m.layerDense, about: m.layerDenseAbout },
  conv2d: { name: m.layerConv2d, about: m.layerConv2dAbout },
  maxPool: { name: m.layerMaxPool, about: m.layerMaxPoolAbout },
  averagePool: { name: m.layerAveragePool, about: m.layerAveragePoolAbout },
  batchNorm: { name: m.layerBatchNorm, about: m.layerBatchNormAbout },
  relu: { name: m.layerRelu, about: m.layerReluAbout },
  leakyRelu: { name: m.layerLeakyRelu, about: m.layerLeakyReluAbout },
  tanh: { name: m.layerTanh, about: m.layerTanhAbout },
  sigmoid: { name: m.layerSigmoid, about: m.layerSigmoidAbout },
  dropout: { name: m.layerDropout, about: m.layerDropoutAbout },
  flatten: { name: m.layerFlatten, about: m.layerFlattenAbout },
};

export function layerName(kind: LayerKind): string {
  return TEXTS[kind].name();
}

export function layerAbout(kind: LayerKind): string {
  return TEXTS[kind].about();
}
