import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compileMessages } from './compile-messages.mjs';
import { precompress } from './precompress.mjs';

const api = process.env.API_URL ?? 'http://127.0.0.1:4000';

export default defineConfig({
  // The English texts stay in the code, so each page loads only its own texts.
  plugins: [
    lingui({ cwd: import.meta.dirname, macroTransform: { macro: { descriptorFields: 'message' } } }),
    compileMessages(),
    react(),
    precompress(),
  ],
  // Import workspace packages from their source instead of the last build.
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // Declare that the packages `domain` and `policies` have no side effects, so that the bundler removes their
      // unused modules, for example the policy registry.
      treeshake: { moduleSideEffects: (id) => !/[\\/]packages[\\/](domain|policies)[\\/]/.test(id) },
      output: {
        // Bundles the modules that many pages share into a few chunks.
        codeSplitting: {
          groups: [
            {
              name: 'kit',
              test: /@mantine[\\/]|floating-ui|react-remove-scroll|tabler|[\\/]src[\\/](ui|lib|session)[\\/]/,
              minShareCount: 8,
            },
            { name: 'icons', test: /tabler/, minShareCount: 2 },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  // Vite must not prebundle the editor's workers, because their relative paths would break.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite'] },
  server: {
    port: 5173,
    // Proxies the API under one origin in development, so that cookies, WebSockets and the mailbox work as in
    // production.
    proxy: {
      '/graphql': { target: api, ws: true },
      '/mailbox': api,
      // The SPA handles GET /forms/…. POST requests of HTML forms go to the API.
      '/forms': { target: api, bypass: (request) => (request.method === 'POST' ? undefined : '/index.html') },
    },
  },
});
