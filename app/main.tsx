import { createRoot } from 'react-dom/client';
import '@fontsource/ibm-plex-sans/latin-400.css';
import '@fontsource/ibm-plex-sans/latin-600.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import '@fontsource/ibm-plex-mono/latin-500.css';
import './ui/base.css';
import { App } from './App.tsx';
import { listenToDrops } from './document/dropping.ts';
import { saveWhenLeft } from './document/leaving.ts';
import { listenToLinks, openFirst } from './document/opening.ts';
import { followOtherTabs } from './document/storage.ts';
import { firstStory } from './gallery/firstStory.ts';
import { listenToKeys } from './keys.ts';
import { followSession } from './shell/theme.ts';

followSession();
listenToKeys();
saveWhenLeft();
followOtherTabs();
listenToLinks();
listenToDrops();

void openFirst(firstStory.title, firstStory.scenario);

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);

// Kept for later when all is there that is needed now.
if (import.meta.env.PROD)
  addEventListener('load', () => {
    setTimeout(async () => (await import('./shell/offline.ts')).keepOffline(), 3_000);
  });
