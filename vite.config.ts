import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Relative addresses, so that the built site works under any path of any host.
  base: './',
  plugins: [react()],
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
