import { browserPreset } from '@frontdesk/tooling/jest-preset.mjs';

export default {
  ...browserPreset,
  displayName: 'web',
  // Page tests type key by key, which on a busy machine exceeds Jest's five seconds.
  testTimeout: 60_000,
  setupFilesAfterEnv: ['<rootDir>/src/testing/set-up.ts'],
};
