// The app that Electron runs when it has none of its own: it reads the folder of
// an app from the command line and starts that. Used only with the Electron of
// scripts/setup/electron-registry.ts; the official binary brings its own.
//
// An ES module, because Electron waits for one to finish before it reports
// 'ready'; what must happen earlier (registerSchemesAsPrivileged) then can.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const { preloaded, target } = readCommandLine(process.argv.slice(1));
const require = createRequire(path.join(process.cwd(), 'command-line.js'));
for (const file of preloaded) require(file);
if (target === undefined) {
  console.error('Usage: electron [-r module] <folder of an app>');
  app.exit(2);
} else {
  await start(path.resolve(target));
}

function readCommandLine(args) {
  const preloaded = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at];
    if (arg === '-r' || arg === '--require') preloaded.push(args[++at]);
    else if (!arg.startsWith('-')) return { preloaded, target: arg };
  }
  return { preloaded, target: undefined };
}

async function start(location) {
  let main = location;
  if (statSync(location).isDirectory()) {
    const about = JSON.parse(readFileSync(path.join(location, 'package.json'), 'utf8'));
    if (about.version) app.setVersion(about.version);
    const name = about.productName ?? about.name;
    if (name) app.setName(name);
    app.setAppPath(location);
    main = path.join(location, about.main ?? 'index.js');
  } else {
    app.setAppPath(path.dirname(location));
  }
  process.defaultApp = true;
  await import(pathToFileURL(main).href);
}
