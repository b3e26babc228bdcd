import type { Attribute, TensorValues } from '../../tensorflow.ts';
import {
  bytesField,
  floatField,
  join,
  messageField,
  type Parts,
  textField,
  wholeField,
  wholesField,
} from './protobuf.ts';

/** An op in a graph. */
export interface GraphNode {
  name: string;
  op: string;
  /** `name` or `name:output`; `^name` only waits for it. */
  inputs: readonly string[];
  attributes: readonly Attribute[];
  /** Of a Const. */
  value?: { shape: readonly number[]; dtype: number; values: TensorValues };
}

const TAG = 'digit-studio';
/** TensorFlow's graphs are as of this version of their rules; any TensorFlow since 2.0 reads it. */
const PRODUCER = 561;

/** What loads a graph by that name. */
export const GRAPH_TAG = TAG;

/**
 * The content of saved_model.pb: the only way by which the native addon takes a whole graph
 * (tensorflow/core/protobuf/saved_model.proto, framework/graph.proto).
 */
export function encodeGraph(nodes: readonly GraphNode[]): Uint8Array {
  const versions = wholeField(1, PRODUCER);
  const graph = [...nodes.map((node) => messageField(1, nodeOf(node))), messageField(4, versions)];
  const information = textField(4, TAG);
  const metaGraph = [messageField(1, information), messageField(2, graph)];
  return join([wholeField(1, 1), messageField(2, metaGraph)]);
}

function nodeOf({ name, op, inputs, attributes, value }: GraphNode): Parts {
  const entries = attributes.map((attribute) => entryOf(attribute.name, valueOf(attribute)));
  if (value) {
    const content = Buffer.from(
      value.values.buffer,
      value.values.byteOffset,
      value.values.byteLength,
    );
    const tensor = [
      wholeField(1, value.dtype),
      messageField(2, shapeOf(value.shape)),
      bytesField(4, content),
    ];
    entries.push(entryOf('value', messageField(8, tensor)));
  }
  return [
    textField(1, name),
    textField(2, op),
    inputs.map((input) => textField(3, input)),
    entries,
  ];
}

function entryOf(name: string, value: Parts): Parts {
  return messageField(5, [textField(1, name), messageField(2, value)]);
}

/** AttrValue, by the number of the attribute's kind (TF_AttrType, see attribute.ts). */
function valueOf({ name, type, value }: Attribute): Parts {
  if (Array.isArray(value) && type === 5) return messageField(7, shapeOf(value as number[]));
  if (Array.isArray(value) && type === 1) return messageField(1, wholesField(3, value as number[]));
  switch (type) {
    case 0:
      return textField(2, String(value));
    case 1:
      return wholeField(3, Number(value));
    case 2:
      return floatField(4, Number(value));
    case 3:
      return wholeField(5, value ? 1 : 0);
    case 4:
      return wholeField(6, Number(value));
    default:
      throw new TypeError(`the attribute ${name} is of a kind that no graph has had yet`);
  }
}

function shapeOf(shape: readonly number[]): Parts {
  return shape.map((size) => messageField(2, wholeField(1, size)));
}
