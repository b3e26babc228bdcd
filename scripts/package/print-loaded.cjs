'use strict';

// Prints which files are loaded when the engine loads TensorFlow, as a JSON array.
const util = require('node:util');

// Gone since Node 23; app/main/engine/tensorflow.ts says more.
util.isNullOrUndefined ??= (value) => value === null || value === undefined;
util.isArray ??= Array.isArray;

const tf = require('@tensorflow/tfjs-node');
// Kernels and the addon's own parts are loaded at the first use of some.
tf.tidy(() => tf.tensor([1]).add(1).dataSync());
process.stdout.write(JSON.stringify(Object.keys(require.cache)));
