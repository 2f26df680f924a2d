import { createRoot } from 'react-dom/client';
import '@fontsource/ibm-plex-sans/latin-400.css';
import '@fontsource/ibm-plex-sans/latin-600.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import '@fontsource/ibm-plex-mono/latin-500.css';
import './ui/base.css';
import { App } from './App.tsx';
import { saveWhenLeft } from './document/leaving.ts';
import { openFirst } from './document/opening.ts';
import { stories } from './gallery/stories.ts';
import { listenToKeys } from './keys.ts';
import { followSession } from './shell/theme.ts';

followSession();
listenToKeys();
saveWhenLeft();

const poison = stories.find(({ id }) => id === 'poison');
if (poison) void openFirst(poison.title, poison.scenario);

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
