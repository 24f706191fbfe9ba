import { render } from 'preact';
import { createClient } from './api/client.ts';
import { App } from './app.tsx';
import './style/base.css';
import './style/drop.css';
import './style/list.css';
import './style/find.css';
import './style/article.css';
import './style/facts.css';
import './style/changes.css';
import './style/removed.css';
import './style/name.css';
import './style/story.css';
import './style/print.css';

const client = createClient((address, init) => fetch(new URL(address, document.baseURI), init));
const root = document.getElementById('page');
if (root !== null) render(<App client={client} />, root);
