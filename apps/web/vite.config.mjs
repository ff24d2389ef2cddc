import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './precompress.mjs';

const api = process.env.API_URL ?? 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [react(), precompress()],
  // Workspace packages are read as they are written, not as they were last built.
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // Our packages only declare: what nobody imports (the policy registry, here) is left out.
      treeshake: { moduleSideEffects: (id) => !/[\\/]packages[\\/](domain|policies)[\\/]/.test(id) },
      output: {
        // What every page of a workspace shares travels in a few pieces instead of sixty.
        codeSplitting: {
          groups: [
            {
              name: 'kit',
              test: /@mantine[\\/]|floating-ui|react-remove-scroll|tabler|[\\/]src[\\/](ui|lib|session)[\\/]/,
              minShareCount: 9,
            },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  // The editor names its workers as Vite wants them; bundled beforehand they could not be found.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite'] },
  server: {
    port: 5173,
    // One origin in development too: the cookie, the socket and the mailbox behave as they will in production.
    proxy: {
      '/graphql': { target: api, ws: true },
      '/mailbox': api,
      // The SPA answers GET /forms/…; a plain HTML form's POST belongs to the API.
      '/forms': { target: api, bypass: (request) => (request.method === 'POST' ? undefined : '/index.html') },
    },
  },
});
