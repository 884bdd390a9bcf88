import path from 'node:path';
import { defineConfig } from 'vite';
import { precompress } from './precompress-plugin';
import { texts } from './texts-plugin';

const libs = path.resolve(import.meta.dirname, '../../libs');

/** Two pages that share no chunk but `shared/`, and the stylesheet of the report pages. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  resolve: {
    alias: [
      { find: /^@corridor\/domain\/(.*)$/, replacement: `${libs}/domain/src/$1/index.ts` },
      { find: /^@corridor\/messages\/(.*)$/, replacement: `${libs}/messages/src/$1` },
    ],
  },
  plugins: [texts(), precompress()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: path.resolve(import.meta.dirname, '../../dist/web'),
    emptyOutDir: true,
    target: 'chrome100',
    modulePreload: { polyfill: false },
    // A data: URL would need a wider Content-Security-Policy than 'self'.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        console: path.resolve(import.meta.dirname, 'console/index.html'),
        field: path.resolve(import.meta.dirname, 'field/index.html'),
        reports: path.join(libs, 'documents/src/figures-page.css'),
      },
      output: {
        // The report pages are written by the server, which must know the name of their stylesheet.
        assetFileNames: ({ names }) =>
          names.includes('reports.css') ? 'assets/reports.css' : 'assets/[name]-[hash][extname]',
      },
    },
  },
});
