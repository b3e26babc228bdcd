import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../root.ts';

/** The folder of the package that wants TensorFlow in its `deps` and its addon in its `lib`. */
export const TFJS_NODE = path.join(ROOT, 'node_modules/@tensorflow/tfjs-node');

interface Manifest {
  version: string;
  binary: { napi_versions: number[] };
}

const manifest = JSON.parse(readFileSync(path.join(TFJS_NODE, 'package.json'), 'utf8')) as Manifest;

export const TFJS_NODE_VERSION = manifest.version;

/** The Node-API version the addon is built for: the newest the package knows; Node 20 has 9. */
export const NAPI_VERSION = Math.max(...manifest.binary.napi_versions);

/** Where the package looks for its addon, below its own folder. */
export const ADDON_FOLDER = `lib/napi-v${NAPI_VERSION}`;
