import { browserPreset } from '@frontdesk/tooling/jest-preset.mjs';

export default {
  ...browserPreset,
  displayName: 'web',
  // Jest adds `import` or `require` itself; naming `import` would hand ES modules to whatever still requires.
  testEnvironmentOptions: { customExportConditions: ['source', 'browser'] },
  moduleNameMapper: { '\\.css$': '<rootDir>/src/testing/empty-module.ts' },
  // Whole pages are driven key by key; on a busy machine that takes longer than Jest's five seconds.
  testTimeout: 60_000,
  setupFilesAfterEnv: ['<rootDir>/src/testing/set-up.ts'],
};
