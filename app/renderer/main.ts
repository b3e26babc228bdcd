import { mount } from 'svelte';
import { createAppState } from './app-state.ts';
import App from './App.svelte';
import { bridge } from './bridge.ts';
import './styles/tokens.css';
import './styles/base.css';

const app = createAppState(bridge);
// First the language, so that no text is shown in one and then in another.
await app.preferences.load();
app.connection.start();
mount(App, { target: document.body, props: { app } });
