import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';

/** Every module the page imports at once, from its entry on. */
const firstLoad = new Set<string>();

/** Reached through a door that lists more than the page takes at once; each goes where it is used. */
const takenOneByOne = /lucide-react|\/facts\/datedFigures/;

const isFirstLoad = (id: string) => firstLoad.has(id) && !takenOneByOne.test(id);

function knowFirstLoad(): Plugin {
  return {
    name: 'know-first-load',
    apply: 'build',
    buildEnd() {
      const follow = (id: string) => {
        if (firstLoad.has(id)) return;
        firstLoad.add(id);
        for (const imported of this.getModuleInfo(id)?.importedIds ?? []) follow(imported);
      };
      for (const id of this.getModuleIds()) if (this.getModuleInfo(id)?.isEntry) follow(id);
    },
  };
}

export default defineConfig({
  // Relative addresses, so that the built site works under any path of any host.
  base: './',
  plugins: [
    react(),
    knowFirstLoad(),
    VitePWA({
      // The page registers it itself, and asks before it changes to a new version: app/shell/offline.ts.
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        name: 'Inflight',
        short_name: 'Inflight',
        description:
          'A messaging playground in a browser tab: draw queues and consumers, send messages, watch them travel.',
        categories: ['education', 'developer'],
        start_url: '.',
        scope: '.',
        display: 'standalone',
        background_color: '#f8f5ee',
        theme_color: '#f8f5ee',
        icons: [
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,svg,woff2}'],
        // What is larger is fetched when it is asked for: a first visit shall not pay for everything there is.
        maximumFileSizeToCacheInBytes: 1_500_000,
        // A link to a diagram, or to a way of showing it, is the same page.
        navigateFallback: 'index.html',
        navigateFallbackDenylist: [/\.\w+$/],
        ignoreURLParametersMatching: [/./],
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  build: {
    target: 'es2022',
    // Inlined assets would need data: in the content security policy; separate files are also cached one by one.
    assetsInlineLimit: 0,
    // What the first load needs is one file: whole, it packs a tenth better than in twenty pieces.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'shell', test: isFirstLoad }] } },
    },
  },
  worker: { format: 'es' },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
  test: {
    // A test that needs a page says so in its first line: // @vitest-environment happy-dom
    environment: 'node',
    // A machine that is busy with other things is slow, not wrong.
    testTimeout: 30_000,
    include: ['engine/**/*.test.ts', 'app/**/*.test.{ts,tsx}'],
  },
});
