import { createRoot } from 'react-dom/client';
import '@fontsource/ibm-plex-sans/latin-400.css';
import '@fontsource/ibm-plex-sans/latin-600.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import '@fontsource/ibm-plex-mono/latin-500.css';
import './ui/base.css';
import { App } from './App.tsx';
import { saveWhenLeft } from './document/leaving.ts';
import { openFirst } from './document/opening.ts';
import { firstStory } from './gallery/firstStory.ts';
import { listenToKeys } from './keys.ts';
import { followSession } from './shell/theme.ts';

followSession();
listenToKeys();
saveWhenLeft();

void openFirst(firstStory.title, firstStory.scenario);

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
