import { fileURLToPath } from 'node:url';

/** Compiler settings for tests. type-graphql needs decorator metadata, and Jest runs ES modules. */
export const swcOptions = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

/** Compiler settings for the SPA in tests. The plugin's options must match apps/web/lingui.config.mjs. */
export const swcOptionsOfWeb = {
  ...swcOptions,
  jsc: {
    ...swcOptions.jsc,
    experimental: {
      cacheRoot: fileURLToPath(new URL('../../node_modules/.cache/swc-plugins', import.meta.url)),
      plugins: [
        [
          fileURLToPath(import.meta.resolve('@lingui/swc-plugin')),
          { descriptorFields: 'message', runtimeModules: { i18n: ['#i18n', 'i18n'], trans: ['#i18n', 'Trans'] } },
        ],
      ],
    },
  },
};
