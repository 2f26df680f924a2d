import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Relative addresses, so that the built site works under any path of any host.
  base: './',
  plugins: [
    react(),
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
  },
  worker: { format: 'es' },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
  test: {
    // A test that needs a page says so in its first line: // @vitest-environment happy-dom
    environment: 'node',
    include: ['engine/**/*.test.ts', 'app/**/*.test.{ts,tsx}'],
  },
});
