import { Resvg } from '@resvg/resvg-js';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Renders the icon's drawing into the pictures that windows and installers want. */
const RESOURCES = resolve(import.meta.dirname, '../resources');
const PICTURES = { 'icon.png': 512, 'icon-1024.png': 1024 };

const drawing = await readFile(resolve(RESOURCES, 'icon.svg'), 'utf8');
for (const [name, width] of Object.entries(PICTURES)) {
  const picture = new Resvg(drawing, { fitTo: { mode: 'width', value: width } }).render();
  await writeFile(resolve(RESOURCES, name), picture.asPng());
}
