import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';
import { createSwcExtractor } from '@lingui/native-tools';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [
    {
      path: '<rootDir>/src/locales/{locale}',
      include: ['<rootDir>/src'],
      exclude: ['<rootDir>/src/gql/**', '<rootDir>/src/testing/**', '**/*.test.*'],
    },
  ],
  extractors: [createSwcExtractor()],
  // Line numbers would change the catalogue with every edit of a file.
  format: formatter({ lineNumbers: false, printPlaceholdersInComments: { limit: 3 } }),
  orderBy: 'message',
  // `imports` in package.json maps `#i18n` to the module that activates the language.
  runtimeConfigModule: { i18n: ['#i18n', 'i18n'], Trans: ['#i18n', 'Trans'] },
});
