import { browserPreset } from '@frontdesk/tooling/jest-preset.mjs';

export default {
  ...browserPreset,
  displayName: 'web',
  // Page tests simulate every keystroke. On a busy machine a test can take longer than Jest's default of five seconds.
  testTimeout: 180_000,
  setupFilesAfterEnv: ['<rootDir>/src/testing/set-up.ts'],
};
