import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './precompress.mjs';

const api = process.env.API_URL ?? 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [react(), precompress()],
  // Workspace packages are imported from source instead of the last build.
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // Our packages have no side effects, so unused modules such as the policy registry are removed.
      treeshake: { moduleSideEffects: (id) => !/[\\/]packages[\\/](domain|policies)[\\/]/.test(id) },
      output: {
        // Bundles what every workspace page shares into a few chunks.
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
  // The editor references its workers for Vite; prebundling would break the paths.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite'] },
  server: {
    port: 5173,
    // One origin in development, so that the cookie, the socket and the mailbox work as in production.
    proxy: {
      '/graphql': { target: api, ws: true },
      '/mailbox': api,
      // The SPA handles GET /forms/…; POST requests of HTML forms go to the API.
      '/forms': { target: api, bypass: (request) => (request.method === 'POST' ? undefined : '/index.html') },
    },
  },
});
