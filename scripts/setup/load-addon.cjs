// Run by check-tensorflow.ts in a process of its own: loads the addon named on
// the command line and lets it multiply two small matrices.
'use strict';

const binding = require(process.argv[2]);
const attribute = (name, type, value) => ({ name, type, value });
const matrix = (values) => binding.createTensor([2, 2], binding.TF_FLOAT, new Float32Array(values));
const product = binding.executeOp(
  'MatMul',
  [
    attribute('T', binding.TF_ATTR_TYPE, binding.TF_FLOAT),
    attribute('transpose_a', binding.TF_ATTR_BOOL, false),
    attribute('transpose_b', binding.TF_ATTR_BOOL, false),
  ],
  [matrix([1, 2, 3, 4]), matrix([5, 6, 7, 8])],
  1,
);
process.stdout.write(`product ${Array.from(binding.tensorDataSync(product[0].id)).join(' ')}`);
