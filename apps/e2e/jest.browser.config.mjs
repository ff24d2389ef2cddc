import { nodePreset } from '@frontdesk/tooling/jest-preset.mjs';

export default {
  ...nodePreset,
  displayName: 'e2e',
  testEnvironment: '<rootDir>/support/browser-environment.mjs',
  testPathIgnorePatterns: [...nodePreset.testPathIgnorePatterns, 'chaos\\.test\\.ts$'],
  globalSetup: '<rootDir>/support/demo-folder.setup.mjs',
  globalTeardown: '<rootDir>/support/demo-folder.teardown.mjs',
  setupFilesAfterEnv: ['<rootDir>/support/set-up.ts'],
};
