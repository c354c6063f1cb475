import { mount } from 'svelte';
import App from './App.svelte';
import { chooseHost } from './host';
import './style/tokens.css';
import './style/base.css';
import './style/controls.css';
import './style/items.css';
import './style/screens.css';
import './style/print.css';

const target = document.querySelector('#app');
if (target) mount(App, { target, props: { host: await chooseHost() } });
