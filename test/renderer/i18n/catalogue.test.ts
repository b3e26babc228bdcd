import { parse } from 'svelte/compiler';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../app/contract/bridge.ts';

type Message = string | { declarations: string[]; match: Record<string, string> }[];
type Catalogue = Record<string, Message>;

const RENDERER = resolve(import.meta.dirname, '../../../app/renderer');
const sources = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(svelte|ts)$/.test(path) && !path.startsWith('i18n/generated'))
  .map((path) => ({ path, text: readFileSync(resolve(RENDERER, path), 'utf8') }));
const catalogues = new Map(
  LANGUAGES.map((language) => [
    language,
    JSON.parse(
      readFileSync(resolve(RENDERER, `i18n/messages/${language}.json`), 'utf8'),
    ) as Catalogue,
  ]),
);
const english = catalogues.get('en')!;

describe.each(LANGUAGES)('the texts in %s', (language) => {
  const catalogue = catalogues.get(language)!;

  it('are the same texts as in English, in the same order', () => {
    expect(Object.keys(catalogue)).toEqual(Object.keys(english));
  });

  it('take the same parameters as in English', () => {
    expect(parametersOfAll(catalogue)).toEqual(parametersOfAll(english));
  });

  it('are not empty', () => {
    const empty = Object.keys(catalogue).filter((key) =>
      patternsOf(catalogue[key]!).some((pattern) => pattern.trim() === ''),
    );
    expect(empty).toEqual([]);
  });
});

it('has no text that nobody shows', () => {
  const code = sources.map(({ text }) => text).join('\n');
  const unused = Object.keys(english).filter((key) => !new RegExp(`\\bm\\.${key}\\b`).test(code));
  expect(unused).toEqual([]);
});

describe.each(sources.filter(({ path }) => path.endsWith('.svelte')))('$path', ({ text }) => {
  it('takes every text from the catalogue', () => {
    expect(literalTexts(text)).toEqual([]);
  });
});

it('notices a literal text', () => {
  const source = '<p title="tip">{count} digits</p>{ok ? "yes" : "no"}<b lang="en">7</b>';
  expect(literalTexts(source)).toEqual(['tip', ' digits', 'yes', 'no']);
});

function patternsOf(message: Message): string[] {
  return typeof message === 'string' ? [message] : Object.values(message[0]!.match);
}

function parametersOf(message: Message): string[] {
  const inPatterns = patternsOf(message).flatMap((pattern) =>
    [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!),
  );
  const declared =
    typeof message === 'string'
      ? []
      : message[0]!.declarations.map((declaration) => declaration.replace('input ', ''));
  return [...new Set([...inPatterns, ...declared])].sort();
}

function parametersOfAll(catalogue: Catalogue): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, message]) => [key, parametersOf(message)]),
  );
}

/** Words that are written in the markup itself, where a person would see or hear them. */
function literalTexts(source: string): string[] {
  const found: string[] = [];
  visit(parse(source, { modern: true }).fragment, found);
  return found;
}

const SPOKEN_ATTRIBUTES = ['title', 'alt', 'placeholder', 'label', 'aria-label'];
const SILENT_NODES = ['StyleDirective', 'ClassDirective', 'ConstTag'];

function visit(node: unknown, found: string[]): void {
  if (typeof node !== 'object' || node === null) return;
  const { type = '', name = '', data, value } = node as Record<string, string | undefined>;
  if (SILENT_NODES.includes(type)) return;
  if (type === 'Attribute' && !SPOKEN_ATTRIBUTES.includes(name)) return;
  const text = type === 'Text' ? data : type === 'Literal' ? value : null;
  if (typeof text === 'string' && /\p{Letter}/u.test(text)) found.push(text);
  for (const [key, part] of Object.entries(node)) {
    // The condition of a block compares; it says nothing.
    const isCondition = type.endsWith('Block') && ['test', 'expression'].includes(key);
    if (!isCondition) visit(part, found);
  }
}
