import { nodePreset } from '@frontdesk/tooling/jest-preset.mjs';

export default {
  ...nodePreset,
  displayName: 'e2e',
  testPathIgnorePatterns: [...nodePreset.testPathIgnorePatterns, 'chaos\\.test\\.ts$'],
  globalSetup: '<rootDir>/support/furnish.setup.mjs',
  globalTeardown: '<rootDir>/support/furnish.teardown.mjs',
  setupFilesAfterEnv: ['<rootDir>/support/set-up.ts'],
};
