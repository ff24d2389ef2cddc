import { browserPreset } from '@frontdesk/tooling/jest-preset.mjs';

export default {
  ...browserPreset,
  displayName: 'web',
  // Jest adds `import` or `require` itself. Naming `import` would give ES modules to CommonJS code.
  testEnvironmentOptions: { customExportConditions: ['source', 'browser'] },
  moduleNameMapper: { '\\.css$': '<rootDir>/src/testing/empty-module.ts' },
  // Page tests type key by key, which on a busy machine exceeds Jest's five seconds.
  testTimeout: 60_000,
  setupFilesAfterEnv: ['<rootDir>/src/testing/set-up.ts'],
};
