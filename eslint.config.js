import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** The folder says where code runs; this holds it to that (ARCHITECTURE.md, "Who may import whom"). */
function mayNotImport(files, message, ...group) {
  return {
    files,
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ group, message }] }],
    },
  };
}

/** The plugin's configs speak of every file, and one of its rules fails on CommonJS. */
function onlySvelte(config) {
  return { files: ['**/*.svelte', '**/*.svelte.ts'], ...config };
}

export default ts.config(
  { ignores: ['out/', 'dist/', 'node_modules/', 'app/renderer/i18n/generated/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended.map(onlySvelte),
  prettier,
  ...svelte.configs.prettier.map(onlySvelte),
  {
    languageOptions: { globals: { ...globals.node } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'off',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', prefer: 'type-imports' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    // The compiler of types finds undefined names, and knows each runtime's globals.
    files: ['**/*.ts', '**/*.svelte'],
    rules: { 'no-undef': 'off' },
  },
  {
    files: ['app/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'Date',
          property: 'now',
          message: 'The clock may be set: what lasts is measured by performance.now().',
        },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser }, globals: { ...globals.browser } },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
    rules: { '@typescript-eslint/no-require-imports': 'off', 'no-var': 'off' },
  },
  mayNotImport(
    ['app/core/**', 'app/contract/**'],
    'Core and contract belong to no process.',
    'node:*',
    'electron*',
    'svelte*',
    '@tensorflow/*',
    '**/main/**',
    '**/renderer/**',
  ),
  mayNotImport(
    ['app/renderer/**'],
    'The page has no Node and no Electron: what it needs goes through the contract.',
    'node:*',
    'electron*',
    '@tensorflow/*',
    '**/main/**',
  ),
  {
    // The start of the engine in Electron takes Electron's network there; all else gets it passed.
    ignores: ['app/main/engine/engine.ts'],
    ...mayNotImport(
      ['app/main/engine/**', 'app/main/cli/**', 'app/main/files/**', 'app/main/terminal/**'],
      'The engine is a plain Node program: it runs in a test and in the command line too.',
      'electron',
      'electron/*',
      'electron-log*',
      'svelte*',
      '**/renderer/**',
    ),
  },
  mayNotImport(
    ['app/main/*.ts', 'app/main/updates/**', 'app/main/preload/**'],
    'TensorFlow crashes in the main process and would stall the windows.',
    '@tensorflow/*',
    'svelte*',
    '**/engine/**',
    '**/renderer/**',
  ),
  {
    files: ['app/main/engine/**'],
    ignores: ['app/main/engine/tensorflow.ts', 'app/main/engine/engine.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@tensorflow/*', 'electron', 'electron/*', 'electron-log*', '**/renderer/**'],
              message: 'Only engine/tensorflow.ts imports TensorFlow; nothing here knows Electron.',
            },
          ],
        },
      ],
    },
  },
);
