import { browserPreset } from '@frontdesk/tooling/jest-preset.mjs';

export default {
  ...browserPreset,
  displayName: 'web',
  // Jest adds `import` or `require` itself; naming `import` would hand ES modules to whatever still requires.
  testEnvironmentOptions: { customExportConditions: ['source', 'browser'] },
  moduleNameMapper: { '\\.css$': '<rootDir>/src/testing/empty-module.ts' },
  setupFilesAfterEnv: ['<rootDir>/src/testing/set-up.ts'],
};
