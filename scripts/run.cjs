// Starts scripts/<name>.ts. Written so that even an old Node can parse it: its
// first duty is to tell an old Node, in a sentence, that it is too old.
'use strict';

var fs = require('fs');
var path = require('path');

// 20.19 is the first Node 20 with require() of ES modules, which vite 8 and vitest 4 need.
var MINIMUM = [20, 19];

/** Returns the sentence for a Node that is too old, or undefined for one that will do. */
function complaintAboutNode(version) {
  var parts = String(version).replace(/^v/, '').split('.').map(Number);
  var major = parts[0];
  var minor = parts[1];
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return undefined;
  return (
    'Digit Studio needs Node ' +
    MINIMUM.join('.') +
    ' or newer, and this is Node ' +
    String(version).replace(/^v/, '') +
    '. Install a newer one from https://nodejs.org and try again.'
  );
}

/** Returns the names of the scripts that can be run. */
function scriptNames() {
  return fs
    .readdirSync(__dirname)
    .filter(function (file) {
      return /\.ts$/.test(file);
    })
    .map(function (file) {
      return file.replace(/\.ts$/, '');
    });
}

function stop(exitCode, sentence) {
  console.error(sentence);
  process.exit(exitCode);
}

function run() {
  var complaint = complaintAboutNode(process.version);
  if (complaint) stop(1, complaint);

  var name = process.argv[2];
  if (!name || scriptNames().indexOf(name) < 0) {
    stop(2, 'Usage: node scripts/run.cjs <' + scriptNames().join('|') + '> [arguments]');
  }
  if (!fs.existsSync(path.join(__dirname, '..', 'node_modules', 'tsx'))) {
    stop(1, 'The packages of Digit Studio are not installed here. Run "npm ci" first.');
  }

  var script = path.join(__dirname, name + '.ts');
  // A script finds its own arguments where every program does: from argv[2] on.
  process.argv.splice(1, 2, script);
  // Imported, not required: tsx 4.23's own CommonJS file looks for its hooks in the wrong folder.
  import('tsx/esm/api')
    .then(function (tsx) {
      tsx.register();
      return import(require('url').pathToFileURL(script).href);
    })
    .catch(function (error) {
      if (error && /^ERR_PARSE_ARGS/.test(error.code)) stop(2, error.message);
      // A SetupError is a sentence for a person; anything else is a mistake of ours.
      stop(1, error && error.name === 'SetupError' ? error.message : error);
    });
}

module.exports = { complaintAboutNode: complaintAboutNode };
if (require.main === module) run();
