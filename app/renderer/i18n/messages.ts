import './locale.svelte.ts';

/** All texts of the app, a function each; they follow the chosen language. */
export { m } from './generated/messages.js';
